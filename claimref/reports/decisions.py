"""What people decided, in lines for the terminal: judgements with both quotes, corrections, contradictions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from claimref.decisions import IN_WORDS, Verdict
from claimref.reports.style import ASIDE, LABEL, QUOTE, WARNING, print_parts
from claimref.reports.wording import counted, excerpt, printable

VERDICT_STYLE = {
    Verdict.SAME_AGREE: "green",
    Verdict.SAME_DIFFER: "red",
    Verdict.DIFFERENT: "cyan",
    Verdict.UNSURE: "yellow",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A place that somebody's word is about: whose article, and the words there; None where it is gone."""

    outlet: str | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """A judgement with the two places that it is about; `trouble` says why it does not count."""

    verdict: Verdict
    user: str
    day: str
    note: str | None
    places: tuple[Said, Said]
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A correction with the place or article that it is about."""

    field: str
    value: str | None
    user: str
    day: str
    note: str | None
    place: Said
    trouble: str | None = None


def print_decisions(
    judgements: Sequence[JudgementLine],
    corrections: Sequence[CorrectionLine],
    out: IO[str],
    width: int | None = None,
    *,
    counts: bool = False,
) -> None:
    """Print all judgements, then all corrections; with `counts` how many there are, and how many do not count."""

    def parts(columns: int) -> Iterator[RenderableType]:
        for judgement in judgements:
            yield from judgement_parts(judgement, columns)
        for correction in corrections:
            yield from correction_parts(correction, columns)
        if counts:
            troubles = [line.trouble for line in judgements] + [line.trouble for line in corrections]
            troubled = sum(trouble is not None for trouble in troubles)
            total = f"{counted(len(judgements), 'judgement')}, {counted(len(corrections), 'correction')}"
            yield Text(f"{total}; {troubled} to be looked at" if troubled else total, style=ASIDE)

    print_parts(parts, out, width)


def judgement_parts(line: JudgementLine, width: int) -> Iterator[RenderableType]:
    """What was decided, by whom and when, and both places."""
    yield Text.assemble(
        (IN_WORDS[line.verdict], VERDICT_STYLE[line.verdict]), (f"  {printable(line.user)}, {line.day}", ASIDE)
    )
    for place in line.places:
        yield Padding(_place(place, width - 2), (0, 0, 0, 2))
    yield from _remarks(line.note, line.trouble)


def correction_parts(line: CorrectionLine, width: int) -> Iterator[RenderableType]:
    """What was corrected, by whom and when, and the place."""
    value = "as it was found" if line.value is None else printable(line.value)
    yield Text.assemble((f"corrected {line.field}: {value}", LABEL), (f"  {printable(line.user)}, {line.day}", ASIDE))
    yield Padding(_place(line.place, width - 2), (0, 0, 0, 2))
    yield from _remarks(line.note, line.trouble)


def _place(place: Said, width: int) -> Text:
    outlet = printable(place.outlet or "an article that is not in the store")
    if place.quote is None:
        return Text(outlet, style=LABEL)
    room = max(20, width - len(outlet) - 4)
    return Text.assemble((outlet, LABEL), "  ", (f"“{excerpt(place.quote, room)}”", QUOTE))


def _remarks(note: str | None, trouble: str | None) -> Iterator[RenderableType]:
    if note:
        yield Padding(Text(f"note: {printable(note)}", style=ASIDE), (0, 0, 0, 2))
    if trouble:
        yield Padding(Text(printable(trouble), style=WARNING), (0, 0, 0, 2))
