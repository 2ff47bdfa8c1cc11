"""Who somebody is and where something lies, from appositions, titles, owners and party tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimref.splitting.cues import EVENTS, SPEECH
from claimref.splitting.drafts import VALUED, Draft, Form, Width
from claimref.splitting.inflection import be
from claimref.splitting.things import BODIES, SITES, is_somebody
from claimref.splitting.trees import agrees_in_plural, definite, entity_of, is_plural, phrase, shortened, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PLACES = frozenset({"GPE", "LOC"})
PARTIES = {"R": "a Republican", "D": "a Democrat", "I": "an independent"}
_MEMBERS = frozenset({"Republican", "Democrat", "Independent"})
STATES = dict(
    pair.split(":")
    for pair in """ala:Alabama ariz:Arizona ark:Arkansas calif:California ca:California colo:Colorado conn:Connecticut
    del:Delaware fla:Florida fl:Florida ga:Georgia ill:Illinois ind:Indiana kan:Kansas ky:Kentucky la:Louisiana
    me:Maine md:Maryland mass:Massachusetts ma:Massachusetts mich:Michigan mi:Michigan minn:Minnesota miss:Mississippi
    mo:Missouri mont:Montana neb:Nebraska nev:Nevada nv:Nevada n.h:New_Hampshire n.j:New_Jersey n.m:New_Mexico
    n.y:New_York ny:New_York n.c:North_Carolina nc:North_Carolina n.d:North_Dakota ohio:Ohio okla:Oklahoma ore:Oregon
    pa:Pennsylvania r.i:Rhode_Island s.c:South_Carolina sc:South_Carolina s.d:South_Dakota tenn:Tennessee tn:Tennessee
    tex:Texas tx:Texas texas:Texas utah:Utah vt:Vermont va:Virginia wash:Washington w.va:West_Virginia wis:Wisconsin
    wi:Wisconsin wyo:Wyoming iowa:Iowa idaho:Idaho hawaii:Hawaii alaska:Alaska maine:Maine""".split()
)
"""How American papers shorten the states beside a member's party."""
_STATES_IN_FULL = frozenset(state.replace("_", " ").lower() for state in STATES.values())
_PARTY = re.compile(
    r"(?:\(|,\s)\s?(?:(?P<party>[RDI])\s?[-–—‑]\s?(?P<seat>[A-Z][A-Za-z. ]*?)(?:\)|(?=,)|(?<=\.)(?=\s|$))"
    r"|(?<=\()(?P<alone>[RDI])\)|(?<=\()(?P<state>[A-Z][A-Za-z. ]*)\))"
)
"""What stands after a member's name: "(D-Va.)", ", R-Texas,", ", D-Nev.", "(R)", "(Texas)"."""
MOST_OF_A_TAG = 9
"""Tokens: "(", "R", "-", "North", "Carolina", ")" and a few more where full stops are cut off."""
RANKS = {
    "sen.": "a senator", "senator": "a senator", "rep.": "a representative", "representative": "a representative",
    "gov.": "a governor", "gen.": "a general", "col.": "a colonel", "lt.": "a lieutenant", "maj.": "a major",
    "capt.": "a captain", "captain": "a captain", "sgt.": "a sergeant", "cpl.": "a corporal", "corporal": "a corporal",
    "general": "a general", "colonel": "a colonel", "sergeant": "a sergeant", "congressman": "a congressman",
    "congresswoman": "a congresswoman", "judge": "a judge", "detective": "a detective",
}  # fmt: skip
FORCES = frozenset(
    """gen. general col. colonel lt. lieutenant maj. major capt. captain sgt. sergeant cpl. corporal adm. admiral rear
    brig. brigadier cmdr. commander pfc. pvt. private spc. specialist det. detective supt. insp.""".split()
)
SEATS = frozenset("sen. sens. senator senators rep. reps. representative congressman congresswoman".split())
"""Ranks and seats that so many hold that they only address somebody: that "Capt. Ann Low" is a captain says nothing."""
SPELLED_OUT = {
    "gov.": "Governor", "sen.": "Senator", "sens.": "Senator", "rep.": "Representative", "reps.": "Representative",
}  # fmt: skip
BEFORE_GENERAL = frozenset("attorney solicitor surveyor secretary inspector director governor consul auditor".split())
"""What makes of a general a civil office."""
HEADS_OF_STATE = frozenset("president leader ruler king queen emperor dictator premier chancellor".split())
HOW_HIGH = frozenset("top supreme former then - ex".split())
ONCE = frozenset("once formerly previously then".split())
LASTING = frozenset("long always".split())
"""Adverbs of an apposition that tell when it held: "once a supporter", "long a buyer"."""
OF_A_CLAUSE = frozenset(
    """accusation admission allegation assertion characterisation characterization charge claim coincidence concession
    detail development fact figure gesture idea irony move outcome practice prospect reminder reversal setback shift
    sign step suggestion threshold""".split()
)
"""Nouns that after a comma mean all that the clause has said: "the firm left the port, a step that …"."""
HELD_BY_ONE = frozenset(
    """president chairman chairwoman chair director secretary nominee leader head chief governor mayor minister
    premier chancellor king queen pope boss editor commander founder commissioner speaker attorney spokesman
    spokeswoman""".split()
)
"""What one at a time is of its place or body: no article before it."""
HONORIFICS = frozenset({"mr.", "ms.", "mrs.", "dr.", "mr", "ms", "mrs", "dr"})


