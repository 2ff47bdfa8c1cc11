"""Where an article says itself from whom it comes, and where it only seems to."""

from __future__ import annotations

import pytest

from claimref.origins.credits import find_credits
from claimref.origins.naming import Names
from claimref.outlets import load_outlets
from claimref.reading.debris import mark_debris
from claimref.records import Article

BODY = "The harbour of Lund was closed on Friday after a crane fell into the basin, the port authority said."
MORE = "Divers looked for the driver until dusk. The crane had been inspected in spring."


def credits_of(text: str, byline: str | None = None, outlet: str = "Lund Courier") -> list[tuple[str, bool, str]]:
    article = Article(outlet=outlet, text=text, locator="a.txt", byline=byline, debris=mark_debris(text))
    found = find_credits(article, Names(load_outlets(), [outlet]))
    return [(credit.name, credit.whole, credit.method) for credit in found]


@pytest.mark.parametrize(
    ("text", "byline", "expected"),
    [
        (f"LUND, May 3. /TASS/. {BODY}\n{MORE}", None, ("TASS", True, "dateline")),
        (f"LUND (AP) — {BODY}\n{MORE}", None, ("Associated Press", True, "dateline")),
        (f"Crane falls\n\nBy Ada Roe\nLUND, May 3 (Reuters) - {BODY}", None, ("Reuters", True, "dateline")),
        (f"{BODY}\n{MORE}", "The Associated Press", ("Associated Press", True, "byline")),
        (f"{BODY}\n{MORE}", "By Ada Roe, Associated Press", ("Associated Press", True, "byline")),
        (f"{BODY}\n{MORE}", "ADA ROE Associated Press", ("Associated Press", True, "byline")),
        (f"Crane falls\nBy The Associated Press\n{BODY}\n{MORE}", None, ("Associated Press", True, "byline")),
        (f"{BODY}\n{MORE}\nSource: Xinhua", None, ("Xinhua", True, "source line")),
        (f"{BODY}\n{MORE}\n© 2025 Agence France-Presse", None, ("Agence France-Presse", True, "copyright line")),
        (f"{BODY}\n{MORE} (Reuters)", None, ("Reuters", True, "closing tag")),
        (f"{BODY}\n{MORE} – AFP", None, ("Agence France-Presse", True, "closing tag")),
        (
            f"{BODY}\n{MORE}\nThis article was originally published by The Guardian.",
            None,
            ("The Guardian", True, "reprint line"),
        ),
        (f"{BODY}\n{MORE}\nReuters contributed to this report.", None, ("Reuters", False, "contribution line")),
        (
            f"{BODY}\n{MORE}\nAda Roe and The Associated Press contributed to this story.",
            None,
            ("Associated Press", False, "contribution line"),
        ),
        (f"{BODY}\n{MORE}\n(with AFP)", None, ("Agence France-Presse", False, "contribution line")),
        (f"{BODY}\n{MORE}", "Ada Roe and wires, AP", ("Associated Press", False, "byline")),
    ],
)
def test_a_credit(text: str, byline: str | None, expected: tuple[str, bool, str]) -> None:
    assert credits_of(text, byline) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY} The driver's brother told Reuters that he was well. {MORE}",
        f"The crane in the basin on Friday. (AP Photo/Ada Roe)\n{BODY}\n{MORE}",
        f"{BODY}\n{MORE}\nPhoto: Reuters",
        f"A picture of the crane. (Reuters)\n{BODY}\n{MORE}",
        f"{BODY}\n{MORE}\nSource: port authority",
        f"LUND (May 3) — {BODY}\n{MORE}",
        f"{BODY}\nAda Roe contributed to this report.",
        f"{BODY}\n© 2025 Lund Courier",
    ],
)
def test_what_is_no_credit(text: str) -> None:
    assert credits_of(text) == []


def test_an_agency_does_not_credit_itself() -> None:
    assert credits_of(f"LUND, May 3. /TASS/. {BODY}\n{MORE}", outlet="TASS") == []


def test_initials_of_an_outlet_of_the_story_are_its_own() -> None:
    assert credits_of(f"LUND, May 3. /VNA/. {BODY}\n{MORE}", outlet="Vellish News Agency") == []
    article = Article(outlet="Lund Courier", text=f"LUND, May 3. /VNA/. {BODY}\n{MORE}", locator="a.txt")
    (credit,) = find_credits(article, Names(load_outlets(), ["Lund Courier", "Vellish News Agency"]))
    assert credit.name == "Vellish News Agency"


def test_what_names_two_agencies_comes_in_part_from_each() -> None:
    assert credits_of(f"{BODY}\n{MORE}", "Reuters, AP") == [
        ("Associated Press", False, "byline"),
        ("Reuters", False, "byline"),
    ]


def test_with_files_from_another() -> None:
    assert credits_of(f"{BODY}\n{MORE}", "The Canadian Press, with files from Reuters") == [
        ("The Canadian Press", True, "byline")
    ]


def test_names_are_those_of_the_story() -> None:
    article = Article(outlet="Lund Courier", text=f"LUND (AP) — {BODY}", locator="a.txt")
    (credit,) = find_credits(article, Names(load_outlets(), ["Lund Courier", "AP"]))
    assert credit.name == "AP"
