"""The labels that the judge's network was refined on: well formed, and of statements that the splitter makes."""

from claimref.config import Config
from claimref.splitting import rules
from training.pair_labels import INVENTED, LABELS, invented_examples, invented_stories, read_labels

STORIES = sorted(path.stem for path in LABELS.glob("*.csv"))


def test_every_invented_story_has_labels_and_four_outlets() -> None:
    names = invented_stories()
    assert names
    assert set(names) <= set(STORIES)
    assert all(len(list((INVENTED / name).glob("*.txt"))) == 4 for name in names)


def test_labels_are_well_formed() -> None:
    labels = [label for story in STORIES for label in read_labels(story)]
    assert len({(label.left, label.right) for label in labels}) == len(labels) > 30_000
    for label in labels:
        assert label.left < label.right
        assert label.relation in ("agree", "differ", "unrelated")
        assert 0 <= label.confidence <= 1
        assert (label.confidence >= 0.5) == (label.relation != "unrelated")


def test_labels_are_of_statements_that_the_splitter_makes() -> None:
    name = invented_stories()[0]
    examples = list(invented_examples([name], rules.build(Config(), None)))
    assert len(examples) > 0.9 * len(read_labels(name))
    assert {example.differ for example in examples} == {None, 0.0, 1.0}
