"""Statements that go back to an outside report: "according to the BBC", "the minister told Reuters".

Two outlets that cite one report have one source for what they cite.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimref.origins.naming import Names
from claimref.records import Article, OriginTrace, Statement, Voice

_NAME = r"(?:the )?(?P<name>(?:[A-Z][\w.&’'-]*)(?: (?:of |and |de )?[A-Z][\w.&’'-]*){0,4})"
_REPORTED = r"(?:quoted|cited|reported|published|obtained|seen|reviewed|confirmed)"
_SAYS = r"(?:reports?|reported|writes|wrote|said|says|cited|quoted|revealed|published|broke)"
_CITES = tuple(
    re.compile(form)
    for form in (
        rf"\b[Aa]ccording to {_NAME}",
        rf"\b(?:told|informed) {_NAME}",
        rf"\b{_REPORTED} (?:exclusively )?(?:by|in|to) {_NAME}",
        rf"\bin (?:an? |his |her )?(?:\w+ )?interview (?:with|to|for|by) {_NAME}",
        rf"\b(?:citing|quoting) {_NAME}",
        rf"(?:^|(?<=[\s“\"(]))(?:[Tt]he )?(?P<name>(?:[A-Z][\w.&’'-]*)(?: (?:of |and )?[A-Z][\w.&’'-]*){{0,4}})"
        rf"(?: (?:news agency|newspaper|website|agency|TV|television|magazine))?"
        rf"(?: (?:has|had|first|also|later|earlier))* {_SAYS}\b",
    )
)
_BREAK = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(]?[A-Z])|\n")
CITED = 0.9


def find_citations(articles: Iterable[Article], statements: Iterable[Statement], names: Names) -> Iterator[OriginTrace]:
    """Yield a trace for every attributed statement whose sentence names another outlet's report as its source."""
    by_id = {article.id: article for article in articles}
    own = {id_: names.resolve(article.outlet) or article.outlet for id_, article in by_id.items()}
    for statement in statements:
        if statement.voice is not Voice.ATTRIBUTED:
            continue
        cited = _as_speaker(statement, names) or _in_sentence(by_id[statement.article_id].text, statement, names)
        if cited and cited[0] != own[statement.article_id]:
            name, evidence = cited
            yield OriginTrace(statement.id, name, names.kind(name), "attribution", CITED, evidence)


def _as_speaker(statement: Statement, names: Names) -> tuple[str, str] | None:
    """The outlet that is the speaker, or the outermost of those who quote each other."""
    for speaker in (*statement.chain[:1], statement.speaker, statement.speaker_text):
        name = names.resolve(_bare(speaker)) if speaker else None
        if name:
            return name, f"{speaker} {statement.cue or ''}".strip()
    return None


def _in_sentence(text: str, statement: Statement, names: Names) -> tuple[str, str] | None:
    """The one outlet that the statement's sentence cites; where it cites two, none is certain."""
    sentence = _sentence(text, statement.char_start, statement.char_end)
    found: dict[str, str] = {}
    for form in _CITES:
        for match in form.finditer(sentence):
            name = names.resolve(_bare(match["name"]))
            if name:
                found.setdefault(name, " ".join(match.group().split()))
    return next(iter(found.items())) if len(found) == 1 else None


def _bare(name: str) -> str:
    """A name without what the sentence adds: "the Reuters news agency", "Reuters'"."""
    plain = re.sub(r"^(?:the|The) ", "", name.strip(" ,."))
    plain = re.sub(r"(?:['’]s|['’])$", "", plain)
    return re.sub(r" (?:news agency|newspaper|website|news website|agency)$", "", plain)


def _sentence(text: str, start: int, end: int) -> str:
    breaks = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    first = max(at for at in breaks if at <= start)
    last = min(at for at in breaks if at >= end)
    return text[first:last]
