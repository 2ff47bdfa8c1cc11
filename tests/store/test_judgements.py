"""People overrule: their judgements are kept, found again, carried elsewhere; contradictions are reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

import pytest

from claimref.decisions import Standing
from claimref.errors import StoreError
from claimref.protocols import Cached
from claimref.records import Split, Statement
from claimref.store import PersonsJudgement, Store, Verdict, open_store
from claimref.store.decision_lines import Loaded
from claimref.store.judgements import record
from tests.store import sample
from tests.store.test_removal import recompare

SAID = sample.statements()


def split_again(store: Store, outlet: str, *statements: Statement) -> None:
    article = sample.articles()[outlet].id
    store.cache.put(Cached.SPLIT, "another@2", {article: Split(article, statements)})


def judge(store: Store, one: str, other: str, verdict: Verdict, note: str | None = None) -> PersonsJudgement:
    return store.judge(SAID[one].id, SAID[other].id, verdict, "ada", note)


def test_a_judgement_is_kept_and_found(filled: Store) -> None:
    made = judge(filled, "beta captain", "coast crew", Verdict.DIFFERENT, "the captain is not the crew")
    (attached,) = filled.judgements().attached
    assert attached.judgement == made
    assert {attached.left, attached.right} == {SAID["beta captain"].id, SAID["coast crew"].id}
    assert attached.left < attached.right
    assert filled.check() == []


def test_the_order_of_the_pair_does_not_matter(filled: Store) -> None:
    first = judge(filled, "beta captain", "coast crew", Verdict.UNSURE)
    second = judge(filled, "coast crew", "beta captain", Verdict.SAME_AGREE)
    assert [one.judgement for one in filled.judgements().attached] == [second]
    rows = dict(filled.query("SELECT id, superseded_by FROM judgement").rows)
    assert rows == {first.id: second.id, second.id: None}, "superseded, not deleted"
    assert filled.check() == []


def test_it_survives_another_splitter(filled: Store) -> None:
    judge(filled, "alpha lorries", "echo lorries", Verdict.SAME_DIFFER)
    old = SAID["alpha lorries"]
    quote = "It carried 11 lorries"  # the new splitter leaves the full stop out, and words it otherwise
    moved = replace(old, char_end=old.char_end - 1, quote=quote, text="The ferry carried 11 lorries", quantities=())
    split_again(filled, "Alpha Times", SAID["alpha when"], moved)
    (attached,) = filled.judgements().attached
    assert {attached.left, attached.right} == {moved.id, SAID["echo lorries"].id}


def test_judged_again_under_another_splitter_the_later_word_holds(filled: Store) -> None:
    first = judge(filled, "alpha lorries", "echo lorries", Verdict.SAME_DIFFER)
    old = SAID["alpha lorries"]
    moved = replace(
        old, char_end=old.char_end - 1, quote=old.quote[:-1], text="The ferry carried 11 lorries", quantities=()
    )
    split_again(filled, "Alpha Times", SAID["alpha when"], moved)
    second = filled.judge(moved.id, SAID["echo lorries"].id, Verdict.DIFFERENT, "ben")
    found = filled.judgements()
    assert [one.judgement for one in found.attached] == [second]
    assert found.conflicts == ()
    assert dict(filled.query("SELECT id, superseded_by FROM judgement").rows)[first.id] == second.id
    assert filled.check() == []
    with open_store(":memory:") as other:
        other.load_judgements(filled.dump_judgements())
        rows = dict(other.query("SELECT id, superseded_by FROM judgement").rows)
        assert rows == {first.id: second.id, second.id: None}


def test_it_survives_a_new_comparison(filled: Store) -> None:
    made = judge(filled, "beta captain", "coast crew", Verdict.DIFFERENT)
    filled.save(sample.comparison())
    assert [one.judgement for one in filled.judgements().attached] == [made]


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ((), "no statement stands at that place"),
        ((SAID["alpha when"],), "no statement stands at that place"),
        (
            (
                replace(SAID["alpha lorries"], text="The ferry carried lorries.", quantities=()),
                replace(SAID["alpha lorries"], text="There were 11 lorries.", quantities=()),
            ),
            "2 statements stand at that place now",
        ),
    ],
)
def test_what_cannot_be_attached_is_listed(filled: Store, new: tuple[Statement, ...], reason: str) -> None:
    made = judge(filled, "alpha lorries", "echo lorries", Verdict.SAME_DIFFER)
    split_again(filled, "Alpha Times", *new)
    found = filled.judgements()
    assert found.attached == ()
    assert [one.judgement for one in found.unattached] == [made]
    assert reason in found.unattached[0].reason


def test_of_two_statements_at_one_place_the_wording_tells(filled: Store) -> None:
    judge(filled, "alpha lorries", "echo lorries", Verdict.SAME_DIFFER)
    twin = replace(SAID["alpha lorries"], text="The Sula was a ferry.", quantities=())
    split_again(filled, "Alpha Times", twin, SAID["alpha lorries"])
    (attached,) = filled.judgements().attached
    assert SAID["alpha lorries"].id in (attached.left, attached.right)


def test_a_removed_article_leaves_its_judgements_listed(filled: Store) -> None:
    judge(filled, "alpha lorries", "echo lorries", Verdict.SAME_DIFFER)
    filled.remove_articles([sample.articles()["Echo"]], recompare)
    found = filled.judgements()
    assert found.attached == ()
    assert "no longer in the store" in found.unattached[0].reason
    assert filled.check() == []


def test_conflicts_are_reported_with_their_chain(filled: Store) -> None:
    same = [
        judge(filled, "alpha when", "coast when", Verdict.SAME_AGREE),
        judge(filled, "coast when", "beta when", Verdict.SAME_DIFFER),
    ]
    different = judge(filled, "alpha when", "beta when", Verdict.DIFFERENT)
    judge(filled, "alpha lorries", "coast crew", Verdict.DIFFERENT)
    judge(filled, "coast crew", "beta captain", Verdict.UNSURE)
    (conflict,) = filled.judgements().conflicts
    assert conflict.different.judgement == different
    assert {one.judgement.id for one in conflict.chain} == {judgement.id for judgement in same}
    judge(filled, "alpha when", "beta when", Verdict.UNSURE)
    assert filled.judgements().conflicts == ()


def test_a_statement_is_not_judged_against_itself(filled: Store) -> None:
    with pytest.raises(StoreError, match="two different statements"):
        judge(filled, "coast crew", "coast crew", Verdict.SAME_AGREE)
    with pytest.raises(StoreError, match="no statement 'x'"):
        filled.judge("x", SAID["coast crew"].id, Verdict.SAME_AGREE, "ada")


def test_dump_and_load_carry_everything(filled: Store) -> None:
    judge(filled, "beta captain", "coast crew", Verdict.UNSURE, 'note with "quotes"\nand a line')
    judge(filled, "beta captain", "coast crew", Verdict.DIFFERENT)
    judge(filled, "alpha lorries", "echo lorries", Verdict.SAME_DIFFER)
    lines = filled.dump_judgements()
    assert len(lines) == 3
    assert "Its captain was questioned." in "".join(lines)
    with open_store(":memory:") as other:
        assert other.load_judgements(lines) == Loaded(3, 0, known=0)
        assert other.load_judgements(lines) == Loaded(0, 0, known=3)
        assert other.check() == []
        assert other.judgements().attached == ()
        assert len(other.judgements().unattached) == 2, "listed until the articles come"
        other.save(sample.comparison())
        assert other.dump_judgements() == lines
        assert other.judgements() == filled.judgements()


def test_loaded_in_any_order_the_latest_is_in_force() -> None:
    made = [
        PersonsJudgement.on(
            SAID["beta captain"], SAID["coast crew"], verdict, user, at=datetime(2025, 6, day, tzinfo=UTC)
        )
        for day, (verdict, user) in enumerate(
            [(Verdict.UNSURE, "ada"), (Verdict.DIFFERENT, "ben"), (Verdict.SAME_AGREE, "cy")], 1
        )
    ]
    for order in permutations(made):
        with open_store(":memory:") as store, open_store(":memory:") as source:
            with source.writing() as connection:
                for judgement in order:
                    record(connection, judgement)
            for line in source.dump_judgements():
                store.load_judgements([line])
            rows = dict(store.query("SELECT id, superseded_by FROM judgement").rows)
            assert rows == {made[0].id: made[1].id, made[1].id: made[2].id, made[2].id: None}


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"left": 1}', '{"left": {"anchor": "x"}, "right": {"anchor": "y"}, "verdict": "maybe"}']
)
def test_malformed_lines_name_their_place_and_load_nothing(filled: Store, line: str) -> None:
    judge(filled, "beta captain", "coast crew", Verdict.UNSURE)
    good = filled.dump_judgements()
    with open_store(":memory:") as other:
        with pytest.raises(StoreError, match=r"^team\.jsonl, line 2: not a judgement"):
            other.load_judgements([*good, line], "team.jsonl")
        assert other.dump_judgements() == []


def test_a_judgement_follows_its_article_to_a_later_version(filled: Store) -> None:
    made = judge(filled, "alpha lorries", "echo lorries", Verdict.SAME_DIFFER)
    gone = judge(filled, "alpha when", "coast when", Verdict.UNSURE)
    old = sample.articles()["Alpha Times"]
    new = replace(old, text="The ferry Sula went down. It carried 11 lorries.", debris=(), published_at=None)
    filled.add_articles([new], sample.STORY)
    quote = "It carried 11 lorries."
    start = new.text.index(quote)
    moved = replace(SAID["alpha lorries"], article_id=new.id, char_start=start, char_end=start + len(quote))
    filled.cache.put(Cached.SPLIT, "by-hand@1", {new.id: Split(new.id, (moved,))})
    found = filled.judgements()
    [attached] = found.attached
    assert attached.judgement == made
    assert {attached.left, attached.right} == {moved.id, SAID["echo lorries"].id}
    assert [one.judgement for one in found.unattached] == [gone]
    assert "does not hold those words" in found.unattached[0].reason
    echo = sample.articles()["Echo"]
    standings = [Standing(moved, moved), Standing(SAID["echo lorries"], SAID["echo lorries"])]
    [ruling] = filled.people.rulings([new, echo], standings)
    assert (ruling.left, ruling.right) == (attached.left, attached.right)
    again = filled.judge(moved.id, SAID["echo lorries"].id, Verdict.DIFFERENT, "ben")
    assert [one.judgement for one in filled.judgements().attached] == [again]
    assert filled.judgements().conflicts == ()
    assert filled.check() == []