def namings(token: Token) -> Iterator[Draft]:
    """Yield what `token` says of who or where somebody or something is."""
    if token.dep_ == "appos" and not _is_in_a_tag(token):
        yield from _apposition(token)
    yield from _party(token)
    if token.lower_ == "old" and token.pos_ == "ADJ":
        yield from _age(token)
    if token.ent_type_ == "PERSON":
        entity = entity_of(token)
        if entity is not None and entity.root == token:
            yield from _title(token, entity)
            yield from _affiliation(token, entity)
    elif token.ent_type_ and token.pos_ == "PROPN":
        yield from _location(token)


def _apposition(token: Token) -> Iterator[Draft]:
    """ "Ana Ruiz, a chemist," → "Ana Ruiz is a chemist"; "Ana Ruiz, 41," → "Ana Ruiz is 41 years old"."""
    head = token.head
    named, role = (token, head) if token.ent_type_ == "PERSON" and head.ent_type_ != "PERSON" else (head, token)
    if named.ent_type_ == role.ent_type_ == "PERSON":
        return  # a list of names
    if head.ent_type_ != "PERSON" and any(child.dep_ in {"conj", "appos"} for child in token.children):
        return  # more likely a list than one thing said of another
    if role == head and head.ent_type_ in PLACES:
        somebody = _somebody_at(head)
        if somebody is None:
            return
        role = somebody
    if _is_elsewhere(token, role):
        return
    body = _body_beside(token, named) if role == token else None
    named = body or named
    alone = () if is_plural(role) and any(child.dep_ == "conj" for child in named.children) else ("conj", "cc")
    subject = _body(named) if body is not None else shortened(phrase(named, ("relcl", "acl", "appos", *alone)), named)
    start = min(head.left_edge.i, token.left_edge.i)
    if not subject:
        return
    if role.like_num and not any(child.dep_ not in {"punct"} for child in role.children):
        if named.ent_type_ == "PERSON" and role.text.isdigit():
            entity = entity_of(named)
            who = _name(entity) if entity is not None else [named]
            words: list[Token | str] = [*who, "is", role, "years old"]
            yield Draft(token, Form.AGE, Width.CORE, tuple(words), who[0].i, role.i + 1)
        return
    if named.ent_type_ in VALUED or (role.ent_type_ in VALUED and role.lemma_ != "one"):
        return  # a list of years, a weekday and its date, a share of the votes
    if _is_no_role(role, token) or (named.ent_type_ == "PERSON" and _is_nobody(role, token)):
        return
    if named.ent_type_ in PLACES and role.ent_type_ in PLACES:
        if named == head:
            words = [*subject, "is in", *phrase(role)]
            yield Draft(token, Form.AFFILIATION, Width.CORE, tuple(words), subject[0].i, role.i + 1)
        return
    if is_plural(named) != is_plural(role):
        return
    for width in (Width.CORE, Width.MIDDLE):
        leave = ("relcl", "acl", "appos") if width is Width.CORE else ("appos",)
        if agrees_in_plural(head):
            leave = (*leave, "conj", "cc")
        said_of = phrase(role, leave)
        if role != token:
            said_of = trimmed([inner for inner in said_of if inner.i < token.left_edge.i])
        if not said_of:
            continue
        verb, adverb = _held(role)
        if role == token and said_of[0] == role and role.text in _MEMBERS:
            verb += " an" if role.text == "Independent" else " a"  # "Ann Low, Democrat of Virginia,"
        elif role != token and said_of[0].pos_ in {"ADJ", "NOUN"} and role.lemma_.lower() not in HELD_BY_ONE:
            verb = f"{verb} {_article(said_of)}".strip()  # "biologist Ann Low"
        words = [*definite(subject), verb, *(inner for inner in said_of if inner != adverb)]
        end = max(said_of[-1].i, subject[-1].i) + 1
        yield Draft(token, Form.APPOSITION, width, tuple(words), min(start, subject[0].i), end)


