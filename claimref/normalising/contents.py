"""What a statement is about: the stems of its content words, with common synonyms of the news taken as one."""

from __future__ import annotations

import re
from itertools import islice

from claimref.normalising.wordlists import words

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Words that say nothing of what a statement is about.
_LIGHT = words(
    """
    a an the of in on at to for from with and or as that this these those it its his her their he she they who which is
    are was were be been being has have had having do does did will would can could may might must shall should said
    says say told any some all there here by about into over claim claims claimed report reports reported reporting
    rumor rumors rumour rumours allegation allegations notion idea suggestion plan plans planning planned whether if yet
    also so very directly officially immediately ever even currently now still been news story stories fact facts
    """
)


# Past forms and participles of irregular verbs.
PAST_FORMS = dict(
    pair.split(":")
    for pair in words(
        """
        left:leave sold:sell held:hold met:meet went:go gone:go sent:send won:win took:take taken:take gave:give
        given:give began:begin begun:begin paid:pay made:make built:build bought:buy fell:fall fallen:fall fought:fight
        flew:fly flown:fly chose:choose chosen:choose wrote:write written:write spoke:speak spoken:speak broke:break
        broken:break lost:lose led:lead shot:shoot knew:know known:know said:say told:tell found:find brought:bring
        caught:catch came:come became:become drew:draw drawn:draw drove:drive ate:eat rose:rise risen:rise ran:run
        saw:see seen:see sought:seek spent:spend stood:stand stole:steal stolen:steal struck:strike swore:swear
        sworn:swear thought:think threw:throw thrown:throw withdrew:withdraw kept:keep got:get
        """
    )
)
_STEM_LENGTH = 5
_ENDING = re.compile(r"(?<=...)(?:ing|ed|es|s|e)$")


# Base forms that papers use for one another, a line one meaning; words of several meanings are left out.
_SYNONYMS = """
capture seize abduct kidnap
kill slay die death
supply provide transfer send deliver ship
weapon arms munition missile ammunition
free release rescue
sack dismiss oust
resign quit
treaty pact accord agreement
buy purchase acquire
arrest detain
wound injure
vanish disappear missing
girl schoolgirl
raid strike airstrike
begin start
help aid
"""


def _inflected(word: str) -> str:
    return _ENDING.sub("", PAST_FORMS.get(word, word))[:_STEM_LENGTH]


_CANONICAL = {_inflected(word): _inflected(line.split()[0]) for line in _SYNONYMS.split("\n") for word in line.split()}


def stem(word: str) -> str:
    """Return what the inflections and synonyms of a word share: "captured", "capture" and "seized" are one."""
    inflected = _inflected(word.lower().replace("’", "'").removesuffix("'s"))
    return _CANONICAL.get(inflected, inflected)


def stems(text: str, most: int | None = None) -> list[str]:
    """Return the stems of the content words of `text`, in order, at most so many."""
    content = (match.group() for match in _WORD.finditer(text) if match.group().lower() not in _LIGHT)
    return [stem(word) for word in islice(content, most)]


def shared_content(left: str, right: str) -> float:
    """Return the share of the shorter text's content that the other has too, from 0 to 1."""
    one, other = set(stems(left)), set(stems(right))
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
