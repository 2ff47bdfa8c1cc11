"""`claimref calibrate`: the thresholds that reach a precision on labelled pairs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimref.cli import options
from claimref.cli.examples import examples

if TYPE_CHECKING:
    from claimref.cli.labels import LabelledPair
    from claimref.config import Config
    from claimref.matching.thresholds import Labelled, Thresholds
    from claimref.store import Store

SHOWN = 8
"""So many rows of the table besides the two that were chosen."""


@click.command(
    epilog=examples(
        "claimref calibrate labels.csv --target-precision 0.95",
        "claimref calibrate decided.jsonl",
        "claimref calibrate --from-judgements",
    )
)
@click.argument("labels", required=False, metavar="[LABELS]")
@click.option("--from-judgements", is_flag=True, help="Use the judgements of the store.")
@click.option(
    "--target-precision",
    type=click.FloatRange(0, 1, min_open=True),
    default=0.95,
    show_default=True,
    help="This share of the matches must be right.",
)
@click.option(
    "--target-recall",
    type=click.FloatRange(0, 1, min_open=True),
    default=0.95,
    show_default=True,
    help="This share of what is the same must be suggested.",
)
@click.option("--settings", "file", metavar="FILE", help="Write to this settings file.  [default: claimref.toml]")
@click.option("--dry-run", is_flag=True, help="Write nothing.")
@options.db
@options.components
@options.quiet
def command(
    labels: str | None,
    from_judgements: bool,
    target_precision: float,
    target_recall: float,
    file: str | None,
    dry_run: bool,
    quiet: bool,
    **settings: Any,
) -> None:
    """Set the thresholds by labelled pairs, and write them to the settings file that every command reads.

    LABELS is a CSV with the columns left,right,label (ids of stored statements) or left_text,right_text,label, where
    label is same-agree, same-differ, same, different or unsure; or a file that `judgements dump` wrote (.jsonl).
    From match_threshold on, a pair is a match; from suggest_threshold up to it, it goes to the review.
    """
    if bool(labels) == from_judgements:
        raise click.UsageError("name a file of LABELS, or use --from-judgements")
    from claimref.cli.output import write_out
    from claimref.cli.talk import Talk
    from claimref.config import Config, settings_file, with_settings
    from claimref.matching.thresholds import choose_thresholds

    config = Config.load(**settings)
    talk = Talk(quiet)
    target = Path(file) if file else settings_file()
    labelled = _labelled(labels, config, talk)
    chosen = choose_thresholds(labelled, target_precision, target_recall)
    _print(chosen, len(labelled))
    values = {"match_threshold": chosen.match.threshold, "suggest_threshold": chosen.suggest.threshold}
    if dry_run:
        return
    why = f"{len(labelled)} labelled pairs, judge {config.judge}, precision {target_precision:g}"
    text = with_settings(target, values, why)
    write_out(lambda out: out.writelines([text]), str(target))
    talk.say(f"written to {target}; compare again: claimref compare --story NAME")


def _labelled(file: str | None, config: Config, talk: Any) -> list[Labelled]:
    from claimref.cli.labels import from_verdicts, read_labels
    from claimref.cli.opening import open_named
    from claimref.cli.output import STANDARD

    if file is not None and Path(file).suffix.lower() not in {".jsonl", ".ndjson"}:
        labels = read_labels(file)
    else:
        with open_named(config.db) as store:
            lines = None if file is None else Path(file).read_text(encoding="utf-8").split("\n")
            attached = (
                store.judgements().attached if lines is None else store.people.attach_lines(lines, file or STANDARD)
            )
        labels = from_verdicts([(one.left, one.right, one.verdict) for one in attached])
    if labels.unsure:
        talk.say(f"{labels.unsure} labels say unsure and are left out")
    if labels.by_texts:
        talk.say("texts have no story around them: these scores are the judge's own, without rivals")
        return _scored_texts(labels.by_texts, config)
    with open_named(config.db, read_only=False) as store, talk.stage("scoring"):
        return _scored_in_stories(store, labels.by_ids, config, talk)


def _scored_in_stories(store: Store, pairs: tuple[LabelledPair, ...], config: Config, talk: Any) -> list[Labelled]:
    """Each pair's score in a story that holds both statements."""
    from claimref.calibrating import score_in_story
    from claimref.matching.thresholds import Labelled

    same: dict[tuple[str, str], bool] = {}
    for pair in pairs:
        one, other = sorted(store.find_statement(reference).id for reference in (pair.left, pair.right))
        same[one, other] = pair.same
    scores: dict[tuple[str, str], float] = {}
    for story in store.stories():
        articles = store.articles(story)
        missing = same.keys() - scores.keys()
        if missing:
            scores |= score_in_story(articles, missing, config, cache=store.cache, people=store.people)
    if len(scores) < len(same):
        talk.say(f"{len(same) - len(scores)} labelled pairs are in no story together and are left out")
    return [Labelled(score, same[pair]) for pair, score in sorted(scores.items())]


def _scored_texts(pairs: tuple[LabelledPair, ...], config: Config) -> list[Labelled]:
    from claimref.api import judge
    from claimref.matching.thresholds import Labelled

    judged = judge([(pair.left, pair.right) for pair in pairs], config)
    return [Labelled(found.same_point, pair.same) for pair, found in zip(pairs, judged, strict=True)]


def _print(chosen: Thresholds, labels: int) -> None:
    curve = list(chosen.curve)
    step = max(1, len(curve) // SHOWN)
    rows = sorted({*curve[::step], chosen.match, chosen.suggest}, key=lambda point: point.threshold)
    sys.stdout.write("threshold  precision  95% interval  recall  95% interval  pairs\n")
    for point in rows:
        names = [name for name in ("suggest", "match") if getattr(chosen, name) == point]
        low, high = point.precision_interval
        least, most = point.recall_interval
        sys.stdout.write(
            f"{point.threshold:9.3f}  {point.precision:9.2f}  {low:.2f} to {high:.2f}  {point.recall:6.2f}  "
            f"{least:.2f} to {most:.2f}  {point.found:5}  {' and '.join(names)}".rstrip()
            + "\n"
        )
    sys.stdout.write(f"{labels} labelled pairs\n")
