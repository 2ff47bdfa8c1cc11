"""The whole way over the training stories, the splitter's forests grown without the story that they cut.

    python -m training.left_out            about 20 minutes; prints a table, writes nothing

The forests are grown in `FOLDS` folds. The judge is the one that ships: of the stories in `HELD_OUT` its network has
read nothing, of the others it has read claims and statements, so the two are shown apart. Its combination and the
thresholds were fitted on `HELD_OUT`. The forest that tells pronouns is the one that ships, too: it has read them all.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any
from unittest.mock import patch

from benchmarks.quality import reach, render
from benchmarks.stories import Story, load_articles, scorer, training_stories
from claimref.config import Config
from claimref.exports.comparison_json import comparison_as_dict
from claimref.pipeline import compare
from claimref.splitting.forest import Forest, from_json
from training.drafted import draft_invented, draft_story, stories_with_claims
from training.forests import Task, grown
from training.splitting import tasks
from training.stories import HELD_OUT

FOLDS = 5


Grown = tuple[Task, Mapping[str, Any], int]
"""What a forest is grown from, with which options, in how many trees."""


def forests_without(every: Mapping[str, Grown], left_out: Sequence[str]) -> dict[str, Forest]:
    """All of the splitter's forests by file name, grown without the stories `left_out`."""
    return {file: from_json(grown(task, options, trees, left_out)) for file, (task, options, trees) in every.items()}


def scored(story: Story, forests: Mapping[str, Forest]) -> dict[str, Any]:
    """The scorer's report of one story, cut with these forests in place of those that ship."""
    with (
        patch("claimref.splitting.selection.load_forest", forests.__getitem__),
        patch("claimref.splitting.labels.load_forest", forests.__getitem__),
    ):
        answer = comparison_as_dict(compare(load_articles(story), Config(), story=story.name))
    report: dict[str, Any] = scorer().score(story.gold, answer, story.folder, False)
    return report | {"reach": reach(story, answer), "seconds": None}


def main() -> None:
    stories = training_stories()
    drafted = [item for story in stories for item in draft_story(story.name)]
    invented = [item for name in stories_with_claims() for item in draft_invented(name)]
    every = {file: (make(), options, trees) for file, (make, options, trees) in tasks(drafted, invented).items()}
    reports: dict[str, dict[str, Any]] = {}
    for fold in range(FOLDS):
        here = stories[fold::FOLDS]
        forests = forests_without(every, [story.name for story in here])
        for story in here:
            reports[story.name] = scored(story, forests)
            print(f"{story.name} of fold {fold + 1}", file=sys.stderr, flush=True)
    for title, unread in (("not read by the judge", True), ("read by the judge in training", False)):
        chosen = {name: report for name, report in sorted(reports.items()) if (name in HELD_OUT) is unread}
        print(f"\n{title}\n\n{render(chosen)}")


if __name__ == "__main__":
    main()