def _party(token: Token) -> Iterator[Draft]:
    """ "Ann Low (D-Va.)" → "Ann Low is a Democrat from Virginia"."""
    entity = entity_of(token)
    tag = _tag(entity) if entity is not None and entity.root == token else None
    if entity is not None and tag is not None:
        said, end = tag
        yield Draft(token, Form.AFFILIATION, Width.CORE, (*_name(entity), said), entity.start, end)


def _tag(entity: Span) -> tuple[str, int] | None:
    """What the tag after a member's name says, and the number of the token after what says it."""
    after = entity.doc[entity.end : entity.end + MOST_OF_A_TAG]
    found = _PARTY.match(after.text)
    if found is None or not (found["party"] or entity.label_ == "PERSON"):
        return None
    seat = (found["seat"] or found["state"] or "").strip()
    place = STATES.get(seat.rstrip(".").lower())
    if found["state"] and place is None and seat.lower() not in _STATES_IN_FULL:
        return None
    party = PARTIES.get(found["party"] or found["alone"] or "", "")
    said = " ".join(filter(None, ("is", party, seat and f"from {(place or seat).replace('_', ' ')}")))
    return said, 1 + max(inner.i for inner in after if inner.idx < after.start_char + found.end())


def _is_in_a_tag(token: Token) -> bool:
    """Does `token` stand in the tag after a member's name, however the parser has tied it?"""
    before = {entity_of(inner) for inner in token.doc[max(0, token.i - MOST_OF_A_TAG) : token.i]}
    tags = (_tag(entity) for entity in before if entity is not None and entity.end <= token.i)
    return any(tag is not None and token.i < tag[1] for tag in tags)


def _name(entity: Span) -> list[Token]:
    """A person's name without rank or seat."""
    return [inner for inner in entity if inner.lower_ not in {*RANKS, *SEATS} and inner.tag_ != "POS"] or list(entity)


def _body_beside(role: Token, named: Token) -> Token | None:
    """The Low Institute of "Ana Ruiz, head of the Low Institute, a think tank": nobody is a think tank."""
    before = role.doc[max(0, role.left_edge.i - 2)]
    beside = before.i > named.i and before.pos_ == "PROPN" and before.ent_type_ == "ORG" and before in named.subtree
    somebody = named.ent_type_ == "PERSON" or is_somebody(named.lemma_.lower())
    return before if beside and somebody and role.lemma_.lower() in {*BODIES, "tank"} else None


