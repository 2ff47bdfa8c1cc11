"""Sources → articles: what is read, what is assumed, what is refused and in which words."""

from __future__ import annotations

import io
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from claimref.reading import ReadOptions, read
from tests.reading.samples import ANOTHER, HARBOUR, refusal, write


def test_text_is_the_text_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "ellery.txt"
    path.write_bytes(b"\xef\xbb\xbf" + HARBOUR.replace("\n", "\r\n").encode())
    (article,) = read([path], ReadOptions(outlet="Ellery Echo")).articles
    assert article.text == HARBOUR
    assert article.locator == "ellery.txt"
    assert article.path == path.as_posix()
    assert article.title == "Harbour wall gives way in Port Ellery"
    assert article.language == "en"


def test_articles_csv_states_outlet_and_date(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", HARBOUR)
    write(tmp_path / "b.txt", ANOTHER)
    write(
        tmp_path / "articles.csv",
        "file,outlet,published,url,title,story\n"
        "a.txt,Ellery Echo,2031-02-04,https://echo.example/wall,,\n"
        'b.txt,"Coast, Daily",2031-02-05T14:28,,Ferry,harbour\n',
    )
    first, second = read([tmp_path]).articles
    assert (first.outlet, first.published_at, first.published_method) == (
        "Ellery Echo",
        date(2031, 2, 4),
        "articles.csv",
    )
    assert first.locator == first.url == "https://echo.example/wall"
    assert second.outlet == "Coast, Daily"
    assert second.published_at == datetime(2031, 2, 5, 14, 28)
    assert (second.title, second.story, second.locator) == ("Ferry", "harbour", "b.txt")


def test_options_overrule_articles_csv(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", HARBOUR)
    write(tmp_path / "articles.csv", "file,outlet,published\na.txt,Ellery Echo,2031-02-04\n")
    options = ReadOptions(outlet="Coast Daily", published="2031-02-09", story="wall")
    reading = read([tmp_path], options)
    (article,) = reading.articles
    assert (article.outlet, article.published_at, article.story) == ("Coast Daily", date(2031, 2, 9), "wall")
    assert reading.assumptions == ()


def test_file_not_listed_is_left_out(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", HARBOUR)
    write(tmp_path / "b.txt", ANOTHER)
    write(tmp_path / "articles.csv", "file,outlet,published\na.txt,Ellery Echo,\n")
    reading = read([tmp_path])
    assert [str(item) for item in reading.left_out] == ["b.txt: not listed in articles.csv"]


def test_file_name_is_the_last_resort_and_is_said(tmp_path: Path) -> None:
    reading = read([write(tmp_path / "ellery_echo.txt", HARBOUR)])
    assert reading.articles[0].outlet == "ellery echo"
    assert [(said.field, said.value) for said in reading.assumptions] == [("outlet", "ellery echo")]
    assert "file name" in reading.assumptions[0].method


@pytest.mark.parametrize(
    ("lead", "outlet"),
    [
        ("PORT ELLERY, March 3. /TASS/. ", "TASS"),
        ("PORT ELLERY (AP) — ", "Associated Press"),
        ("By Jane Roe PORT ELLERY, March 3 (Reuters) - ", "Reuters"),
    ],
)
def test_dateline_names_the_agency(tmp_path: Path, lead: str, outlet: str) -> None:
    body = "The outer harbour wall of the town gave way on Monday night, flooding forty houses."
    (article,) = read([write(tmp_path / "a.txt", lead + body)]).articles
    assert article.outlet == outlet
    assert [article.text[d.char_start : d.char_end] for d in article.debris] == [lead]


def test_year_of_a_dateline_comes_from_the_other_articles(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "PORT ELLERY, March 3. /TASS/. " + HARBOUR)
    write(tmp_path / "b.txt", "Published: Mar 4, 2031 10:55 PM\n\n" + ANOTHER)
    first, second = read([tmp_path]).articles
    assert first.published_at == date(2031, 3, 3)
    assert second.published_at == datetime(2031, 3, 4, 22, 55)


def test_published_goes_before_updated(tmp_path: Path) -> None:
    head = "Updated: Mar 6, 2031\nPublished: Mar 4, 2031\nMar 5, 2031\n\n"
    (article,) = read([write(tmp_path / "a.txt", head + HARBOUR)]).articles
    assert article.published_at == date(2031, 3, 4)


def test_year_of_a_dateline_is_not_guessed(tmp_path: Path) -> None:
    (article,) = read([write(tmp_path / "a.txt", "PORT ELLERY, March 3. /TASS/. " + HARBOUR)]).articles
    assert article.published_at is None


def test_names_in_different_spelling_are_one_outlet(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", HARBOUR)
    write(tmp_path / "b.txt", ANOTHER)
    write(tmp_path / "articles.csv", "file,outlet,published\na.txt,The Ellery Écho,\nb.txt,ellery echo,\n")
    reading = read([tmp_path])
    assert len({article.outlet for article in reading.articles}) == 1
    assert "another spelling" in reading.assumptions[-1].method


def test_same_article_twice_is_one_article(tmp_path: Path) -> None:
    a, b = write(tmp_path / "a.txt", HARBOUR), write(tmp_path / "b.txt", HARBOUR + "\n")
    options = ReadOptions(outlet="Ellery Echo")
    forth, back = read([a, b, a], options), read([b, a, a], options)
    assert [article.id for article in forth.articles] == [article.id for article in back.articles]
    assert len(forth.left_out) == 2
    assert "the same article as a.txt" in forth.left_out[0].reason


def test_json_lines_are_one_article_each(tmp_path: Path) -> None:
    records = [
        {"text": HARBOUR, "outlet": "Ellery Echo", "url": "https://echo.example/1", "published": "2031-02-04"},
        {"body": ANOTHER, "source": "Coast Daily", "headline": "Ferry", "author": ["A. Roe", "B. Doe"]},
    ]
    path = write(tmp_path / "all.jsonl", "\n".join(map(json.dumps, records)))
    first, second = read([path]).articles
    assert (first.locator, first.published_at) == ("https://echo.example/1", date(2031, 2, 4))
    assert (second.locator, second.title, second.byline) == ("all.jsonl#2", "Ferry", "A. Roe, B. Doe")


def test_fields_can_be_mapped(tmp_path: Path) -> None:
    path = write(tmp_path / "all.jsonl", json.dumps({"corps": HARBOUR, "journal": "Ellery Echo"}))
    (article,) = read([path], ReadOptions(fields={"text": "corps", "outlet": "journal"})).articles
    assert (article.text, article.outlet) == (HARBOUR, "Ellery Echo")


def test_standard_input_is_sniffed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (HARBOUR, json.dumps({"text": HARBOUR, "outlet": "Ellery Echo"})):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
        (article,) = read(["-"]).articles
        assert article.text == HARBOUR


def test_html_page_gives_text_and_metadata(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in HARBOUR.splitlines()[2:] if line)
    page = f"""<html lang="en"><head><title>Harbour wall gives way - Ellery Echo</title>
        <meta property="og:site_name" content="Ellery Echo"><meta property="og:title" content="Harbour wall gives way">
        <link rel="canonical" href="https://echo.example/wall">
        <meta property="article:published_time" content="2024-02-04T10:00:00Z"></head>
        <body><nav><a href="/">Home</a></nav>
        <article><h1>Harbour wall gives way</h1>{paragraphs}</article></body></html>"""
    reading = read([write(tmp_path / "page.html", page)])
    (article,) = reading.articles
    assert (article.outlet, article.canonical_url) == ("Ellery Echo", "https://echo.example/wall")
    assert article.published_at == datetime(2024, 2, 4, 10, tzinfo=UTC)
    assert article.published_method == "article:published_time of the page"
    assert "flooding forty houses" in article.text
    assert article.text.startswith("Harbour wall gives way\n")
    assert "Home" not in article.text


def test_other_languages_are_kept_apart_and_said(tmp_path: Path) -> None:
    french = (
        "Le mur extérieur du port a cédé dans la nuit de lundi à mardi, et quarante maisons du quai ont été inondées. "
        "Personne n'a été blessé, selon la mairie, et les travaux devraient durer environ six semaines.\n"
    )
    write(tmp_path / "a.txt", HARBOUR)
    write(tmp_path / "b.txt", french)
    reading = read([tmp_path])
    assert [article.locator for article in reading.articles] == ["a.txt"]
    assert [(article.locator, article.language) for article in reading.foreign] == [("b.txt", "fr")]
    assert "another language (fr)" in str(reading.left_out[0])
    assert len(read([tmp_path], ReadOptions(languages=None)).articles) == 2


def test_unreadable_files_of_a_folder_are_left_out(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", HARBOUR)
    write(tmp_path / "empty.txt", "")
    (tmp_path / "image.png").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "late.txt").write_bytes(b"\x00\x01\x02")
    reading = read([tmp_path])
    assert [article.locator for article in reading.articles] == ["a.txt"]
    assert [item.locator for item in reading.left_out] == ["empty.txt", "image.png", "late.txt"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "it is empty"),
        ("blank.txt", b" \n \n", "it is empty"),
        ("signs.txt", b"--- ... ---", "no letter"),
        ("paper.txt", b"%PDF-1.7 ...", "it is a PDF"),
        ("zero.txt", b"abc\x00def", "binary data"),
        ("office.txt", b"PK\x03\x04....", "zip archive"),
        ("notes.xyz", b"text", ".xyz is not a known suffix; known are .txt"),
        ("mess.txt", bytes(range(128, 256)) * 8, "not UTF-8"),
        ("bad.jsonl", b'{"text": "one"}\n{"text": ', "bad.jsonl, line 2: not valid JSON"),
        ("none.jsonl", b'{"tekst": "one"}\n', "line 1: no text under text, body"),
        ("list.jsonl", b"[1]\n", "line 1: found list, expected an object"),
        ("number.jsonl", b'{"text": 5}\n', "field text: found int, expected a string"),
        ("late.jsonl", b'{"text": "A long story.", "date": "soon"}\n', "'soon' is no date"),
        ("page.html", b"<html><body></body></html>", "no article text"),
    ],
)
def test_bad_files_are_refused_in_one_line(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    message = refusal(path)
    assert says in message
    assert name in message


def test_missing_and_empty_sources_are_refused(tmp_path: Path) -> None:
    assert "there is no such file or folder" in refusal(tmp_path / "absent.txt")
    assert "no article was found" in refusal(tmp_path)
    assert "no source was given" in refusal()


def test_fifty_megabytes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"word " * 10_000_000)
    assert "more than 10 MB" in refusal(path)


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("file,outlet\na.txt,Echo\n", "line 1: column 'published' is missing"),
        ("file,outlet,published,mood\na.txt,Echo,,\n", "line 1: unknown column 'mood'"),
        ("file,outlet,published\na.txt,Echo\n", "line 2, column published: found 2 cells, expected 3"),
        ("file,outlet,published\na.txt,Echo,,x\n", "line 2, column after published: found 4 cells"),
        ("file,outlet,published\n,Echo,\n", "line 2, column file: blank"),
        ("file,outlet,published\nb.txt,Echo,\n", "line 2, column file: there is no file b.txt"),
        ("file,outlet,published\n../a.txt,Echo,\n", "line 2, column file: there is no file ../a.txt"),
        ("file,outlet,published\na.txt,Echo,soon\n", "line 2, column published: 'soon' is no date"),
        ("file,outlet,published\na.txt,Echo,03/04/2031\n", "line 2, column published: '03/04/2031' is no date"),
        ('file,outlet,published\na.txt,"Echo,\n', "not valid CSV"),
        ("file,outlet,published\n", "found a header and no articles"),
        ("", "line 1: column 'file' is missing"),
    ],
)
def test_malformed_articles_csv_names_line_and_column(tmp_path: Path, table: str, says: str) -> None:
    write(tmp_path / "a.txt", HARBOUR)
    write(tmp_path / "articles.csv", table)
    assert says in refusal(tmp_path)


