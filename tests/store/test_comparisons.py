"""What is saved is loaded; a story has one current run; ids that merge stay as aliases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from claimref.errors import StoreError
from claimref.records import Claim, Comparison, Member, Status, Unit
from claimref.store import Store, open_store
from tests.store import sample


def test_a_saved_comparison_is_loaded_as_it_was(filled: Store) -> None:
    assert filled.load(sample.STORY) == sample.comparison()


def test_a_comparison_made_without_the_store_can_be_saved(store: Store) -> None:
    store.save(sample.comparison())
    assert store.load(sample.STORY) == sample.comparison()
    assert store.check() == []


def test_it_survives_closing(path: Path) -> None:
    with open_store(path) as store:
        store.save(sample.comparison())
    with open_store(path, read_only=True) as store:
        assert store.load(sample.STORY) == sample.comparison()
        assert store.stories() == (sample.STORY,)


def test_saving_again_keeps_every_row_but_the_run(filled: Store) -> None:
    ids = "SELECT id FROM claim UNION ALL SELECT id FROM statement UNION ALL SELECT id FROM article ORDER BY 1"
    before = filled.query(ids)
    run = filled.save(sample.comparison())
    assert filled.query(ids) == before
    assert filled.query("SELECT DISTINCT run_id FROM claim").rows == ((run,),)
    assert filled.check() == []


def test_claims_merge_and_the_old_id_leads_to_the_new(filled: Store) -> None:
    merged = _merge(sample.comparison(), "captain", "crew")
    filled.save(merged)
    assert filled.find_claim(sample.claim_id("crew")) == sample.claim_id("captain")
    assert filled.check() == []
    filled.save(sample.comparison())
    assert filled.find_claim(sample.claim_id("crew")) == sample.claim_id("crew")
    assert filled.query("SELECT count(*) FROM claim_alias").rows == ((0,),)


def test_an_alias_follows_a_second_merge(filled: Store) -> None:
    once = _merge(sample.comparison(), "captain", "crew")
    filled.save(once)
    filled.save(_merge(once, "lorries", "captain"))
    for name in ("crew", "captain"):
        assert filled.find_claim(sample.claim_id(name)) == sample.claim_id("lorries")


def test_status_by_unit(filled: Store) -> None:
    expected = {
        # Delta copies Coast: as one origin they alone report the rescue. Coast and Delta together quote both dates.
        Unit.OUTLET: {"when": "differ", "rescued": "agree", "dead": "self-differs", "crew": "only"},
        Unit.FAMILY: {"when": "differ", "rescued": "agree", "dead": "self-differs", "crew": "only"},
        Unit.ORIGIN: {"when": "differ", "rescued": "only", "dead": "self-differs", "crew": "only"},
    }
    for by, statuses in expected.items():
        found = {claim.id: claim.status for claim in filled.load(sample.STORY, by).claims}
        assert {name: found[sample.claim_id(name)].value for name in statuses} == statuses, by


def test_an_article_left_out_of_the_next_comparison_leaves_the_story(filled: Store) -> None:
    without = without_outlet(sample.comparison(), "Echo")
    filled.save(without)
    assert filled.load(sample.STORY) == without
    assert {article.outlet for article in filled.articles(sample.STORY)} == set(sample.TEXTS) - {"Echo"}
    assert filled.check() == []


def test_an_article_added_meanwhile_stays_in_the_story(filled: Store) -> None:
    late = replace(sample.articles()["Echo"], text="The Sula lies at 40 metres.", locator="late.txt", url=None)
    filled.add_articles([late], sample.STORY)
    filled.save(sample.comparison())
    assert late.id in {article.id for article in filled.articles(sample.STORY)}
    assert filled.load(sample.STORY) == sample.comparison()


@pytest.mark.parametrize(
    ("story", "message"), [("nowhere", "no story 'nowhere'"), ("empty", "has not been compared yet")]
)
def test_nothing_to_load(store: Store, story: str, message: str) -> None:
    store.add_articles([sample.articles()["Echo"]], "empty")
    with pytest.raises(StoreError, match=message):
        store.load(story)


def test_find_claim(filled: Store) -> None:
    when = sample.claim_id("when")
    filled.last_rows = (when, sample.claim_id("dead"))
    said = sample.statements()
    for reference in ("1", when, when[:9], said["delta brant"].id, when.upper()):
        assert filled.find_claim(reference) == when, reference
    assert filled.last_rows == (when, sample.claim_id("dead"))
    for reference, message in (("", "no claim named"), ("zzzz", "no claim 'zzzz'"), ("9", "no claim '9'")):
        with pytest.raises(StoreError, match=message):
            filled.find_claim(reference)


def test_explain(filled: Store) -> None:
    found = filled.explain(sample.claim_id("lorries"))
    said = sample.statements()
    assert found.claim.label == "The Sula carried 11 lorries."
    assert found.statements == (said["alpha lorries"],)
    assert [relation.why for relation in found.relations] == ["differ by hand"]
    assert found.relations[0].evidence == {"same_point": 0.8, "values": ["x"]}
    assert found.outside == {said["echo lorries"].id: said["echo lorries"]}
    assert found.run.models["judge"] == "by-hand@1"
    assert {article.outlet for article in found.articles.values()} == {"Alpha Times", "Echo"}


def _merge(comparison: Comparison, into: str, gone: str) -> Comparison:
    """Put the statements of one claim into another, both of them undisputed."""
    claims = {claim.id: claim for claim in comparison.claims}
    kept, lost = claims[sample.claim_id(into)], claims.pop(sample.claim_id(gone))
    members = (*kept.members, *(Member(member.statement_id, None, 0.9) for member in lost.members))
    outlets = tuple(sorted({*kept.outlets, *lost.outlets}))
    claims[kept.id] = replace(kept, members=members, outlets=outlets, status=Status.AGREE, disputed_by=())
    kept_disputes = [_forget_dispute(claim, lost.id) for claim in claims.values()]
    return replace(comparison, claims=tuple(sorted(kept_disputes, key=lambda claim: claim.id)))


def _forget_dispute(claim: Claim, gone: str) -> Claim:
    return replace(claim, disputed_by=tuple(other for other in claim.disputed_by if other != gone))


def without_outlet(comparison: Comparison, outlet: str) -> Comparison:
    articles = tuple(article for article in comparison.articles if article.outlet != outlet)
    ids = {article.id for article in articles}
    statements = tuple(statement for statement in comparison.statements if statement.article_id in ids)
    said = {statement.id for statement in statements}
    claims = [claim for claim in comparison.claims if set(claim.statements) <= said]
    gone = {claim.id for claim in comparison.claims} - {claim.id for claim in claims}
    for id_ in gone:
        claims = [_forget_dispute(claim, id_) for claim in claims]
    return replace(
        comparison,
        articles=articles,
        statements=statements,
        claims=tuple(claims),
        relations=tuple(r for r in comparison.relations if {r.left, r.right} <= said),
        skipped={id_: comparison.skipped[id_] for id_ in ids},
    )
