"""The sample articles are whole, readable, and told by nobody who exists."""

import datetime
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

SAMPLES = Path(__file__).parents[1] / "samples"
TEXTS = sorted(SAMPLES.glob("*.txt"))
PAGES = sorted(SAMPLES.glob("*.html"))
LINES = sorted(SAMPLES.glob("*.jsonl"))
OUTLETS = {"Warta Nusantara", "Kabar Khatulistiwa", "Harian Pelita Timur", "Suara Bahari"}
INVENTED_HOSTS = re.compile(r"([a-z]+\.)?example\.(com|org)")
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_there_are_enough_and_of_every_form() -> None:
    articles = len(TEXTS) + len(PAGES) + sum(len(rows(path)) for path in LINES)
    assert (articles, len(PAGES), len(LINES)) == (16, 2, 1)


@pytest.mark.parametrize("path", [*TEXTS, *PAGES, *LINES], ids=lambda path: path.name)
def test_every_file_is_utf8_and_says_its_year(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    assert path.name[:4] in text


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_text_is_a_headline_and_an_article(path: Path) -> None:
    headline, blank, *body = path.read_text(encoding="utf-8").splitlines()
    assert headline.strip()
    assert not blank
    assert 130 <= len(" ".join(body).split()) <= 300


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_names_its_day_in_json_ld(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    loaded = [json.loads(block) for block in blocks]
    nodes = [node for block in loaded for node in block.get("@graph", [block])]
    published = [node["datePublished"] for node in nodes if node["@type"] == "NewsArticle"]
    assert [datetime.datetime.fromisoformat(date).date().isoformat() for date in published] == [path.name[:10]]


@pytest.mark.parametrize("path", LINES, ids=lambda path: path.name)
def test_json_lines_carry_what_the_readme_promises(path: Path) -> None:
    articles = rows(path)
    assert len({article["id"] for article in articles}) == len(articles) == 3
    for article in articles:
        assert set(article) == {"id", "outlet", "published", "url", "title", "text"}
        assert all(article.values())
        assert article["outlet"] in OUTLETS
        datetime.date.fromisoformat(article["published"])
        assert 130 <= len(article["text"].split()) <= 300


def test_every_outlet_and_host_is_invented() -> None:
    for path in [*TEXTS, *PAGES]:
        assert any(outlet.lower().replace(" ", "-") in path.name for outlet in OUTLETS)
    addresses = [
        address
        for path in [*PAGES, *LINES]
        for address in re.findall(r'https?://[^\s"<]+', path.read_text(encoding="utf-8"))
    ]
    hosts = {urlsplit(address).hostname or "" for address in addresses} - {"schema.org"}
    assert hosts
    assert [host for host in sorted(hosts) if not INVENTED_HOSTS.fullmatch(host)] == []


@pytest.mark.parametrize("path", [*TEXTS, *PAGES, *LINES], ids=lambda path: path.name)
def test_weekdays_agree_with_the_calendar(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    texts = [(row["published"][:4], row["text"]) for row in rows(path)] if path in LINES else [(path.name[:4], text)]
    for year, words in texts:
        named = re.findall(rf"({'|'.join(WEEKDAYS)})(?: malam| pagi)? \((\d+)/(\d+)(?:/(\d{{4}}))?\)", words)
        for weekday, day, month, written in named:
            date = datetime.date(int(written or year), int(month), int(day))
            assert WEEKDAYS[date.weekday()] == weekday, f"{weekday} ({day}/{month})"


def test_the_readme_names_every_outlet_and_the_licence() -> None:
    readme = (SAMPLES.parent / "docs" / "samples.md").read_text(encoding="utf-8")
    assert [outlet for outlet in sorted(OUTLETS) if outlet not in readme] == []
    assert "CC0" in readme
    named = re.findall(r"`(\d{4}-[^`]+)`", readme)
    assert named
    assert [name for name in named if not (SAMPLES / name).is_file()] == []
