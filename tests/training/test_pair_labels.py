"""The labels that the judge's network was refined on: well formed, and of statements whose wording is known."""

from training.pair_labels import INVENTED, LABELS, invented_examples, invented_stories, read_labels

STORIES = sorted(path.stem for path in LABELS.glob("*.csv"))


def test_every_invented_story_has_labels_and_four_outlets() -> None:
    names = invented_stories()
    assert names
    assert set(names) <= set(STORIES)
    assert all(len(list((INVENTED / name).glob("*.txt"))) == 4 for name in names)


def test_labels_are_well_formed() -> None:
    labels = [label for story in STORIES for label in read_labels(story)]
    assert len({(label.left, label.right) for label in labels}) == len(labels) > 38_000
    for label in labels:
        assert label.left < label.right
        assert label.relation in ("agree", "differ", "unrelated")
        assert 0 <= label.confidence <= 1
        assert (label.confidence >= 0.5) == (label.relation != "unrelated")


def test_labels_of_invented_stories_are_of_statements_whose_wording_is_kept() -> None:
    for name in invented_stories():
        examples = list(invented_examples([name]))
        assert len(examples) == len(read_labels(name))
        assert all(example.left and example.right for example in examples)
    assert {example.differ for example in invented_examples(invented_stories())} == {None, 0.0, 1.0}
