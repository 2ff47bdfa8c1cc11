"""The noun that a number counts: the head of the noun phrase behind it, found without a parse."""

from __future__ import annotations

from collections.abc import Sequence

from claimref.normalising.tokens import Token

_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf",
    "halves": "half", "thieves": "thief", "wolves": "wolf", "shelves": "shelf", "loaves": "loaf", "crises": "crisis",
    "analyses": "analysis", "bases": "base", "cases": "case", "buses": "bus", "viruses": "virus", "gases": "gas",
    "criteria": "criterion", "phenomena": "phenomenon", "countrymen": "countryman", "movies": "movie",
    "cookies": "cookie", "zombies": "zombie", "ties": "tie", "lies": "lie", "dies": "die", "caches": "cache",
    "selfies": "selfie", "rookies": "rookie", "heroes": "hero", "potatoes": "potato", "vetoes": "veto",
    "torpedoes": "torpedo", "volcanoes": "volcano", "echoes": "echo", "cargoes": "cargo", "shoes": "shoe",
    "houses": "house", "nurses": "nurse", "horses": "horse", "purposes": "purpose", "clauses": "clause",
}  # fmt: skip
# Plural without -s, or counted as a mass: these are their own lemma.
_SAME = frozenset(
    ["troops", "personnel", "staff", "police", "aircraft", "cattle", "series", "species", "sheep", "fish", "crew", "militia", "infantry", "youth", "offspring", "dead", "wounded", "injured", "missing", "killed", "casualties"]
) - {"casualties"}
_NOT_PLURAL = frozenset(
    ["is", "was", "has", "does", "this", "his", "its", "hers", "theirs", "ours", "yours", "as", "us", "thus", "yes", "always", "perhaps", "across", "towards", "besides", "sometimes", "afterwards", "upwards", "less", "unless", "plus", "versus", "gas", "bus", "news", "less", "various", "previous", "serious", "famous", "dangerous", "numerous", "religious", "anonymous", "enormous", "continuous", "consecutive", "overseas", "abroad", "christmas", "says", "remains", "includes", "means", "gets", "goes", "comes", "makes", "takes", "gives", "plus", "minus", "times", "congress", "address", "process", "access", "business", "witness", "fitness", "illness", "princess", "success", "loss", "boss", "class", "glass", "grass", "mass", "pass", "press", "express"]
) - {"times"}
# Where the noun phrase behind a number is over.
_STOPS = frozenset(
    ["of", "in", "on", "at", "by", "for", "from", "with", "without", "to", "into", "onto", "and", "or", "but", "nor", "than", "that", "which", "who", "whom", "whose", "when", "where", "while", "as", "if", "because", "since", "until", "till", "before", "after", "during", "under", "over", "above", "below", "between", "among", "against", "about", "through", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "shall", "should", "not", "no", "so", "then", "also", "later", "earlier", "ago", "away", "apart", "the", "a", "an", "this", "these", "those", "his", "her", "its", "their", "our", "my", "your", "he", "she", "it", "they", "we", "i", "you", "what", "how", "why", "there", "here", "only", "just", "already", "still", "both", "each", "all", "some", "any", "said", "says", "told", "killed", "wounded", "injured", "died", "arrived", "went", "came", "took", "made", "left", "found", "lost", "joined", "voted", "took", "signed", "within", "via", "per"]
)  # fmt: skip
_ADJECTIVES_IN_ED = frozenset({"united", "armed", "wanted", "hundred", "limited", "classified", "unarmed", "masked"})

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


def counted_noun(tokens: Sequence[Token], at: int, is_one: bool = False) -> tuple[str, int] | None:
    """Return the lemma of the noun counted by a number that ends before `tokens[at]`, and where the noun ends.

    A plural is looked for within the noun phrase; the last plural of an unbroken run is its head ("North Korean
    artillery troops"). For the number one the phrase's first words tell too little, so only "one X" with X at the
    end of its phrase is answered. None rather than a guess.
    """
    found = None
    seen_common = False
    for i in range(at, min(at + LONGEST_PHRASE, len(tokens))):
        token = tokens[i]
        word = token.lower
        if word == "-" and i > at and i + 1 < len(tokens) and tokens[i + 1].start == token.end:
            continue
        if not token.is_word:
            break
        if word in STATES and i == at:
            return STATES[word], i + 1
        if word in _STOPS:
            break
        if is_one:
            found = (word, i + 1)
        elif is_plural(word):
            found = (lemma_of(word), i + 1)
            seen_common = not token.is_capitalised
        elif seen_common:  # "Texas" in "two Texas plumbers" is not the head, "soldiers" in "two soldiers Monday" is
            break
    return found
