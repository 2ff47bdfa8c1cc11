"""Corrections of statements: found again, superseded and not deleted, never put where they do not belong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from claimref.correcting import correct
from claimref.decisions import DROPPED, Correctable, Verdict
from claimref.errors import StoreError
from claimref.protocols import Cached
from claimref.records import Article, Kind, Split, Stance, Statement, Voice
from claimref.store import Store, open_store
from claimref.store.decision_lines import Loaded
from tests.store import sample

SAID = sample.statements()
LORRIES = SAID["alpha lorries"]
ALPHA = sample.articles()["Alpha Times"]
MADE = Split(ALPHA.id, (SAID["alpha when"], LORRIES))


def amend(store: Store, values: Mapping[Correctable, str | None], statement: Statement = LORRIES) -> None:
    store.people.correct(statement.id, values, "ada")


def corrected(store: Store, split: Split = MADE, article: Article = ALPHA) -> tuple[Statement, ...]:
    """What a comparison would go on with."""
    return correct([article], [split], store.people).splits[0].statements


def save(store: Store) -> None:
    """Save the comparison as it comes out with the corrections in force, claims left as they are."""
    comparison = sample.comparison()
    done = correct([ALPHA], [MADE], store.people)
    [split] = done.splits
    others = [s for s in comparison.statements if s.article_id != ALPHA.id]
    assert {s.id for s in split.statements} == {s.id for s in MADE.statements}, "only what leaves the claims alone"
    statements = tuple(sorted([*others, *split.statements], key=lambda statement: statement.article_id))
    store.save(replace(comparison, statements=statements, uncorrected=done.uncorrected))


def test_voice_speaker_stance_and_kind(filled: Store) -> None:
    amend(filled, {Correctable.VOICE: "attributed", Correctable.SPEAKER: "Ines Roa"})
    amend(filled, {Correctable.STANCE: "hedged", Correctable.KIND: "opinion"})
    _, changed = corrected(filled)
    assert (changed.voice, changed.speaker, changed.stance, changed.kind) == (
        Voice.ATTRIBUTED,
        "Ines Roa",
        Stance.HEDGED,
        Kind.OPINION,
    )
    assert (changed.id, changed.quote, changed.quantities) == (LORRIES.id, LORRIES.quote, LORRIES.quantities)


def test_new_wording_has_its_own_values(filled: Store) -> None:
    amend(filled, {Correctable.TEXT: "The Sula carried 12 lorries on May 3."})
    _, changed = corrected(filled)
    assert changed.text == "The Sula carried 12 lorries on May 3."
    assert 12 in [quantity.low for quantity in changed.quantities]
    assert [time.raw for time in changed.times] == ["May 3"]
    assert changed.quote == LORRIES.quote


def test_the_splitters_own_work_is_kept_and_loads_equal(filled: Store) -> None:
    amend(filled, {Correctable.STANCE: "hedged"})
    save(filled)
    loaded = filled.load(sample.STORY)
    assert loaded.uncorrected[ALPHA.id].statements == MADE.statements
    assert next(s for s in loaded.statements if s.id == LORRIES.id).stance is Stance.HEDGED
    version = sample.comparison().components["splitter"]
    cached = filled.cache.get(Cached.SPLIT, version, [ALPHA.id])[ALPHA.id]
    assert cached.statements == MADE.statements, "corrected anew at each comparison, split never again"
    assert filled.check() == []
    amend(filled, {Correctable.STANCE: None})
    save(filled)
    assert filled.load(sample.STORY) == sample.comparison()
    assert filled.check() == []


def test_a_dropped_statement_is_told_from_a_missing_one(filled: Store) -> None:
    filled.judge(LORRIES.id, SAID["echo lorries"].id, Verdict.DIFFERENT, "ada")
    amend(filled, {Correctable.SPLIT: DROPPED})
    done = correct([ALPHA], [MADE], filled.people)
    assert done.splits[0].statements == (SAID["alpha when"],)
    assert [passage.reason for passage in done.splits[0].skipped] == ["dropped by a person"]
    echo = sample.articles()["Echo"]
    both = correct([ALPHA, echo], [MADE, Split(echo.id, (SAID["echo lorries"],))], filled.people)
    assert filled.people.rulings([ALPHA, echo], both.standings) == []


def test_corrections_find_their_statement_under_another_splitter(filled: Store) -> None:
    amend(filled, {Correctable.STANCE: "hedged", Correctable.TEXT: "The ferry had 11 lorries."})
    shorter = replace(LORRIES, char_end=LORRIES.char_end - 1, quote=LORRIES.quote[:-1], text="It carried 11 lorries")
    split_again(filled, shorter)
    [changed] = corrected(filled, Split(ALPHA.id, (shorter,)))
    assert changed.stance is Stance.HEDGED, "by overlap"
    assert changed.text == shorter.text, "wording is about these very words"
    [adrift] = filled.judgements().adrift
    assert adrift.correction.field is Correctable.TEXT
    assert adrift.reason == "the statement at that place is cut otherwise now"


@pytest.mark.parametrize("field", [Correctable.VOICE, Correctable.SPLIT])
def test_what_has_no_place_any_more_is_listed(filled: Store, field: Correctable) -> None:
    amend(filled, {field: "attributed" if field is Correctable.VOICE else DROPPED})
    split_again(filled, SAID["alpha when"])
    assert corrected(filled, Split(ALPHA.id, (SAID["alpha when"],))) == (SAID["alpha when"],)
    [adrift] = filled.judgements().adrift
    assert adrift.reason == "no statement stands at that place any more"


def split_again(store: Store, *statements: Statement) -> None:
    store.cache.put(Cached.SPLIT, "another@2", {ALPHA.id: Split(ALPHA.id, statements)})


def test_the_latest_correction_holds_and_all_are_kept(filled: Store) -> None:
    for stance in ("hedged", "denies"):
        amend(filled, {Correctable.STANCE: stance})
    assert corrected(filled)[1].stance is Stance.DENIES
    rows = filled.query("SELECT value, superseded_by IS NULL FROM correction ORDER BY created_at").rows
    assert [tuple(row) for row in rows] == [("hedged", 0), ("denies", 1)]


def test_dumped_and_loaded_they_hold_in_another_store(filled: Store) -> None:
    amend(filled, {Correctable.STANCE: "hedged"})
    amend(filled, {Correctable.STANCE: "denies"})
    filled.people.correct_outlet(ALPHA, "Alpha Tribune", "ada")
    lines = filled.people.dump()
    with open_store(":memory:") as other:
        assert other.people.load(reversed(lines), "lines") == Loaded(0, 3, 0)
        assert len(other.judgements().adrift) == 2
        added = other.add_articles([ALPHA], sample.STORY).articles
        assert [(article.outlet, article.id) for article in added] == [("Alpha Tribune", ALPHA.id)]
        assert other.articles()[0].outlet == "Alpha Tribune"
        assert corrected(other)[1].stance is Stance.DENIES
        assert other.people.dump() == [line.replace("Alpha Times", "Alpha Tribune") for line in lines]
        assert other.check() == []


@pytest.mark.parametrize("value", [("stance", "so"), ("split", "gone"), ("text", " "), ("mood", "x")])
def test_malformed_lines_load_nothing(filled: Store, value: tuple[str, str]) -> None:
    amend(filled, {Correctable.STANCE: "hedged"})
    [line] = filled.people.dump()
    field, given = value
    bad = line.replace('"field": "stance"', f'"field": "{field}"').replace('"value": "hedged"', f'"value": "{given}"')
    with open_store(":memory:") as other, pytest.raises(StoreError, match=r"^team, line 2: not a judgement"):
        other.people.load([line, bad], "team")


def test_an_outlet_taken_back_is_the_one_that_was_read(filled: Store) -> None:
    filled.people.correct_outlet(ALPHA, "Alpha Tribune", "ada")
    assert {article.outlet for article in filled.articles()} >= {"Alpha Tribune"}
    assert filled.check() == []
    filled.people.correct_outlet(ALPHA, None, "ada")
    assert next(article for article in filled.articles() if article.id == ALPHA.id).outlet == "Alpha Times"
    assert filled.load(sample.STORY).articles == sample.comparison().articles


def test_a_correction_follows_its_article_to_a_later_version(filled: Store) -> None:
    amend(filled, {Correctable.STANCE: "hedged"})
    amend(filled, {Correctable.KIND: "opinion"}, SAID["alpha when"])
    new = replace(ALPHA, text="The ferry Sula went down. It carried 11 lorries.", debris=(), published_at=None)
    filled.add_articles([new], sample.STORY)
    start = new.text.index(LORRIES.quote)
    moved = replace(LORRIES, article_id=new.id, char_start=start, char_end=start + len(LORRIES.quote))
    filled.cache.put(Cached.SPLIT, "by-hand@1", {new.id: Split(new.id, (moved,))})
    assert [said.stance for said in corrected(filled, Split(new.id, (moved,)), new)] == [Stance.HEDGED]
    found = filled.judgements()
    assert [one.subject for one in found.corrections] == [moved.id]
    assert [one.correction.field for one in found.adrift] == [Correctable.KIND]
    assert "does not hold those words" in found.adrift[0].reason


def test_a_store_with_corrections_goes_down_and_up_again(filled: Store) -> None:
    for stance in ("hedged", "denies"):
        amend(filled, {Correctable.STANCE: stance})
    amend(filled, {Correctable.KIND: "opinion"})
    save(filled)
    filled.downgrade("0003")
    filled.upgrade()
    rows = filled.query("SELECT field, value, superseded_by IS NULL FROM correction ORDER BY created_at").rows
    assert [tuple(row) for row in rows] == [("stance", "hedged", 0), ("stance", "denies", 1)], "kind is new in 0004"
    assert filled.check() == []


def test_an_export_carries_what_people_decided(filled: Store) -> None:
    filled.judge(LORRIES.id, SAID["echo lorries"].id, Verdict.SAME_DIFFER, "ada")
    amend(filled, {Correctable.STANCE: "hedged"})
    save(filled)
    with open_store(":memory:") as other:
        other.restore(filled.dump())
        assert other.judgements() == filled.judgements()
        assert other.people.dump() == filled.people.dump()
        assert other.load(sample.STORY) == filled.load(sample.STORY)
