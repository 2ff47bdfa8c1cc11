"""What the commands share that record people's decisions: who decides, about which statements, and what is told."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from claimref.cli.talk import Talk
from claimref.decisions import Conflict
from claimref.errors import ConfigError

if TYPE_CHECKING:
    from claimref.records import Comparison
    from claimref.reports.decisions import CorrectionLine, JudgementLine
    from claimref.store import Store
    from claimref.store.corrections import Adrift, PersonsCorrection
    from claimref.store.judgements import Attached, PersonsJudgement, Unattached
    from claimref.store.people import Judgements

user_option = click.option("--user", metavar="NAME", help="Who decides.  [default: the setting user, else your login]")
note_option = click.option("--note", metavar="TEXT", help="Why, in your own words.")


def who(user: str | None) -> str:
    """Return who decides: as given, as set, else the login name."""
    from claimref.config import Config

    named = Config.load(user=user).user.strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise ConfigError("nobody is logged in here: say who decides with --user, or CLAIMREF_USER") from error


def next_step(store: Store, articles: set[str]) -> str:
    """What to run so that decisions on statements of `articles` take effect."""
    stories = [story for story in store.stories() if articles & {article.id for article in store.articles(story)}]
    return "next: " + " · ".join(f"claimref compare --story {story!r}" for story in stories)


def judgement_line(store: Store, judgement: PersonsJudgement, trouble: str | None = None) -> JudgementLine:
    from claimref.reports.decisions import JudgementLine, Said

    left, right = (Said(*store.people.words(anchor)) for anchor in (judgement.left, judgement.right))
    day = judgement.created_at[:10]
    return JudgementLine(judgement.verdict, judgement.user, day, judgement.note, (left, right), trouble)


def correction_line(store: Store, correction: PersonsCorrection, trouble: str | None = None) -> CorrectionLine:
    from claimref.reports.decisions import CorrectionLine, Said

    place = Said(*store.people.words(correction.anchor))
    day = correction.created_at[:10]
    return CorrectionLine(
        correction.field.value, correction.value, correction.user, day, correction.note, place, trouble
    )


def tell_troubles(store: Store, talk: Talk, comparison: Comparison | None = None) -> None:
    """Say which decisions contradict each other and which bear on nothing, of one comparison or of all."""
    from claimref.reports.decisions import print_decisions

    found = store.judgements()
    conflicts = found.conflicts
    judgements, corrections = _bearing_on_nothing(found, comparison)
    if comparison is not None:
        ids = {statement.id for statement in comparison.statements}
        conflicts = tuple(one for one in conflicts if {one.different.left, one.different.right} <= ids)
    if talk.quiet:
        return
    for conflict in conflicts:
        talk.say("these judgements contradict each other; none of them counts until one is changed:")
        lines = [judgement_line(store, attached.judgement) for attached in _involved(conflict)]
        print_decisions(lines, [], sys.stderr)
    if judgements or corrections:
        talk.say("decisions that bear on no statement any more (claimref judgements list has all):")
        print_decisions(
            [judgement_line(store, one.judgement, one.reason) for one in judgements],
            [correction_line(store, one.correction, one.reason) for one in corrections],
            sys.stderr,
        )


def tell_what_held(store: Store, comparison: Comparison, talk: Talk) -> None:
    """Say how many decisions a comparison followed, and which it could not follow."""
    from claimref.reports.wording import counted

    found = store.judgements()
    statements = {statement.id for statement in comparison.statements}
    made = {s.id for split in comparison.uncorrected.values() for s in split.statements}
    held = sum({one.left, one.right} <= statements for one in found.attached)
    corrected = sum(one.subject in statements | made for one in found.corrections)
    if held or corrected:
        talk.say(f"people decided: {counted(held, 'judgement')} and {counted(corrected, 'correction')} followed")
    tell_troubles(store, talk, comparison)


def _bearing_on_nothing(
    found: Judgements, comparison: Comparison | None
) -> tuple[Sequence[Unattached], Sequence[Adrift]]:
    if comparison is None:
        return found.unattached, found.adrift
    articles = {article.id for article in comparison.articles}
    return (
        [one for one in found.unattached if articles & {one.judgement.left.article_id, one.judgement.right.article_id}],
        [one for one in found.adrift if one.correction.article_id in articles],
    )


def _involved(conflict: Conflict[Attached]) -> tuple[Attached, ...]:
    return conflict.different, *conflict.chain