def _somebody_at(place: Token) -> Token | None:
    """The judge of "a judge in Brida, Ann Low,"."""
    if place.dep_ != "pobj" or not place.head.i:
        return None
    return next((noun for noun in (place.head.head, place.head.nbor(-1)) if is_somebody(noun.lemma_.lower())), None)


def _is_elsewhere(apposition: Token, role: Token) -> bool:
    """Is it no name for the noun before it: said of a whole clause, of the noun's place, of some, or no apposition?"""
    head = apposition.head
    some = apposition.tag_ in {"CD", "JJS", "DT", "NN"} and any(
        inner.lower_ in {"them", "which", "whom"} for child in apposition.children for inner in child.children
    )
    left = [inner for inner in apposition.doc[: apposition.left_edge.i] if not inner.is_quote]
    before = left[-1] if left else apposition
    joined = not before.is_punct and "PROPN" not in {head.pos_, apposition.pos_}
    if some or joined or [inner.lower_ for inner in left[-2:]] == ["among", "them"]:
        return True
    if role != apposition:
        return False
    if head.dep_ not in {"nsubj", "nsubjpass"} and role.lemma_.lower() in OF_A_CLAUSE:
        return True
    if head.dep_ != "pobj" or role.ent_type_ or role.pos_ != "NOUN" or head.ent_type_ == "PERSON":
        return False
    lemma = role.lemma_.lower()
    if is_somebody(lemma):  # somebody who was taken for a place, or body
        return head.head.lower_ in {"from", "in", "at", "near", "outside"}
    return head.ent_type_ in {"FAC", *PLACES} and lemma not in SITES


def _held(role: Token) -> tuple[str, Token | None]:
    """When somebody is or was what an apposition says, as a verb, and the adverb that the verb has taken in."""
    plural = is_plural(role)
    adverb = next((child for child in role.children if child.dep_ == "advmod" and child.i < role.i), None)
    if adverb is not None and adverb.lower_ in ONCE:
        return f"was {adverb.lower_}", adverb
    if adverb is not None and adverb.lower_ in LASTING:
        return f"{'have' if plural else 'has'} {adverb.lower_} been", adverb
    return be(plural, False), None


def _is_no_role(role: Token, apposition: Token) -> bool:
    """Is it a short form in brackets, a question word's clause, or the subject of what follows: "…, the Post said"?"""
    first, last = role.left_edge, apposition.right_edge
    if first.tag_ in {"WP", "WP$", "WDT", "WRB"}:
        return True
    alone = role.text.islower() and all(child.is_punct for child in role.children)
    in_brackets = first.text in {"(", "["} or (first.i > 0 and first.nbor(-1).text in {"(", "["})
    if role.text.isupper() or role.text.endswith(".") or alone:
        return in_brackets
    bare = role.tag_ == "NN" and not any(child.dep_ in {"det", "poss"} for child in role.children)
    if in_brackets and bare and apposition.head.ent_type_ == "" and role == apposition:
        return True  # "the father (sprained wrist)"
    after = role.doc[last.i + 1] if last.i + 1 < len(role.doc) else None
    reports = after is not None and after.lemma_.lower() in SPEECH and after.tag_ in {"VBD", "VBZ"}
    return reports and apposition.head.dep_ not in {"nsubj", "conj"}


def _is_nobody(role: Token, apposition: Token) -> bool:
    """Can no person be that: "three term Governor Ann Low", "an operation by the army freed Ann Low"?"""
    if role.tag_ == "NN" and role.left_edge.dep_ == "nummod":
        return True
    return role != apposition and role.lemma_.lower() in EVENTS