def test_other_encodings_are_detected_and_said(tmp_path: Path) -> None:
    text = "Der Bürgermeister von Müßlingen erklärte, die Brücke über die Örtze werde für drei Monate gesperrt. " * 4
    reading = read([write(tmp_path / "a.txt", text, "cp1252")], ReadOptions(languages=None))
    assert reading.articles[0].text == text
    assert [said.field for said in reading.assumptions] == ["outlet", "encoding"]
    utf16 = read([write(tmp_path / "b.txt", HARBOUR, "utf-16")])
    assert utf16.articles[0].text == HARBOUR


def test_dates_of_other_articles_on_a_page_are_passed_over(tmp_path: Path) -> None:
    others = '{"datePublished": "2019-01-05T08:00:00Z"}'
    own = '{"@type": "NewsArticle", "datePublished": "2024-02-04T10:30:00+01:00"}'
    page = f"""<html><head><meta name="date" content="2024-02-04"><title>Harbour wall gives way</title>
        <script type="application/ld+json">[{others}, {own}]</script></head>
        <body><article><h1>Harbour wall gives way</h1><p>{HARBOUR}</p><p>{ANOTHER}</p></article></body></html>"""
    (article,) = read([write(tmp_path / "page.html", page)]).articles
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2024-02-04T10:30:00+01:00"


