"""Pairs whose comparison must not fail: one point each, values alike or not, in the wordings of the news.

Published on Thursday, June 20, 2024. "agree" and "differ" are required answers; "open" means that the typed values
must not claim a difference and need not find an agreement.
"""

from __future__ import annotations

from datetime import date

import pytest

from claimref.judging.polarity import compare_polarity
from claimref.judging.values import ValueComparison, compare_values
from claimref.normalising.annotate import annotate
from claimref.normalising.entities import EntityIndex
from claimref.records import DifferOn, RelationType, Statement

REFERENCE = date(2024, 6, 20)

PAIRS = [
    # Counts: comparators, wording, rounding, ranges.
    ("The port received 11,000 containers of shells.", "The port received 11 thousand containers.", "agree"),
    ("The port received 11,000 containers of shells.", "The port received more than 11,000 containers.", "agree"),
    ("The port received 11,000 containers of shells.", "The port received 6,700 containers.", "quantity"),
    ("The port received more than 11,000 containers.", "The port received 6,700 containers.", "quantity"),
    ("The port received up to 12,000 containers.", "The port received 11,000 containers.", "agree"),
    ("The port received 11,012 containers.", "The port received 11,000 containers.", "agree"),
    ("The report has 47 pages.", "The report has 48 pages.", "quantity"),
    ("The report has 47 pages.", "The report has about 48 pages.", "agree"),
    ("At least 30 people were killed.", "The blast killed 34 people.", "agree"),
    ("At least 30 people were killed.", "The blast killed 27 people.", "quantity"),
    ("Three people were killed.", "Five people were wounded.", "open"),
    ("Six people were killed in the raid.", "Eleven militants were killed in the raid.", "quantity"),
    ("Six people were killed in the raid.", "Two militants were killed in the raid.", "open"),
    ("The sect held 219 girls.", "The sect held 276 schoolgirls.", "quantity"),
    ("Dozens of houses burned down.", "The fire destroyed 64 houses.", "agree"),
    ("Dozens of houses burned down.", "The fire destroyed 900 houses.", "quantity"),
    ("Between 300 and 400 guests came.", "Some 350 guests came.", "agree"),
    ("Between 300 and 400 guests came.", "Some 600 guests came.", "quantity"),
    ("The treaty has 23 articles.", "The treaty has 23 articles and replaces the pact of 1961.", "agree"),
    ("The treaty has 23 articles.", "The two presidents signed the treaty.", "open"),
    # Money, shares, measures, votes, ages.
    ("He was paid $250,000.", "He was paid more than $250,000.", "agree"),
    ("He was paid $250,000.", "He was paid $400,000.", "quantity"),
    ("He was paid $250,000.", "He was paid 250,000 euros.", "open"),
    ("The bridge cost $1.2bn.", "The bridge cost 1.2 billion dollars.", "agree"),
    ("Half of the crew fell ill.", "Some 50 percent of the crew fell ill.", "agree"),
    ("Turnout was 61 percent.", "Turnout was 72 percent.", "quantity"),
    ("The crater is 39 feet wide.", "The crater is 12 metres wide.", "agree"),
    ("The crater is 39 feet wide.", "The crater is 30 metres wide.", "quantity"),
    ("The village lies 12 km from the border.", "The village lies 7.5 miles from the border.", "agree"),
    ("The Senate passed it 97-1.", "The Senate passed it by a vote of 97 to 1.", "agree"),
    ("The Senate passed it 97-1.", "The Senate passed it by a vote of 94 to 4.", "quantity"),
    ("Marek Holt, 41, was charged.", "The 41-year-old Holt was charged.", "agree"),
    ("Marek Holt, 41, was charged.", "The 43-year-old Holt was charged.", "quantity"),
    # Durations and dates.
    ("The two-year inquiry ended.", "The months-long inquiry ended.", "quantity"),
    ("The two-year inquiry ended.", "The inquiry ended after 24 months.", "agree"),
    ("He had ruled for 25 years.", "He had ruled for 24 years.", "quantity"),
    ("He has ruled for 24 years.", "He has ruled since 2000.", "agree"),
    ("He has ruled for 25 years.", "He has ruled since 2000.", "quantity"),
    ("He has ruled for 12 years.", "He has ruled since 2000.", "quantity"),
    ("It was her first visit in 25 years.", "It was her first visit since 2000.", "quantity"),
    ("He has ruled since 2000.", "He has ruled since 2004.", "date"),
    ("The visit was the first in 24 years.", "The last visit was in 2000.", "open"),
    ("The pact was signed on June 18.", "The pact was signed on June 19.", "date"),
    ("The pact was signed on June 18.", "The pact was signed on Tuesday.", "agree"),
    ("The pact was signed on Wednesday.", "The pact was signed on Tuesday.", "date"),
    ("The pact was signed on June 18.", "The pact was signed this week.", "agree"),
    ("The pact was signed on June 18.", "The pact was signed in June.", "agree"),
    ("The pact was signed in 2024.", "The pact was signed on June 18.", "agree"),
    ("The pact was signed.", "The pact was signed on June 18.", "open"),
    ("The talks ran from June 18 to 19.", "The talks were held on June 19.", "agree"),
    ("The raid took place early on Saturday.", "The raid took place late on Friday.", "open"),
    ("The raid took place on Saturday morning.", "The raid took place on Friday.", "date"),
    ("He had paid it back by March 2017.", "He paid it back in 2018.", "date"),
    ("He had paid it back by March 2017.", "He paid it back in 2016.", "agree"),
    ("The mine closed in early 2014.", "The mine closed in November 2014.", "date"),
    (
        "She was born on May 7, 1960, and died on June 14, 2001.",
        "She was born on May 7, 1960, and died on July 2, 2001.",
        "date",
    ),
    # Names: only in otherwise the same words.
    ("The envoy flew to Kell on the second day.", "The envoy flew to Marden on the second day.", "entity"),
    ("The council is led by Ilse Amsel of Vell.", "The council is led by Petra Holt of Vell.", "entity"),
    ("The council is led by the Northern Grain Union.", "The council is led by the N.G.U.", "open"),
    ("The council is led by Ilse Oberholz of Vell.", "The council is led by Ilse Olberholz of Vell.", "open"),
    ("The Vellish army crossed the river at night.", "The army of Vell crossed the river at night.", "open"),
    ("Anna Berg spoke to the crowd outside.", "She spoke to the crowd outside.", "open"),
    ("Anna Berg spoke to the crowd outside.", "He spoke to the crowd outside.", "entity"),
    ("The mayor said that he had sold his house.", "The mayor said that she had sold her house.", "entity"),
    ("The mayor said that he had sold his house.", "The mayor said that they had sold the house.", "open"),
    # Several numbers at once.
    (
        "The wage rises from $9 an hour and saves $6 billion.",
        "The wage rises from $12 an hour and saves $6 billion.",
        "quantity",
    ),
    ("The firm sold 12 ships and 3 docks.", "The firm sold 12 ships and 4 docks.", "quantity"),
    ("The firm sold 12 ships for $40 million.", "The firm sold 12 ships for $14 million.", "quantity"),
    ("The port sold over 2,000 tickets.", "The port sold over 13,000 tickets.", "open"),
    ("The port sold over 2,000 tickets.", "The port sold over 3,000 tickets.", "agree"),
    # Polarity.
    ("The tax increases the price of grain.", "The tax decreases the price of grain.", "polarity"),
    ("The ministry confirmed the loss of the ship.", "The ministry denied the loss of the ship.", "polarity"),
    ("The ministry confirmed the loss of the ship.", "The ministry did not confirm the loss of the ship.", "polarity"),
    ("The ministry denied the loss of the ship.", "The ministry did not confirm the loss of the ship.", "open"),
    ("The soldier was captured near the river.", "The soldier was not captured near the river.", "polarity"),
    ("The soldier was captured near the river.", "Army sources denied that the soldier was captured.", "polarity"),
    ("The soldier was captured.", "Reports that the soldier was captured are false.", "polarity"),
    ("The soldier was captured.", "It is unclear whether the soldier was captured.", "polarity"),
    ("The soldier was not captured.", "Reports that the soldier was captured are false.", "open"),
    ("The law does not protect tenants.", "The governor will seek to clarify the law on tenants.", "open"),
    ("Parliament approved the budget on defence.", "Parliament rejected the budget on defence.", "polarity"),
    ("The court found the mayor guilty of fraud.", "The court acquitted the mayor of fraud.", "polarity"),
    ("The two leaders signed the defence treaty.", "The two leaders will sign the defence treaty.", "open"),
    ("The two leaders signed the defence treaty.", "The two leaders have signed the treaty on defence.", "open"),
    ("Police arrested the mayor on Tuesday.", "Prosecutors charged the mayor on Tuesday.", "agree"),
    ("Police arrested the mayor.", "Prosecutors charged the mayor.", "open"),
    ("No fewer than 40 ships sailed.", "At least 40 ships sailed.", "agree"),
    ("He was not only tired but ill.", "He was tired and ill.", "open"),
]


def statement(text: str) -> Statement:
    return annotate(Statement("article", 0, 0, 1, "quote", text), REFERENCE, EntityIndex())


def judge(left: Statement, right: Statement) -> ValueComparison:
    polarity = compare_polarity(left, right)
    return polarity if polarity.relation is RelationType.DIFFER else compare_values(left, right)


@pytest.mark.parametrize(("left", "right", "expected"), PAIRS, ids=lambda text: text)
def test_pair(left: str, right: str, expected: str) -> None:
    for one, other in ((left, right), (right, left)):
        found = judge(statement(one), statement(other))
        if expected == "agree":
            assert found.relation is RelationType.AGREE, found
        elif expected == "open":
            assert found.relation is not RelationType.DIFFER, found
        else:
            assert (found.relation, found.differ_on) == (RelationType.DIFFER, DifferOn(expected)), found
            assert found.why
