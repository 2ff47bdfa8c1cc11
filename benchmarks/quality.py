"""How good is a comparison? Runs `compare` on the annotated stories and scores it against the annotators.

    python -m benchmarks.quality                      the three gold stories
    python -m benchmarks.quality --train              the 28 training stories (one annotator each)
    python -m benchmarks.quality --gold-claims        the annotators' claims in place of the splitter
    python -m benchmarks.quality --save               append the table to benchmarks/RESULTS.md

What the columns mean is said in the scorer (`eval/score.py` of the annotated stories): P, R and F1 of statements
against claims (split), of cross-outlet pairs in one row (group), of pairs that differ, and of facts that one outlet
alone gives. `reach` is the share of the annotators' pairs of which the splitter found both ends: it bounds group R.
"""

from __future__ import annotations

import argparse
import json
import platform
import shlex
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import annotated
from benchmarks.aligned import align
from benchmarks.stories import Story, gold_stories, load_articles, scorer, training_stories
from claimref.config import Config
from claimref.exports.comparison_json import comparison_as_dict
from claimref.pipeline import compare

RESULTS = Path(__file__).with_name("RESULTS.md")
MEASURES = ("split", "group", "differ", "only")
ACCURACIES = ("voice", "speaker", "stance", "kind")

Report = Mapping[str, Any]


def main(arguments: Sequence[str] | None = None) -> None:
    options = parse(arguments)
    config = Config.load(**{name: getattr(options, name) for name in ("splitter", "embedder", "judge")})
    stories = training_stories() if options.train else gold_stories()
    if options.story:
        stories = [story for story in stories if story.name in options.story]
    reports: dict[str, Report] = {}
    for story in stories:
        start = time.perf_counter()
        own = replace(config, splitter=f"{annotated.NAME}:{story.name}") if options.gold_claims else config
        comparison = compare(load_articles(story), own, story=story.name)
        answer = comparison_as_dict(comparison)
        if options.dump:
            options.dump.mkdir(parents=True, exist_ok=True)
            path = options.dump / f"{story.name}.json"
            path.write_text(json.dumps(answer, ensure_ascii=False, indent=1), encoding="utf-8")
        report = scorer().score(story.gold, answer, story.folder, options.misses)
        seconds = round(time.perf_counter() - start, 1)
        reports[story.name] = report | {"reach": reach(story, answer), "seconds": seconds}
        print(f"{story.name}: {reports[story.name]['seconds']} s", file=sys.stderr)
    table = render(reports)
    print(table)
    if options.save:
        save(table, comparison.components)


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="the training stories in place of the gold ones")
    parser.add_argument("--gold-claims", action="store_true", help="the annotators' claims in place of the splitter")
    parser.add_argument("--story", action="append", help="only this story (may be given again)")
    parser.add_argument("--splitter")
    parser.add_argument("--embedder")
    parser.add_argument("--judge")
    parser.add_argument("--misses", action="store_true", help="list every error")
    parser.add_argument("--dump", type=Path, metavar="FOLDER", help="keep each comparison as JSON")
    parser.add_argument("--save", action="store_true", help=f"append the table to {RESULTS.name}")
    return parser.parse_args(arguments)


def reach(story: Story, answer: Mapping[str, Any]) -> float:
    """The share of the annotators' cross-outlet pairs of which the splitter found both ends."""
    _, matched, _ = align(story, answer)
    found = set(matched.values())
    pairs = [pair["pair"] for pair in story.gold["pairs"] if pair["sure"]]
    return round(sum(found.issuperset(pair) for pair in pairs) / len(pairs), 3)


def render(reports: Mapping[str, Report]) -> str:
    """A Markdown table: a row a story, and their mean."""
    measured = [f"{measure} {part}" for measure in MEASURES for part in ("P", "R", "F1")]
    head = ["story", *measured, "reach", "relation", *ACCURACIES, "s"]
    rows = [
        [
            *(report[measure][part] for measure in MEASURES for part in ("P", "R", "F1")),
            report["reach"],
            report["relation_acc"],
            *(report[name] for name in ACCURACIES),
            report["seconds"],
        ]
        for report in reports.values()
    ]
    known = [[value for value in column if value is not None] for column in zip(*rows, strict=True)]
    mean = [sum(column) / len(column) if column else None for column in known]
    lines = [head, ["---"] * len(head)]
    lines += [[name, *map(figure, row)] for name, row in zip([*reports, "**mean**"], [*rows, mean], strict=True)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def figure(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.1f}" if value > 1 else f"{value:.2f}".lstrip("0") if 0 < value < 1 else f"{value:.0f}"


def save(table: str, components: Mapping[str, str]) -> None:
    command = shlex.join(["python", "-m", "benchmarks.quality", *sys.argv[1:]])
    machine = f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    versions = ", ".join(f"{kind} {version}" for kind, version in components.items())
    with RESULTS.open("a", encoding="utf-8") as results:
        results.write(f"\n## {date.today()} · `{command}`\n\n{versions} · {machine}\n\n{table}\n")


if __name__ == "__main__":
    main()
