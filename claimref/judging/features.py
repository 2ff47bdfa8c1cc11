"""What is known of a pair before any model reads it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

from claimref.judging.wording import compare_wording
from claimref.records import Pair, Stance


@dataclass(frozen=True, slots=True)
class Features:
    """Symmetric features of a pair, each from 0 to 1 save for the cosine (-1 to 1)."""

    cosine: float
    sorted_ratio: float
    set_ratio: float
    jaccard: float
    containment: float
    names: float
    length_ratio: float
    same_voice: float
    one_denies: float
    same_speaker: float

    def as_dict(self) -> dict[str, float]:
        return {name: round(value, 4) for name, value in asdict(self).items()}


NAMES = tuple(field.name for field in fields(Features))


def find_features(pair: Pair) -> Features:
    left, right = pair.left, pair.right
    wording = compare_wording(left, right)
    lengths = sorted((len(left.text), len(right.text)))
    return Features(
        cosine=pair.similarity,
        sorted_ratio=wording.sorted_ratio,
        set_ratio=wording.set_ratio,
        jaccard=wording.jaccard,
        containment=wording.containment,
        names=wording.names,
        length_ratio=lengths[0] / lengths[1] if lengths[1] else 1.0,
        same_voice=float(left.voice == right.voice),
        one_denies=float((left.stance is Stance.DENIES) != (right.stance is Stance.DENIES)),
        same_speaker=float(left.speaker is not None and left.speaker == right.speaker),
    )
