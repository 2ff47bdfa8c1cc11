"""The labels that the antecedent forest was grown on: well formed, and of nouns that the splitter weighs."""

from training.drafted import CLAIMS, draft_invented, stories_with_claims
from training.pair_labels import INVENTED
from training.pronouns import labelled_stories, read_labels, read_story


def test_labels_are_well_formed() -> None:
    labels = [label for story in labelled_stories() for here in read_labels(story).values() for label in here]
    assert len(labels) > 8_000
    assert all(label.pronoun >= 0 and all(place >= 0 for place in label.antecedents) for label in labels)
    assert all(len(label.antecedents) > 1 for label in labels if label.joined)


def test_what_is_labelled_is_weighed() -> None:
    story = next(name for name in labelled_stories() if (INVENTED / name).is_dir())
    weighed = known = 0
    for article in read_story(story):
        for anaphor in article.ask():
            meant = article.meant.get(article.place(anaphor))
            if meant:
                known += 1
                weighed += any(mention.key in meant for mention in anaphor.candidates)
    assert known > 20
    assert weighed > 0.9 * known


def test_claims_of_invented_stories_stand_in_their_articles() -> None:
    names = stories_with_claims()
    assert len(names) > 40
    assert all((INVENTED / name).is_dir() and (CLAIMS / f"{name}.csv").is_file() for name in names)
    drafted = draft_invented(names[0])
    assert all(item.claims for item in drafted)
    articles = {path.name: path.read_text(encoding="utf-8") for path in (INVENTED / names[0]).glob("*.txt")}
    assert all(any(claim["quote"] in text for text in articles.values()) for item in drafted for claim in item.claims)
    assert sum(len(item.assigned()) for item in drafted) > 0.7 * sum(len(item.claims) for item in drafted)
