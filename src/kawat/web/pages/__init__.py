"""Pages for people: a request in, HTML out; `router` holds them all, `fault_page` tells of failures."""

from fastapi import APIRouter

from kawat.export.exported import LANGUAGES
from kawat.web.errors import FaultPage
from kawat.web.pages import (
    about,
    actor,
    article,
    calendar,
    event,
    failures,
    feeds,
    front,
    pair,
    person,
    quotes,
    search,
    sources,
    static,
    timeline,
)

router = APIRouter()
router.add_api_route("/", front.by_language)
router.include_router(static.router)
router.include_router(feeds.router)
for language in LANGUAGES:
    router.add_api_route(f"/{language}", front.with_slash)
    for page in (
        front, timeline, event, pair, actor, person, calendar, quotes, article, search, sources, about, feeds,
    ):  # fmt: skip
        router.include_router(page.router, prefix=f"/{language}")
fault_page: FaultPage | None = failures.fault_page
