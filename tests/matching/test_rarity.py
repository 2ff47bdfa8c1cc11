from dataclasses import replace

import numpy as np
import pytest

from claimref.matching.rarity import Rarity
from claimref.records import Statement

QUOTES = (
    "Orrin Lines paid 90,000 crowns for the dredger",
    "the dredger cost Orrin Lines 90,000 crowns",
    *(f"Orrin Lines carries cargo{number}" for number in range(98)),
)


def statement(quote: str, number: int = 0) -> Statement:
    return Statement(f"article{number}", number, 0, len(quote), quote, "It paid for it.")


STATEMENTS = [statement(quote, number) for number, quote in enumerate(QUOTES)]
IDS = [each.id for each in STATEMENTS]


def test_rare_words_of_the_quotes_count_and_common_ones_do_not() -> None:
    near, far = Rarity(STATEMENTS).of_pairs([(IDS[0], IDS[1]), (IDS[0], IDS[2])])
    assert near > 0.6
    assert far == 0


def test_in_a_small_story_a_word_that_both_use_is_no_common_one() -> None:
    assert Rarity(STATEMENTS[:2]).of_pairs([(IDS[0], IDS[1])])[0] > 0.7


def test_overlaps_are_symmetric_and_a_quote_overlaps_itself_whole() -> None:
    found = Rarity(STATEMENTS).overlaps(slice(None))
    assert np.array_equal(found, found.T)
    assert np.diag(found) == pytest.approx(1)


def test_pairs_and_rows_say_the_same_whatever_the_order() -> None:
    found = Rarity(STATEMENTS).overlaps(slice(1, 3))
    turned = Rarity(STATEMENTS[::-1])
    pairs = [(IDS[row], other) for row in (1, 2) for other in IDS]
    assert turned.of_pairs(pairs) == found.ravel().tolist()


def test_a_word_that_all_share_makes_no_overlap() -> None:
    coal = [replace(each, quote="coal") for each in STATEMENTS]
    assert Rarity(coal).of_pairs([(coal[0].id, coal[1].id)]) == [0.0]


def test_no_pairs_no_overlaps() -> None:
    assert Rarity(STATEMENTS).of_pairs([]) == []
    assert Rarity([]).of_pairs([]) == []