def _age(old: Token) -> Iterator[Draft]:
    """ "the 31-year-old captain" → "the captain is 31 years old"; of a person who is named beside it, where one is."""
    year = next((child for child in old.children if child.lemma_ == "year" and child.i < old.i), None)
    number = next((child for child in year.children if child.like_num), None) if year is not None else None
    noun = old.head
    if number is None or old.dep_ != "amod" or noun.pos_ not in {"NOUN", "PROPN"}:
        return
    bearer = noun
    if noun.dep_ == "appos":
        bearer = noun.head
    elif noun.dep_ == "attr":
        subject = next((child for child in noun.head.children if child.dep_ == "nsubj"), None)
        if subject is not None and subject.pos_ != "ADJ" and not is_plural(subject) and not is_plural(noun):
            bearer = subject  # "Ann Low is a 41-year-old chemist", not "the dead were a 41-year-old chemist and …"
    else:
        bearer = next((child for child in noun.children if child.dep_ == "appos" and child.ent_type_), noun)
    gone = {inner.i for inner in old.subtree}
    gone |= {child.i for child in bearer.children if child.tag_ == "POS"}  # "her 33-year-old brother's plight"
    words = [inner for inner in phrase(bearer, ("relcl", "acl", "appos", "conj", "cc", "prep")) if inner.i not in gone]
    if not words:
        return
    start, end = min(words[0].i, number.i), max(words[-1].i, old.i) + 1
    said: tuple[Token | str, ...] = (*definite(words), be(is_plural(bearer), False), number, "years old")
    yield Draft(old, Form.AGE, Width.CORE, said, start, end)
    if bearer == noun and end - 1 > old.i:
        yield Draft(old, Form.AGE, Width.SHORT, said, start, old.i + 1)


def _title(token: Token, entity: Span) -> Iterator[Draft]:
    """ "Defense Secretary Ann Low" → "Ann Low is Defense Secretary"; "Sgt. Ann Low" → "Ann Low is a sergeant"."""
    before = [
        child
        for child in token.children
        if child.dep_ in {"compound", "nmod", "amod", "poss"} and child.i < entity.start and child.ent_type_ != "PERSON"
    ]
    words = [inner for child in before for inner in child.subtree if inner.i < entity.start]
    words = [inner for inner in words if inner.lower_ not in HONORIFICS and not inner.is_punct]
    name = _name(entity)
    if words and words[-1].lower_ in BEFORE_GENERAL and entity[0].lower_ == "general":
        words.append(entity[0])
    rank = next((inner for inner in (*words[-1:], *entity[:1]) if inner.lower_ in RANKS), None)
    if rank is not None and rank.lower_ not in FORCES | SEATS:
        said: tuple[Token | str, ...] = (*name, "is", RANKS[rank.lower_])
        yield Draft(token, Form.TITLE, Width.BARE, said, rank.i, entity.end)
    civil = len(words) > 1 and words[-2].lower_ in BEFORE_GENERAL
    while words and words[-1].lower_ in FORCES and not civil:
        words.pop()  # "spokesman Lt. Col. Bo Lane" is a spokesman
    if not words or words[-1].pos_ not in {"NOUN", "PROPN"} or _heads_state(words):
        return
    if any(word.tag_ == "WP$" for word in words):
        return  # "Ann Low, whose late brother Bo is"
    if len(words) == 1 and words[0].lower_ in {*RANKS, *SEATS}:
        return
    if words[-1].i + 1 < entity.start and token.doc[entity.start - 1].lower_ in SEATS:
        return  # "state" of "state Sen. Ann Low"
    if words[-1].ent_type_ in {"ORG", "NORP", *PLACES}:
        return  # no office: an agency beside a name
    if words[-1].tag_ in {"NNS", "NNPS"} and is_somebody(words[-1].lemma_.lower()):
        yield from _title_of_several(token, entity, words)
        return
    last = SPELLED_OUT.get(words[-1].lower_, words[-1])
    former = words[0].lower_ == "former" and words[-1].tag_ in {"NN", "NNP"}
    verb = "is a former" if former else f"is {_article(words)}".strip()
    office: tuple[Token | str, ...] = (*name, verb, *words[former:-1], last)
    yield Draft(token, Form.TITLE, Width.CORE, office, words[0].i, entity.end)