def test_paywall_is_said(tmp_path: Path) -> None:
    text = HARBOUR + "\nTo continue reading, subscribe to our digital edition\n"
    reading = read([write(tmp_path / "a.txt", text)], ReadOptions(outlet="Ellery Echo"))
    assert [str(said) for said in reading.assumptions] == ["a.txt: text 'the opening only' from a paywall's notice"]


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, str]] = []
    write(tmp_path / "a.txt", HARBOUR)
    write(tmp_path / "b.txt", ANOTHER)
    read([tmp_path], progress=lambda count, locator: told.append((count, locator)))
    assert told == [(1, "a.txt"), (2, "b.txt")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Die Hafenmauer von Ellery ist in der Nacht zum Dienstag eingestürzt; vierzig Häuser stehen unter Wasser. ",
            "de",
        ),
        (
            "El muro exterior del puerto cedió el lunes por la noche e inundó cuarenta casas a lo largo del muelle. ",
            "es",
        ),
        ("Внешняя стена порта обрушилась в ночь на вторник, и вода залила сорок домов вдоль набережной. ", "ru"),
        ("Зовнішня стіна порту обвалилася в ніч на вівторок, і вода залила сорок будинків уздовж набережної. ", "uk"),
        ("انهار الجدار الخارجي للميناء ليلة الاثنين وغمرت المياه أربعين منزلا على طول الرصيف. ", "ar"),
        ("港口的外墙在周一晚上倒塌，沿码头的四十座房屋被淹，市长说没有人受伤。", "zh"),
    ],
)
def test_languages(tmp_path: Path, text: str, language: str) -> None:
    (article,) = read([write(tmp_path / "a.txt", text * 3)]).foreign
    assert article.language == language


def test_signs_that_no_database_stores_are_replaced(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "The wall \\ud800 gave\\u0000 way \\ud83c\\udf0a.", "outlet": "Echo"}')
    assert read([path]).articles[0].text == "The wall \ufffd gave\ufffd way 🌊."


@pytest.mark.parametrize("kind", ["standfirst", "article-header__lead", "leaderboard"])
def test_deck_of_a_page_is_kept(tmp_path: Path, kind: str) -> None:
    deck = "Engineers expect six weeks of work, and the ferry moves"
    paragraphs = "".join(f"<p>{line}</p>" for line in (HARBOUR + ANOTHER).splitlines() if len(line) > 60)
    page = f"""<html><head><title>Harbour wall gives way</title></head><body><div class="top">
        <h1>Harbour wall gives way</h1><div class="{kind}">{deck}</div></div>
        <div class="article-body">{paragraphs}</div></body></html>"""
    (article,) = read([write(tmp_path / "page.html", page)]).articles
    assert article.text.startswith(f"Harbour wall gives way\n\n{deck}\n") == (kind != "leaderboard")
    assert article.text.count("Harbour wall gives way\n") == 1
