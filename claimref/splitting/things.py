"""What a noun is and an "it" may be: a person or a thing, something drawn up, nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimref.splitting.cues import DOCUMENTS, MEDIA, ORGANISATIONS, PEOPLE

if TYPE_CHECKING:
    from spacy.tokens import Token

AGREEMENTS = frozenset(
    """bill law legislation act measure treaty agreement pact deal accord proposal plan amendment resolution order
    indictment package reform rule policy statute budget ordinance initiative program programme ruling decision
    referendum regulation provision""".split()
)
"""What is drawn up, passed, signed."""
PROVIDES = frozenset(
    """allow require permit ban prohibit oblige provide create establish expand extend replace repeal amend authorize
    authorise mandate cover contain protect grant exempt limit violate undermine strengthen""".split()
)
"""What such a thing does."""
BODIES = ORGANISATIONS | MEDIA
THINGS = (
    AGREEMENTS
    | BODIES
    | (DOCUMENTS - {"text", "note"})
    | frozenset("ship plane aircraft truck video country nation state city building project website".split())
)
SITES = frozenset(
    """airport area base bay bridge building camp capital centre center church city coast community country county
    district estate factory forest hamlet harbor harbour hill home hospital hotel hub island lake mountain
    municipality nation neighborhood neighbourhood park part peninsula place plant port prison province region republic
    resort river road school seat settlement site square state station street stronghold suburb territory town valley
    village ward zone""".split()
)
"""Nouns for what a place may be."""
LIKE_SOMEBODY = ("er", "or", "ist", "ian", "man", "woman", "ant", "ent", "ee")
"""Endings of nouns that may mean a person: "plumber", "tourist", "defendant"."""
NOBODY = frozenset(
    """order power matter number letter paper factor sector error border river center centre water winter summer manner
    corner weather offer answer tower dollar chapter quarter disaster shelter newspaper computer transfer encounter
    register theater theatre charter disorder monitor motor mirror terror horror harbor harbour favor favour flavor
    labor labour rumor rumour humor behavior behaviour color colour honor honour door floor minor major interior
    exterior corridor restaurant plant grant warrant covenant event content percent cent accent talent incident
    accident continent component extent intent tent rent patent current torrent fee committee guarantee degree tree
    coffee list wrist twist fist evidence poster banner dinner answer layer laser cancer fever counter
    trailer container carrier steamer cruiser tanker bomber destroyer helicopter transponder transmitter
    meter litre metre kilometer filter folder server browser cover hour flour tour four""".split()
)
"""Nouns with the ending of a person's that mean none."""
SOMEBODY = frozenset(
    """wife husband son boy girl child baby teen friend king queen chief guard pilot nurse judge coach suspect spouse
    bride groom couple crowd family spy thief host guest cop aide boss dean monk priest pope prince princess bishop
    monarch athlete champion star fan relative student candidate nominee hero rival ally someone nobody
    people person colleague colonel corporal hostage mum dad folk surgeon detective individual mechanic magistrate
    missionary cousin bodyguard troop steward warden""".split()
)
PERSONS = SOMEBODY | PEOPLE
NO_PERSONS = THINGS | NOBODY
IMPERSONAL = frozenset("seem appear happen take turn remain come rain snow mean follow matter".split())


def is_somebody(noun: str) -> bool:
    """May the noun mean a person?"""
    if noun in NO_PERSONS or noun.endswith("ment"):
        return False
    return noun in PERSONS or noun.endswith(LIKE_SOMEBODY)


def is_impersonal(pronoun: Token) -> bool:
    """Does "it" mean nothing: "it is clear that …", "it was the mayor who …", "it seems"?"""
    verb = pronoun.head
    if verb.lemma_.lower() in IMPERSONAL:
        return True
    for child in verb.children:
        if child.dep_ in {"ccomp", "csubj", "advcl"} and child.i > verb.i and verb.lemma_ == "be":
            return True
        if child.dep_ == "xcomp" and verb.lemma_ == "be":
            return True
        # "It was there that …", "It is the mayor who …", "It is a mistake to …", "It is unclear whether …"
        predicate = child.dep_ in {"attr", "acomp", "advmod", "prep"} and verb.lemma_ == "be"
        if predicate and any(inner.dep_ in {"relcl", "ccomp", "xcomp", "acl", "csubj"} for inner in child.subtree):
            return True
    return verb.lemma_ == "be" and any(child.ent_type_ in {"DATE", "TIME"} for child in verb.children)
