"""Grows the forest that says what a pronoun means, from articles in which every pronoun was read.

    python -m training.pronouns            trains on all labels and writes claimref/splitting/antecedent.json
    python -m training.pronouns --tune     cross-validates over the stories and writes nothing

Data: `pronoun_labels/STORY.csv`, for the articles of the training stories and of the invented ones. A careful reader
(a large language model, under the brief in `pronoun_labels/BRIEF.md`) said of every pronoun of the third person which
nouns before it are of the same person or thing. A label is places in an article, by character: no text is in it.

What went before is known from the reader in a first round of training, and in the second from a forest that has not
seen the story, as it is when the splitter asks: otherwise the forest learns to trust a chain that is never wrong.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from claimref.reading import read
from claimref.records import Article
from claimref.splitting.antecedents import Anaphor, Antecedents, kind_of
from claimref.splitting.attribution import find_frames
from claimref.splitting.features import Features
from claimref.splitting.mentions import find_mentions
from claimref.splitting.names import collect_names
from claimref.splitting.parsing import parse
from claimref.splitting.pronouns import ANTECEDENT, LEAD, likeliest
from claimref.splitting.references import covered, mentioned_people
from claimref.splitting.segments import find_segments
from training.forests import Floats, Task, by_fold, feature_names, matrix, ship
from training.pair_labels import INVENTED, invented_stories
from training.stories import SHARED

LABELS = Path(__file__).parent / "pronoun_labels"
OPTIONS: dict[str, Any] = {"num_leaves": 31, "min_data_in_leaf": 20, "feature_fraction": 0.5, "max_bin": 63}
TREES = 600

Score = Callable[[Sequence[Features]], Floats]


@dataclass(frozen=True, slots=True)
class Label:
    """Where a pronoun stands in its article, and the nouns it means, the nearest first; rows of several are `joined`.

    No antecedent: it means nothing that a noun names. A pronoun that the reader could not tell has no label.
    """

    pronoun: int
    antecedents: tuple[int, ...]
    joined: bool


@dataclass(frozen=True, slots=True)
class Read:
    """An article whose pronouns were read: `meant` has for each, by its place, the keys of what it means."""

    story: str
    offsets: tuple[int, ...]
    ask: Callable[[], Antecedents]
    meant: Mapping[int, frozenset[str]]

    def place(self, anaphor: Anaphor) -> int:
        return self.offsets[anaphor.doc] + anaphor.token.idx


@dataclass(frozen=True, slots=True)
class Answer:
    """What a forest made of a pronoun: by how much the likeliest mention leads, and whether it is right; `known` where
    there is an answer."""

    story: str
    kind: str
    lead: float
    right: bool
    known: bool


def read_labels(story: str) -> dict[str, list[Label]]:
    """Article id → labels."""
    found: dict[str, list[Label]] = {}
    with (LABELS / f"{story}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            places = row["antecedents"]
            antecedents = tuple(int(place) for place in places.replace("+", " ").split())
            found.setdefault(row["article"], []).append(Label(int(row["pronoun"]), antecedents, "+" in places))
    return found


def labelled_stories() -> list[str]:
    return sorted(path.stem for path in LABELS.glob("*.csv"))


def read_story(story: str) -> Iterator[Read]:
    folder = INVENTED / story
    labels = read_labels(story)
    for article in read([str(folder if folder.is_dir() else SHARED / "train" / "stories" / story)]).articles:
        if article.id in labels:
            yield _read(story, article, labels[article.id])


def _read(story: str, article: Article, labels: Sequence[Label]) -> Read:
    segments = find_segments(article)
    docs = list(parse(segments))
    frames = find_frames(article.text, segments, docs)
    names = collect_names(docs)
    named = covered(mentioned_people(docs, names))
    keys: dict[tuple[int, bool], set[str]] = {}
    for mention in find_mentions(docs, named, names):
        place = segments[mention.doc].start + mention.head.idx
        keys.setdefault((place, bool(mention.joined)), set()).add(mention.key)
    meant = {}
    for label in labels:
        places = label.antecedents[:1] if label.joined else label.antecedents
        found = frozenset(key for place in places for key in keys.get((place, label.joined), ()))
        if found or not places:
            meant[label.pronoun] = found
    return Read(
        story,
        tuple(segment.start for segment in segments),
        lambda: Antecedents(docs, frames, named, names),
        meant,
    )


def task(articles: Sequence[Read], score: Mapping[str, Score] | None = None) -> Task:
    """Is a mention what the pronoun means? With `score` by story, what went before is what that makes of it."""
    rows: list[Mapping[str, float]] = []
    answers: list[bool] = []
    stories: list[str] = []
    for article in articles:
        asked = article.ask()
        for anaphor in asked:
            meant = article.meant.get(article.place(anaphor))
            if meant is not None:
                rows += anaphor.rows
                answers += [mention.key in meant for mention in anaphor.candidates]
                stories += [article.story] * len(anaphor.rows)
            if score is not None:
                _take_likeliest(asked, anaphor, score[article.story])
            elif meant:
                known = [mention for mention in anaphor.candidates if mention.key in meant]
                for mention in known[:1]:
                    asked.means(anaphor, mention)
    return Task(rows, np.array(answers, dtype=np.float64), np.ones(len(rows)), stories)


def _take_likeliest(asked: Antecedents, anaphor: Anaphor, score: Score) -> tuple[float, str | None]:
    mention, lead = likeliest(anaphor, score)
    if mention is not None and lead >= LEAD:
        asked.means(anaphor, mention)
    return lead, mention.key if mention is not None else None


def unseen(learned: Task) -> dict[str, Score]:
    """For each story a forest that has not seen it."""
    names = feature_names(learned.rows)
    found: dict[str, Score] = {}
    for held_out, forest in by_fold(matrix(learned.rows, names), learned, OPTIONS, TREES):
        for story in held_out:
            found[story] = lambda rows, forest=forest: forest.predict(matrix(rows, names))  # type: ignore[misc]
    return found


def answers(articles: Sequence[Read], score: Mapping[str, Score]) -> Iterator[Answer]:
    for article in articles:
        asked = article.ask()
        for anaphor in asked:
            lead, key = _take_likeliest(asked, anaphor, score[article.story])
            meant = article.meant.get(article.place(anaphor))
            if meant is not None:
                yield Answer(article.story, kind_of(anaphor.token), lead, key in meant, bool(meant))


def tune(articles: Sequence[Read], learned: Task, say: Callable[[str], object]) -> None:
    """Print, by threshold, how many pronouns of unseen stories are told, and how many of those rightly."""
    found = list(answers(articles, unseen(learned)))
    invented = set(invented_stories())
    groups: dict[str, list[Answer]] = {
        "all": found,
        "published articles": [answer for answer in found if answer.story not in invented],
        "invented articles": [answer for answer in found if answer.story in invented],
    }
    groups |= {kind: [answer for answer in found if answer.kind == kind] for kind in ("he", "she", "it", "they")}
    for name, here in groups.items():
        known = sum(answer.known for answer in here)
        parts = []
        for cut in (0.4, LEAD, 0.55):
            told = [answer for answer in here if answer.lead >= cut]
            right = sum(answer.right for answer in told)
            share, rightly = right / max(1, len(told)), right / max(1, known)
            parts.append(f"{cut}: told rightly {rightly:.3f}, right of those told {share:.3f}")
        say(f"{name} ({len(here)} pronouns): " + " · ".join(parts))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tune", action="store_true", help="cross-validate, write nothing")
    arguments = parser.parse_args()
    articles = [article for story in labelled_stories() for article in read_story(story)]
    learned = task(articles, unseen(task(articles)))

    def say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    if arguments.tune:
        tune(articles, learned, say)
        return
    say(ship(ANTECEDENT, learned, OPTIONS, TREES))


if __name__ == "__main__":
    main()
