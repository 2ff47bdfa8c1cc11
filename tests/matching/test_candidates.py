from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from claimref.config import Config
from claimref.matching.candidates import find_candidates
from claimref.matching.rarity import Rarity
from claimref.protocols import Vectors
from claimref.records import Article, Statement
from tests.matching.builders import article, statement


def story(outlets: int, each: int, seed: int) -> tuple[list[Article], list[Statement], Vectors]:
    articles = [article(f"outlet {n}") for n in range(outlets)]
    statements = [statement(source, f"{source.outlet}: {n}", start=n) for source in articles for n in range(each)]
    vectors = np.random.default_rng(seed).normal(size=(len(statements), 8)).astype(np.float32)
    return articles, statements, vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_the_nearest_statements_of_other_outlets_are_in() -> None:
    articles, statements, vectors = story(outlets=3, each=30, seed=1)
    pairs = {(p.left.id, p.right.id) for p in find_candidates(articles, statements, vectors, Config(candidates=4))}
    near = vectors @ vectors.T + Rarity(statements).overlaps(slice(None))
    for i, one in enumerate(statements):
        elsewhere = [j for j, two in enumerate(statements) if two.article_id != one.article_id]
        nearest = sorted(elsewhere, key=lambda j: -float(near[i, j]))[:4]
        assert all(tuple(sorted((one.id, statements[j].id))) in pairs for j in nearest)


def test_the_number_of_pairs_grows_with_the_statements_and_not_with_their_square() -> None:
    config = Config(candidates=5)
    few, many = (len(find_candidates(*story(outlets=4, each=each, seed=2), config)) for each in (50, 400))
    assert many <= 8 * few * 1.2


def test_repeats_by_one_outlet_are_candidates_too() -> None:
    first, second = article("Gull", text="one"), article("Gull", text="two")
    statements = [
        statement(first, "Ash fell."),
        statement(first, "Ash came down.", start=20),
        statement(second, "Ash."),
    ]
    pairs = find_candidates([first, second], statements, np.ones((3, 1), dtype=np.float32), Config())
    assert len(pairs) == 3


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_does_not_matter(random: Random) -> None:
    articles, statements, vectors = story(outlets=3, each=6, seed=3)
    vectors[2] = vectors[9]  # a tie
    expected = find_candidates(articles, statements, vectors, Config(candidates=2))
    shuffled = list(range(len(statements)))
    random.shuffle(shuffled)
    found = find_candidates(articles, [statements[i] for i in shuffled], vectors[shuffled], Config(candidates=2))
    assert found == expected


def test_a_story_of_one_statement_or_none_has_no_pair() -> None:
    source = article("Gull")
    assert find_candidates([source], [statement(source, "Ash.")], np.ones((1, 2), dtype=np.float32), Config()) == []
    assert find_candidates([source], [], np.zeros((0, 2), dtype=np.float32), Config()) == []
