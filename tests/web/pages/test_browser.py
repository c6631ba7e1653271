"""The pages in a real browser: in both languages, wide and narrow, light and dark, by keyboard, without scripts."""

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from icalendar import Calendar
from playwright.sync_api import Browser, Page

from kawat.export.exported import LANGUAGES
from kawat.ledger.queries import event_evidence
from kawat.ledger.store import Ledger
from kawat.records import Event
from tests.web.pages.addresses import paths
from tests.web.pages.watching import watched

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
#: What can differ between the two: colours and the words themselves.
IN_THE_DARK = {
    "runOnly": {"type": "tag", "values": ["cat.color", "cat.language", "cat.name-role-value", "cat.text-alternatives"]}
}
EVENT_LINK = "ol.events .what a"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with watched(browser, address, viewport=DESK, base_url=address) as opened:
        yield opened


def wider_than_the_window(page: Page) -> list[str]:
    """What runs over the right edge, if the page can be scrolled sideways."""
    found: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
           [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
           .map(e => e.tagName + '.' + e.className).slice(0, 5).concat(String(document.documentElement.scrollWidth))"""
    )
    return found


def names() -> list[str]:
    made = Event("e", "call", "held", (), articles=("jahat/1",))
    return list(paths(made, made))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", names())
def test_every_page_is_accessible_quiet_and_fits(
    browser: Browser, address: str, summit: Event, attacked: Event, name: str, language: str
) -> None:
    path = f"/{language}{paths(summit, attacked)[name]}"
    # English is looked at in the dark, Indonesian in the light; both are made of the same templates.
    dark = language == "en"
    with watched(browser, address, viewport=PHONE, color_scheme="dark" if dark else "light") as page:
        if name == "missing":
            page.route("**/nothing", lambda route: route.fulfill(response=route.fetch(), status=200))
        page.goto(f"{address}{path}")
        assert page.title().endswith("· Kawat")
        assert wider_than_the_window(page) == []
        page.set_viewport_size({"width": 1280, "height": 900})
        assert wider_than_the_window(page) == []
        found = Axe().run(page, options=IN_THE_DARK if dark else None)
        told = [
            (one["id"], one["impact"], [node["html"] for node in one["nodes"][:3]])
            for one in found.response["violations"]
        ]
        assert told == []
        assert page.evaluate("[...document.images].filter(one => !one.naturalWidth || !one.alt).length") == 0


def test_the_language_switch_keeps_the_page(page: Page) -> None:
    page.goto("/id/timeline?state=Rusia&kind=visit")
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/en/timeline?state=Rusia&kind=visit")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_label("Kind").input_value() == "visit"
    page.get_by_role("link", name="Bahasa Indonesia").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Lini masa"


def test_filters_are_filled_in_a_form_and_stay_in_it(page: Page) -> None:
    page.goto("/id/timeline")
    everything = page.locator(EVENT_LINK).count()
    page.get_by_label("Negara atau organisasi").fill("Rusia")
    page.get_by_label("Dan dengan").fill("USA")
    page.get_by_label("Sejak").fill("2018")
    page.get_by_label("Sampai").fill("2018-12")
    page.get_by_label("Status").select_option("held")
    page.get_by_role("button", name="Tampilkan").click()
    assert 0 < page.locator(EVENT_LINK).count() < everything
    assert all("Rusia" in one and "Amerika Serikat" in one for one in page.locator(EVENT_LINK).all_inner_texts())
    assert set(page.locator(".events .status").all_inner_texts()) == {"terlaksana"}
    assert page.get_by_label("Negara atau organisasi").input_value() == "Rusia"
    page.get_by_role("link", name="Hapus saringan").click()
    assert page.locator(EVENT_LINK).count() == everything


def test_paging_goes_to_older_events_and_back(page: Page) -> None:
    page.goto("/en/timeline")
    first = page.locator(EVENT_LINK).all_inner_texts()
    page.get_by_role("link", name="Older").click()
    second = page.locator(EVENT_LINK).all_inner_texts()
    assert len(first) == 40
    assert second != first
    page.get_by_role("link", name="Newer").click()
    assert page.locator(EVENT_LINK).all_inner_texts() == first


def test_an_event_shows_its_words_and_leads_to_the_article(page: Page, opened: Ledger, summit: Event) -> None:
    page.goto(f"/en/events/{summit.id}")
    sentences = [sentence for told in event_evidence(opened, summit.id) for sentence in told.sentences]
    triggers = [one.text[start:end] for one in sentences for start, end in one.triggers]
    assert triggers
    assert page.locator(".evidence mark").all_inner_texts() == triggers
    assert (
        page.locator("dl.facts").get_by_role("link", name="Donald Trump").get_attribute("href") == "/en/persons/Q22686"
    )
    page.locator(".evidence h3 a").first.click()
    assert page.locator(".story mark").count() > 0
    page.locator(".story sup a").first.click()
    assert re.search(r"#r\d+$", page.url)
    assert page.locator(".numbered li:target").count() == 1


def test_contradictions_are_shown_with_who_tells_what(page: Page, contradicted: Event) -> None:
    page.goto(f"/en/events/{contradicted.id}")
    assert page.get_by_role("heading", name="Contradictions").is_visible()
    told = page.locator(".clash").first.locator("li").all_inner_texts()
    assert len(told) == len(contradicted.contradictions[0].values)
    for one, value in zip(told, contradicted.contradictions[0].values, strict=True):
        label = f" {value.outlets} independent outlet{'s' if value.outlets > 1 else ''}: "
        assert label in one
        # Outlets that copied are named beside the one that they copied.
        assert value.outlets <= len(one.partition(label)[2].split(", ")) <= len(value.reports)
    assert page.locator(".kicker .flag").inner_text() == "contradicted"


def test_the_calendar_turns_its_months_and_is_downloaded(page: Page) -> None:
    page.goto("/id/calendar?month=2018-07")
    assert page.get_by_role("columnheader").count() == 7
    link = page.locator(".grid-calendar a.day").first
    assert re.fullmatch(r"\w+, \d+ Juli 2018: \d+ peristiwa", link.get_attribute("aria-label") or "")
    link.click()
    assert re.search(r"#d2018-07-\d\d$", page.url)
    page.get_by_role("link", name="Bulan berikutnya").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Kalender Agustus 2018"
    with page.expect_download() as coming:
        page.get_by_role("link", name="Unduh kalender").click()
    calendar = Calendar.from_ical(coming.value.path().read_bytes())
    assert len(calendar.walk("VEVENT")) > 3


def test_search_marks_what_it_finds(page: Page) -> None:
    page.goto("/id/")
    page.get_by_label("Cari artikel").fill("pertemuan")
    page.get_by_label("Cari artikel").press("Enter")
    assert page.get_by_role("heading", level=2).first.inner_text().endswith("tempat ditemukan")
    assert page.locator(".hits mark").count() >= page.locator(".hits > li").count()
    page.get_by_label("Artikel").uncheck()
    page.get_by_label("Kalimat bukti").uncheck()
    page.get_by_role("button", name="Cari").click()
    assert all(one.startswith("Kutipan") for one in page.locator(".hits .small").all_inner_texts())


def test_the_keyboard_reaches_the_content_first(page: Page) -> None:
    page.goto("/id/timeline")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Langsung ke isi"
    assert page.locator(".skip").evaluate("one => one.getBoundingClientRect().top >= 0")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    order = []
    for _ in range(4):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.name"))
    assert order == ["state", "other", "person", "kind"]


def test_everything_works_without_scripts(browser: Browser, address: str, summit: Event) -> None:
    with watched(browser, address, viewport=DESK, base_url=address, java_script_enabled=False) as page:
        page.goto("/id/pairs/RUS/USA?on=2018-06-01")
        image = page.get_by_role("img", name=re.compile("^Bagan Rusia – Amerika Serikat"))
        assert image.evaluate("one => one.getBoundingClientRect().width") > 600
        page.get_by_text("Angka dalam bagan").click()
        assert page.get_by_role("table", name="Peristiwa menurut bulan").is_visible()
        page.get_by_label("Sejak").fill("2018")
        page.get_by_role("button", name="Tampilkan").click()
        assert "since=2018" in page.url
        page.goto(f"/id/events/{summit.id}")
        assert page.locator("mark").count() > 0


def test_the_dark_has_its_own_colours_and_charts(browser: Browser, address: str) -> None:
    seen: dict[str, tuple[str, str]] = {}
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        with watched(browser, address, viewport=DESK, color_scheme=scheme) as page:
            page.goto(f"{address}/id/pairs/RUS/USA?on=2018-06-01")
            seen[scheme] = (
                page.evaluate("getComputedStyle(document.body).backgroundColor"),
                page.locator("figure img").evaluate("one => new URL(one.currentSrc).searchParams.get('theme')"),
            )
    assert (seen["light"][1], seen["dark"][1]) == ("light", "dark")
    assert seen["light"][0] != seen["dark"][0]


def test_paper_has_no_forms_and_says_where_it_is_from(page: Page) -> None:
    page.goto("/en/timeline")
    page.emulate_media(media="print")
    assert page.locator("form").first.is_hidden()
    assert page.locator(".paper-only").is_visible()
    assert "/en/timeline" in page.locator(".paper-only").inner_text()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_where_scripts_run_a_chart_tells_the_month_under_the_pointer(
    browser: Browser, address: str, size: dict[str, int]
) -> None:
    with watched(browser, address, viewport=size, base_url=address) as page:
        page.goto("/en/pairs/PRK/USA")
        canvas = page.locator("figure canvas")
        canvas.wait_for()
        page.locator("picture.hidden img").wait_for(state="attached")
        assert page.get_by_role("img", name=re.compile("^Chart of North Korea")).count() == 1
        assert wider_than_the_window(page) == []
        box = canvas.bounding_box()
        assert box
        tip = page.locator("#vg-tooltip-element.visible")
        for step in range(20, int(box["width"]), 6):
            page.mouse.move(box["x"] + step, box["y"] + box["height"] * 0.42)
            if tip.count() and "2018" in tip.inner_text():
                break
        assert re.search(r"Month:?\s*(May|June) 2018", tip.inner_text())
