"""The noun that a number counts: the head of the noun phrase behind it, found without a parse."""

from __future__ import annotations

from claimref.normalising.tokens import Tokens
from claimref.normalising.wordlists import words

_IRREGULAR = dict(
    pair.split(":")
    for pair in words(
        """
        people:person men:man women:woman children:child feet:foot teeth:tooth mice:mouse geese:goose lives:life
        wives:wife knives:knife leaves:leaf halves:half thieves:thief wolves:wolf shelves:shelf loaves:loaf
        crises:crisis analyses:analysis buses:bus viruses:virus gases:gas criteria:criterion phenomena:phenomenon
        movies:movie cookies:cookie zombies:zombie ties:tie lies:lie dies:die caches:cache selfies:selfie
        rookies:rookie heroes:hero potatoes:potato vetoes:veto torpedoes:torpedo volcanoes:volcano echoes:echo
        cargoes:cargo
        """
    )
)
_PLURALS = {lemma: plural for plural, lemma in _IRREGULAR.items()}
# Plural without -s, or counted as a mass: these are their own lemma.
_SAME = words(
    """
    troops personnel staff police aircraft cattle series species sheep fish crew militia infantry youth
    offspring
    """
)
_NOT_PLURAL = words(
    """
    is was has does this his its hers theirs ours yours as us thus yes always perhaps across towards besides
    sometimes afterwards upwards less unless plus versus gas bus news various previous serious famous dangerous
    numerous religious anonymous enormous continuous consecutive overseas abroad christmas says remains includes
    means gets goes comes makes takes gives minus congress address process access business witness fitness
    illness princess success loss boss class glass grass mass pass press express
    """
)
# Where the noun phrase behind a number is over.
STOPS = words(
    """
    of in on at by for from with without to into onto and or but nor than that which who whom whose when where
    while as if because since until till before after during under over above below between among against about
    through is are was were be been being has have had having do does did will would can could may might must
    shall should not no so then also later earlier ago away apart the a an this these those his her its their
    our my your he she it they we i you what how why there here only just already still both each all some any
    said says told killed wounded injured died arrived went came took made left found lost joined voted signed
    within via per won fell rose ran met sat stood held kept sent spent fought fled sold bought paid built broke drove
    wrote gave got saw hit cut set put led grew drew flew began became meet meets live work remain say
    """
)
# What a bare participle behind a number says of uncounted people: "six killed", "12 injured".
STATES = {
    "dead": "dead",
    "killed": "dead",
    "wounded": "injured",
    "injured": "injured",
    "hurt": "injured",
    "missing": "missing",
}

LONGEST_PHRASE = 6


def lemma_of(word: str) -> str:
    """Return the singular of a plural noun in lower case; any other word as it is."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _SAME or not is_plural(word):
        return word
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def plural_of(lemma: str) -> str:
    """Return the plural of a lemma, for words to a reader; what is its own plural stays."""
    if lemma in _PLURALS:
        return _PLURALS[lemma]
    if lemma in _SAME or lemma in STATES.values() or is_plural(lemma):
        return lemma
    if lemma.endswith("man"):
        return lemma[:-2] + "en"
    if lemma.endswith("y") and lemma[-2:-1] not in tuple("aeiou"):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "ch", "sh", "z")) else "s")


def is_plural(word: str) -> bool:
    """Tell whether a word in lower case looks like a plural noun."""
    if word in _IRREGULAR or word in _SAME:
        return True
    if word.endswith("men") and len(word) > 4 and word not in ("specimen", "regimen", "abdomen", "acumen"):
        return True
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "ous"))
        and word not in _NOT_PLURAL
    )


def counted_noun(tokens: Tokens, at: int, is_one: bool = False) -> str | None:
    """Return the lemma of the noun that a number before token `at` counts; None rather than a guess.

    The head of the phrase is the last of its first run of plurals ("North Korean artillery shells"); a capitalised
    plural is the head only where no other follows ("two Texas plumbers", "three Afghans"). The number one has no
    plural behind it: there the last word of the phrase is answered.
    """
    state = STATES.get(tokens.word(at))
    found = None
    has_head = False
    for i in range(at + (state is not None), min(at + LONGEST_PHRASE, len(tokens))):
        token = tokens[i]
        if i > at and tokens.hyphen(i):
            continue
        if not token.is_word or token.lower in STOPS:
            break
        if is_one:
            if found and token.lower.endswith(("ed", "ing")):  # "one official briefed on it"
                break
            found = token.lower
        elif is_plural(token.lower):
            found, has_head = lemma_of(token.lower), not token.is_capitalised
        elif has_head or (found and token.lower.endswith("ed")):
            break
    return found or state
