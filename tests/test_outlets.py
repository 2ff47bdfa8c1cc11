"""The registry of outlets: look-ups in any spelling, by domain, and the user's own additions."""

from __future__ import annotations

import csv
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

from claimref.errors import SourceError
from claimref.outlets import load_outlets, outlet_key


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("tass", "TASS"),
        ("NYT", "The New York Times"),
        ("new york times", "The New York Times"),
        ("Huffington Post", "HuffPost"),
        ("El Pais", "El País"),
        ("caliber.az", "Caliber.Az"),
        ("Kyiv-Post", "Kyiv Post"),
        ("Ellery Echo", None),
    ],
)
def test_name_in_any_spelling(name: str, found: str | None) -> None:
    outlet = load_outlets().by_name(name)
    assert (outlet.name if outlet else None) == found


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://www.theguardian.com/world/2031/feb/04/wall", "The Guardian"),
        ("https://m.tass.com/world/1", "TASS"),
        ("https://edition.cnn.com/2031/02/04/", "CNN"),
        ("http://www.abc.net.au:80/news", "ABC News (Australia)"),
        ("https://timesofindia.indiatimes.com/x", "The Times of India"),
        ("https://reuters.com.phish.example/x", None),
        ("https://notreuters.com/x", None),
        ("https://[broken", None),
    ],
)
def test_domain(url: str, found: str | None) -> None:
    outlet = load_outlets().by_url(url)
    assert (outlet.name if outlet else None) == found


def test_shipped_registry_is_sound() -> None:
    file = resources.files("claimref") / "outlets.csv"
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert len(rows) > 300
    domains = Counter(domain for row in rows for domain in row["domain"].split(";"))
    assert [domain for domain, count in domains.items() if count > 1] == []
    owners: dict[str, set[str]] = {}
    for row in rows:
        assert row["domain"]
        assert len(row["country"]) == 2
        assert row["is_wire"] in ("yes", "no")
        for name in filter(None, (row["name"], *row["aliases"].split(";"))):
            owners.setdefault(outlet_key(name), set()).add(row["name"])
    assert {key: names for key, names in owners.items() if len(names) > 1} == {}


def test_wires_and_families() -> None:
    outlets = load_outlets()
    reuters, wsj, sun = (outlets.by_name(name) for name in ("Reuters", "WSJ", "The Sun"))
    assert reuters
    assert reuters.is_wire
    assert wsj
    assert sun
    assert wsj.family == sun.family == "News Corp"


def test_own_file_extends_and_overrules(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,domain,aliases\nEllery Echo,echo.example,Echo\nTASS,tass.example,\n", encoding="utf-8")
    outlets = load_outlets(own)
    echo, tass = outlets.by_name("the echo"), outlets.by_name("TASS")
    assert echo
    assert (echo.name, echo.family) == ("Ellery Echo", None)
    assert tass
    assert tass.domains == ("tass.example",)
    assert load_outlets().by_name("Ellery Echo") is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("domain\nx.example\n", "line 1: column 'name' is missing"),
        ("name,colour\nEcho,red\n", "line 1: unknown column 'colour'"),
        ("name,domain\nEcho\n", "line 2: the number of cells"),
        ("name,domain\n,x.example\n", "line 2, column name: blank"),
        ("name,is_wire\nEcho,perhaps\n", "line 2, column is_wire: found 'perhaps'"),
    ],
)
def test_malformed_file_is_refused(tmp_path: Path, text: str, says: str) -> None:
    own = tmp_path / "own.csv"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=says.replace("(", r"\(")):
        load_outlets(own)
