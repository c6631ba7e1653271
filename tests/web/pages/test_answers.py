"""What the pages answer over HTTP: addresses, languages, what is wrong, and hostile words."""

import itertools
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, unquote

import feedparser
import html5lib
import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar

from kawat.export.exported import LANGUAGES
from kawat.ledger import open_ledger
from kawat.ledger.merged import Keeper
from kawat.ledger.queries import events_holding
from kawat.ledger.questions.said import QuoteFilter, quotes
from kawat.ledger.store import Ledger
from kawat.records import Event
from kawat.web.app import make_app
from tests.cli.inside import kawat
from tests.ledger.build import call
from tests.web.pages.addresses import paths

HTML = "{http://www.w3.org/1999/xhtml}"


def elements(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every element of a page as a browser makes it, with its attributes."""
    for one in html5lib.parse(page).iter():
        if isinstance(one.tag, str):
            yield one.tag.removeprefix(HTML), dict(one.attrib)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_well_made(visitor: TestClient, language: str, summit: Event, attacked: Event) -> None:
    for name, path in paths(summit, attacked).items():
        answer = visitor.get(f"/{language}{path}")
        assert answer.status_code == (404 if name == "missing" else 200), name
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(answer.text)
        assert parser.errors == [], name
        assert f'<html lang="{language}">' in answer.text
        found = list(elements(answer.text))
        ids = [attributes["id"] for _, attributes in found if "id" in attributes]
        assert len(ids) == len(set(ids)), name
        assert [tag for tag, _ in found].count("h1") == 1, name
        assert [attributes for tag, attributes in found if "style" in attributes or tag == "style"] == [], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_words_stay_words(visitor: TestClient, language: str, summit: Event, attacked: Event) -> None:
    pages = {
        **paths(summit, attacked),
        "timeline": "/timeline?since=2018-07&until=2018-07",
        "hits": "/search?q=menelepon",
    }
    pages["quotes"] = "/quotes?outlet=" + quote(next(one for one in attacked.outlets if "script" in one))
    shown = 0
    for name, path in pages.items():
        page = visitor.get(f"/{language}{path}").text
        assert re.search("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f]", page) is None, (
            name
        )
        shown += "document.title=" in page
        for tag, attributes in elements(page):
            assert not [one for one in attributes if one.startswith("on")], (name, attributes)
            if tag == "script" and attributes.get("type") != "application/ld+json":
                assert attributes.get("src", "").startswith("/static/"), name
            for at in ("href", "src", "action", "srcset"):
                assert not re.match(r"\s*(javascript|data|vbscript):", attributes.get(at, ""), re.IGNORECASE), name
            if tag == "a" and attributes["href"].startswith("http") and "calendar.ics" not in attributes["href"]:
                assert "noopener noreferrer" in attributes["rel"], name
            assert tag not in ("iframe", "object", "embed", "base", "template"), name
    assert shown >= 5


def test_only_the_honest_address_is_linked(visitor: TestClient, attacked: Event) -> None:
    page = visitor.get(f"/en/events/{attacked.id}").text
    outward = {
        attributes["href"]
        for tag, attributes in elements(page)
        if tag == "a" and attributes["href"].startswith(("http", "//"))
    }
    assert outward == {"https://contoh.id/?a=1&b=<2>"}
    assert "no web address" in page


@pytest.mark.parametrize(
    ("accepted", "language"), [("", "id"), ("en", "en"), ("en;q=0.5,id", "id"), ("fr-FR,fr", "id")]
)
def test_the_root_leads_to_the_language_asked_for(visitor: TestClient, accepted: str, language: str) -> None:
    answer = visitor.get("/", headers={"Accept-Language": accepted})
    assert (answer.status_code, answer.headers["location"]) == (302, f"/{language}/")
    assert answer.headers["vary"] == "Accept-Language"


@pytest.mark.parametrize(
    ("path", "status", "hint"),
    [
        ("/en/timeline?kind=visits", 400, "Did you mean visit?"),
        ("/en/timeline?state=Rusya", 400, "Did you mean"),
        ("/en/timeline?since=2018-07&until=2017", 400, "Give the earlier date first."),
        ("/en/timeline?since=kemarin", 400, "Dates are EDTF"),
        ("/en/timeline?older=bukan", 400, "first page"),
        ("/en/quotes?after=bukan", 400, "first page"),
        ("/en/quotes?form=sung", 400, "direct"),
        ("/en/calendar?month=2018-13", 400, "Give a year and month"),
        ("/en/calendar?month=0001-01", 400, "Give a year and month"),
        ("/en/?on=besok", 400, "Give a day"),
        ("/en/search?q=%22", 400, "What to do"),
        ("/en/search?q=a&after=-1", 400, "Begin with the first hits"),
        ("/en/search?q=a&within=everything", 400, "What is wrong"),
        ("/en/pairs/RUS/RUS", 404, "Name two different states."),
        ("/en/pairs/RUS/ZZZ", 404, "What to do"),
        ("/en/pairs/RUS/USA?since=kemarin", 400, "Dates are EDTF"),
        ("/en/pairs/RUS/USA/chart.svg?until=kemarin", 400, "Dates are EDTF"),
        ("/en/pairs/RUS/USA/chart.svg?theme=loud", 400, "What is wrong"),
        ("/en/actors/ZZZ/chart.json", 404, "What to do"),
        ("/en/actors/ZZZ", 404, "What to do"),
        ("/en/persons/Entah%20Siapa", 404, "What to do"),
        ("/en/events/tidakada", 404, "Try the timeline or the search."),
        ("/en/articles/..%2F..%2Fetc%2Fpasswd", 404, "Try the timeline or the search."),
        ("/en/nothing", 404, "Try the timeline or the search."),
        ("/id/nothing", 404, "Cobalah lini masa atau pencarian."),
        ("/id/events/tidakada", 404, "Peristiwa itu tidak ada"),
        ("/id/articles/tidakada", 404, "Artikel itu tidak ada"),
        ("/id/actors/ZZZ", 404, "Negara atau organisasi itu tidak dikenal di sini"),
        ("/id/timeline?state=Rusya", 400, "Tulis namanya, misalnya Rusia, atau kodenya, misalnya RUS."),
        ("/id/persons/Entah%20Siapa", 404, "Orang itu tidak ada dalam buku catatan ini"),
        ("/id/timeline?since=kemarin", 400, "Tulis tahun, bulan, atau hari: 2018, 2018-07, 2018-07-03."),
        ("/id/?on=besok", 400, "Tulis sebuah hari, misalnya 2018-07-03"),
        ("/id/calendar?month=2018-13", 400, "Tulis tahun dan bulan: 2018-07."),
        ("/id/timeline?since=2018-07&until=2017", 400, "Isikan tanggal yang lebih awal lebih dulu."),
        ("/id/timeline?kind=visits", 400, "Pilih salah satu dari daftar"),
        ("/id/timeline?older=bukan", 400, "Mulailah lagi dari halaman pertama."),
        ("/id/search?q=%22", 400, "Tulis sedikitnya satu kata"),
        ("/static/../app.py", 404, "Cobalah lini masa atau pencarian."),
    ],
)
def test_what_is_wrong_is_told_with_the_next_step(visitor: TestClient, path: str, status: int, hint: str) -> None:
    answer = visitor.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert hint in answer.text.replace("&#39;", "'")
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_ledger_that_is_away_is_told_as_a_page(tmp_path: Path) -> None:
    with TestClient(make_app(tmp_path / "none.db"), base_url="http://localhost") as client:
        answer = client.get("/id/")
        assert answer.status_code == 503
        assert "Cobalah sebentar lagi" in answer.text


def test_an_empty_ledger_has_every_list_page(tmp_path: Path) -> None:
    open_ledger(tmp_path / "k.db").close()
    with TestClient(make_app(tmp_path / "k.db"), base_url="http://localhost") as client:
        for path in ("/", "/timeline", "/pairs", "/quotes", "/calendar", "/search?q=kata", "/sources", "/about"):
            assert client.get(f"/id{path}").status_code == 200, path
        assert "kawat add" in client.get("/id/").text
        assert feedparser.parse(client.get("/id/feed.atom").content).bozo == 0


def test_an_event_that_went_into_another_leads_there_and_one_that_is_gone_says_so(
    pages_ledger: Path, tmp_path: Path, summit: Event
) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(pages_ledger, copy)
    with open_ledger(copy) as ledger:
        ledger.apply_events([], removed=[summit.id])
    with TestClient(make_app(copy), base_url="http://localhost", follow_redirects=False) as client:
        gone = client.get(f"/en/events/{summit.id}")
        assert gone.status_code == 410
        assert "This is gone" in gone.text
        with open_ledger(copy) as ledger:
            ledger.apply_events([replace(summit, id="heir/1")])
        went = client.get(f"/en/events/{summit.id}")
        assert (went.status_code, went.headers["location"]) == (302, "/en/events/heir%2F1")
        moved = client.get(f"/v1/events/{summit.id}")
        assert (moved.status_code, moved.headers["location"]) == (308, "/v1/events/heir%2F1")


@pytest.mark.parametrize("name", ["a?b=c#d", "a b+c&d", "a%41", "a/../b", "warta/ñ"])
def test_the_other_language_shows_the_same_page(tmp_path: Path, name: str) -> None:
    with open_ledger(tmp_path / "k.db") as ledger:
        ledger.add(call(name))
    with TestClient(make_app(tmp_path / "k.db"), base_url="http://localhost") as client:
        path = f"/id/articles/{quote(name, safe='')}"
        page = "".join(client.get(path).text.split("\n"))
        other = re.findall(r'<a class="language" href="([^"]*)"', page)
        assert other == [path.replace("/id/", "/en/")]


def test_the_front_page_is_found_without_its_slash(visitor: TestClient) -> None:
    answer = visitor.get("/en?on=2018-06-01")
    assert (answer.status_code, answer.headers["location"]) == (308, "/en/?on=2018-06-01")


def test_the_busiest_pairs_are_those_of_the_year_up_to_the_last_event(visitor: TestClient) -> None:
    later, before = (visitor.get(f"/en/?on={day}").text for day in ("2018-07-31", "1900-01-01"))
    assert "in the year up to" in later
    assert "/en/pairs/RUS/USA" in later
    assert "in the year up to" not in before
    assert "No pair of states yet." in before


def test_names_of_states_are_understood_and_pairs_have_one_address(visitor: TestClient) -> None:
    by_name = visitor.get("/id/pairs?one=Rusia&other=amerika serikat")
    assert by_name.headers["location"] == "/id/pairs/RUS/USA"
    assert visitor.get("/en/pairs/USA/RUS").headers["location"] == "/en/pairs/RUS/USA"
    assert visitor.get("/en/actors/rusia").headers["location"] == "/en/actors/RUS"
    one = visitor.get("/id/timeline?state=Rusia&other=USA").text
    other = visitor.get("/id/timeline?state=RUS&other=Amerika+Serikat").text
    assert re.findall(r"/id/events/\w+", one) == re.findall(r"/id/events/\w+", other) != []


def test_paging_back_and_forth_shows_every_event_once(visitor: TestClient, opened: Ledger) -> None:
    seen: list[str] = []
    at: str | None = "/id/timeline"
    first_pages = []
    while at:
        page = visitor.get(at).text
        first_pages.append(at)
        seen += re.findall(r'<span class="what"><a href="/id/events/(\w+)"', page)
        older = re.search(r'rel="next" href="([^"]+)"', page)
        at = older[1].replace("&amp;", "&") if older else None
    with opened.connection() as connection:
        total = connection.exec_driver_sql("SELECT count(*) FROM events").scalar_one()
    assert (len(seen), len(set(seen))) == (total, total)
    newer = re.search(r'rel="prev" href="([^"]+)"', page)
    assert newer
    back = visitor.get(newer[1].replace("&amp;", "&")).text
    again = re.findall(r'<span class="what"><a href="/id/events/(\w+)"', back)
    last = len(re.findall(r'<span class="what"><a href="/id/events/(\w+)"', page))
    assert again == seen[-last - len(again) : -last]


def test_quotes_are_paged_from_either_end(visitor: TestClient, opened: Ledger) -> None:
    for order in ("newest", "oldest"):
        seen: list[str] = []
        at: str | None = f"/id/quotes?order={order}"
        while at:
            page = visitor.get(at).text
            seen += [unquote(one) for one in re.findall(r'<h3><a href="/id/articles/([^"]+)">', page)]
            further = re.search(r'rel="next" href="([^"]+)"', page)
            at = further[1].replace("&amp;", "&") if further else None
        shown = [name for name, _ in itertools.groupby(seen)]
        told = [one.source.id for one in quotes(opened, QuoteFilter(order=order))]
        assert shown == [name for name, _ in itertools.groupby(told)]
    assert '<option value="oldest" selected>Terlama dulu</option>' in page


def test_the_feed_and_the_calendar_are_what_programs_read(visitor: TestClient) -> None:
    feed = visitor.get("/en/feed.atom")
    parsed = feedparser.parse(feed.content)
    assert parsed.bozo == 0
    assert len(parsed.entries) == 50
    assert parsed.entries[0].link.startswith("http://localhost/en/events/")
    calendar = visitor.get("/id/calendar.ics?state=Rusia")
    assert calendar.headers["content-type"].startswith("text/calendar")
    whole = len(Calendar.from_ical(visitor.get("/id/calendar.ics").content).walk("VEVENT"))
    assert 0 < len(Calendar.from_ical(calendar.content).walk("VEVENT")) < whole


def test_files_are_kept_by_their_mark(visitor: TestClient) -> None:
    (address,) = set(re.findall(r'href="(/static/kawat\.css[^"]*)"', visitor.get("/id/about").text))
    assert "immutable" in visitor.get(address).headers["cache-control"]
    assert visitor.get("/static/kawat.css?v=other").headers["cache-control"] == "no-cache"


def test_a_search_page_goes_on(visitor: TestClient) -> None:
    page = visitor.get("/en/search?q=pertemuan&within=evidence").text
    assert "<mark>" in page
    more = re.search(r'rel="next" href="([^"]+)"', page)
    assert more
    assert visitor.get(more[1].replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(
    ("language", "words"), [("id", "tanpa tanggal</span>, diberitakan <time"), ("en", "undated</span>, told <time")]
)
def test_an_event_without_a_date_says_when_it_was_told(
    visitor: TestClient, language: str, words: str, undated: Event
) -> None:
    assert undated.strength.first_seen
    for path in ("/timeline?kind=" + undated.kind, f"/events/{undated.id}"):
        page = visitor.get(f"/{language}{path}").text
        assert words in page, path
        assert f'datetime="{undated.strength.first_seen}"' in page, path


def test_a_pair_that_has_nothing_with_each_other_shows_no_empty_table(visitor: TestClient) -> None:
    page = visitor.get("/id/pairs/FIN/IDN").text
    assert "0 peristiwa" in page
    assert "<table" not in page


def test_a_date_that_no_words_tell_says_where_it_comes_from(tmp_path: Path) -> None:
    words = call("words")
    (report,) = words.reports
    wordless = replace(
        call("wordless"),
        reports=(replace(report, id="wordless-r1", date="2018-07-03", date_span=None),),
    )
    with open_ledger(tmp_path / "k.db") as ledger:
        assert set(Keeper(ledger).keep((words, wordless))) == {"added"}
        (event,) = events_holding(ledger, ["words-r1", "wordless-r1"])
    with TestClient(make_app(tmp_path / "k.db"), base_url="http://localhost") as client:
        page = client.get(f"/en/events/{event.id}").text
        assert page.count("“Selasa (3/7)”") == 1
        assert (
            page.count("dated by the article's publication") + page.count("dated by the article&#39;s publication") == 1
        )
        assert "menurut tanggal terbit artikel" in client.get(f"/id/events/{event.id}").text
    shown = kawat("show", event.id, here=tmp_path, ledger=str(tmp_path / "k.db")).out
    assert "2018-07-03 (by the article's publication)" in shown
    assert "2018-07-03 (“Selasa (3/7)”)" in shown