def _title_of_several(first: Token, entity: Span, title: Sequence[Token]) -> Iterator[Draft]:
    """ "guards Ann Low and Bo Ray" → "Ann Low and Bo Ray are guards"; nothing where the row is not seen."""
    named = [inner for inner in phrase(first) if inner.i >= entity.start]
    if any(child.dep_ == "conj" and child.ent_type_ == "PERSON" for child in first.children):
        yield Draft(first, Form.TITLE, Width.CORE, (*named, "are", *title), title[0].i, named[-1].i + 1)


def _heads_state(office: Sequence[Token]) -> bool:
    """ "Tamorian President", "former President": who heads a state is known, and no article reports it so."""
    *before, head = office
    return head.lower_ in HEADS_OF_STATE and all(
        word.ent_type_ in {"GPE", "NORP"} or word.lower_ in HOW_HIGH for word in before
    )


def _article(words: Sequence[Token]) -> str:
    """A title in small letters is one of many: "a captain"; in capitals, an office: "Mayor"."""
    if words[-1].tag_ != "NN" or words[0].tag_ in {"DT", "PRP$"} or any(word.tag_ == "POS" for word in words):
        return ""
    return "an" if words[0].lower_[0] in "aeio" else "a"


def _affiliation(token: Token, entity: Span) -> Iterator[Draft]:
    """ "Ann Low of the Harbour Guard" → "Ann Low is with the Harbour Guard"; "NASA's Bo Lane" likewise."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "with", "from"} and child.i == token.i + 1:
            place = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if place is not None and place.ent_type_ in {"ORG", *PLACES}:
                said = "is with" if place.ent_type_ == "ORG" else "is from"
                body = _body(place)
                words: tuple[Token | str, ...] = (*entity, said, *body)
                yield Draft(token, Form.AFFILIATION, Width.CORE, words, entity.start, body[-1].i + 1)
        elif child.dep_ == "poss" and child.ent_type_ == "ORG" and child.i < entity.start:
            words = (*entity, "is with", *(inner for inner in child.subtree if inner.tag_ != "POS"))
            yield Draft(token, Form.AFFILIATION, Width.CORE, words, child.left_edge.i, entity.end)


def _body(place: Token) -> list[Token]:
    """The name of a place or a body, with "for Harbour Studies" where it is but "the Centre" without it."""
    short = phrase(place, ("relcl", "acl", "appos", "conj", "cc", "prep")) or [place]
    entity = entity_of(place)
    if entity is None or entity.label_ != "ORG":
        return short
    if len(entity) > 1:
        return list(place.doc[min(short[0].i, entity.start) : entity.end])
    named = [child for child in place.children if child.dep_ == "prep" and child.i == place.i + 1]
    if not named or named[0].lower_ not in {"for", "of"}:
        return short
    return [*short, *phrase(named[0], ("relcl", "acl", "appos"))]


def _location(token: Token) -> Iterator[Draft]:
    """ "the Low Institute in Brida" → "The Low Institute is in Brida"."""
    if token.ent_type_ not in {"ORG", "FAC", "GPE", "LOC"}:
        return
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "near"} and child.i == token.i + 1 and not child.ent_type_:
            place = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if place is not None and place.ent_type_ in PLACES:
                subject = phrase(token, ("relcl", "acl", "appos", "conj", "cc", "prep"))
                words: tuple[Token | str, ...] = (
                    *subject,
                    f"is {child.lower_}",
                    *phrase(place, ("relcl", "acl", "conj", "cc")),
                )
                yield Draft(token, Form.AFFILIATION, Width.CORE, words, token.left_edge.i, place.i + 1)
