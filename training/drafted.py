"""The drafts of the annotated and of the invented stories, against the claims that were listed of them."""

from __future__ import annotations

import csv
import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from claimref.reading import read
from claimref.records import Article
from claimref.splitting.candidates import Candidate, find_candidates
from claimref.splitting.likeness import likeness, plain
from claimref.splitting.parsing import parse, parse_again
from claimref.splitting.segments import find_segments
from training.pair_labels import INVENTED
from training.stories import SHARED

CLAIMS = Path(__file__).parent / "claims"
MATCH = 0.60
"""From this likeness on a draft states a claim; two annotators reach it on 98% of their claims."""
NEGATIONS = frozenset("not no never n't denied denies deny false untrue neither nor without refused".split())

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Drafted:
    """One article's drafts against its claims: `alike[i, j]` is the likeness of draft i and claim j."""

    story: str
    candidates: list[Candidate]
    claims: list[Mapping[str, Any]]
    alike: Floats
    pairs: frozenset[frozenset[str]]
    """The story's pairs of claims that two outlets share, by id; none where the annotator did not look for them."""

    def assigned(self) -> dict[int, int]:
        """Draft → claim, each at most once, so that the likenesses from `MATCH` on add up to the most."""
        strong = np.where(self.alike >= MATCH, self.alike, 0)
        return {int(i): int(j) for i, j in zip(*linear_sum_assignment(-strong), strict=True) if strong[i, j] > 0}

    def is_central(self, draft: int) -> bool:
        """Is the claim that a draft states one that several outlets make?"""
        if not self.claims or self.alike[draft].max() < MATCH:
            return False
        claim = self.claims[int(self.alike[draft].argmax())]["id"]
        return any(claim in pair for pair in self.pairs)


def shared_pairs(raw: Mapping[str, Any]) -> frozenset[frozenset[str]]:
    """The pairs of claims of different articles in one group, where the annotator was sure of it."""
    article = {claim["id"]: claim["article"] for claim in raw["claims"]}
    return frozenset(
        frozenset(pair)
        for group in raw["groups"]
        if not group.get("borderline")
        for pair in itertools.combinations(group["claims"], 2)
        if article[pair[0]] != article[pair[1]]
    )


def read_articles(story: str) -> list[Article]:
    """The story's articles in the order of its articles.csv, read as `claimref compare FOLDER` reads them."""
    folder = SHARED / "train" / "stories" / story
    with (folder / "articles.csv").open(encoding="utf-8") as lines:
        files = [row["file"] for row in csv.DictReader(lines)]
    found = {Path(article.path or article.locator).name: article for article in read([str(folder)]).articles}
    return [found[file] for file in files]


def draft_story(story: str) -> list[Drafted]:
    raw = json.loads((SHARED / "train" / f"{story}.json").read_text(encoding="utf-8"))
    pairs = shared_pairs(raw)
    return [
        _drafted(story, article, [claim for claim in raw["claims"] if claim["article"] == number], pairs)
        for number, article in enumerate(read_articles(story))
    ]


def draft_invented(story: str) -> list[Drafted]:
    """The drafts of an invented story against its claims in `claims/STORY.csv`, listed under `claims/BRIEF.md`."""
    listed: dict[str, list[Mapping[str, Any]]] = {}
    with (CLAIMS / f"{story}.csv").open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines)):
            claim = {"id": f"{story}-{number}", "text": row["claim"], "quote": row["quote"]}
            listed.setdefault(row["file"], []).append(claim)
    articles = read([str(INVENTED / story)]).articles
    return [
        _drafted(story, article, listed[Path(article.path or article.locator).name], frozenset())
        for article in articles
    ]


def _drafted(
    story: str, article: Article, claims: list[Mapping[str, Any]], pairs: frozenset[frozenset[str]]
) -> Drafted:
    segments = find_segments(article)
    docs = list(parse(segments))
    candidates = find_candidates(article, segments, docs, parse_again(docs))
    return Drafted(story, candidates, claims, _likenesses(article, candidates, claims), pairs)


def stories_with_claims() -> list[str]:
    """The invented stories whose claims were listed."""
    return sorted(path.stem for path in CLAIMS.glob("*.csv"))


def _likenesses(article: Article, candidates: Sequence[Candidate], claims: Sequence[Mapping[str, Any]]) -> Floats:
    placed = []
    for claim in claims:
        start = article.text.find(claim["quote"])
        placed.append((start, start + len(claim["quote"]), plain(claim["text"])))
    denied = [negated(claim["text"]) for claim in claims]
    alike = np.zeros((len(candidates), len(claims)))
    for i, candidate in enumerate(candidates):
        statement = candidate.statement
        mine = (statement.char_start, statement.char_end, plain(statement.text))
        turned = negated(statement.text)
        for j, theirs in enumerate(placed):
            alike[i, j] = likeness(mine, theirs) if turned == denied[j] else 0
    return alike


def negated(text: str) -> bool:
    """Has the wording an odd number of negations? A draft of the other polarity does not state a claim."""
    words = text.lower().replace("n't", " n't").replace("n’t", " n't").split()
    return sum(word.strip(".,;:!?\"'“”") in NEGATIONS for word in words) % 2 == 1
