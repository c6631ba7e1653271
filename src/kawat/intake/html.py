"""An HTML page in, the article on it out: main text, title, outlet, address and publication date.

The main text is found by trafilatura (Barbaresi 2021, "Trafilatura: A Web Scraping Library and Command-Line Tool for
Text Discovery and Extraction"). The date is the first that is found in JSON-LD, in a meta element, in the address, and
at last by htmldate (Barbaresi 2020) in the page; `published_by` says which it was.
"""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kawat.intake.article import Given, make_article
from kawat.intake.dates import published_date
from kawat.records import Article, Refusal

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META_DATES = (
    "article:published_time", "datepublished", "publishdate", "publish_date", "pubdate", "og:published_time",
    "dc.date.issued", "dcterms.created", "dc.date", "content_publisheddate", "parsely-pub-date", "date",
)  # fmt: skip
_URL_DATE = re.compile(r"/((?:19|20)\d{2})/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?:/|$)")
#: Structured data nested deeper than this is nobody's article.
_DEEPEST = 20
_FEWEST_WORDS = 15


def _dates_in(value: object, depth: int = 0) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        if isinstance(value.get("datePublished"), str):
            yield value["datePublished"]
        for part in value.values():
            yield from _dates_in(part, depth + 1)
    elif isinstance(value, list):
        for part in value:
            yield from _dates_in(part, depth + 1)


def _json_ld_dates(tree: "HtmlElement") -> Iterator[str]:
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            yield from _dates_in(json.loads(script, strict=False))
        except (ValueError, RecursionError):
            continue


def _meta_dates(tree: "HtmlElement") -> Iterator[str]:
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop"):
            found.setdefault((element.get(attribute) or "").lower(), element.get("content"))
    yield from (found[name] for name in _META_DATES if name in found)


def _url_dates(url: str) -> Iterator[str]:
    for year, month, day in _URL_DATE.findall(url):
        yield f"{year}-{int(month):02}-{int(day):02}"


def _published(tree: "HtmlElement", url: str) -> tuple[str | None, str | None]:
    grounds = (("json-ld", _json_ld_dates(tree)), ("meta", _meta_dates(tree)), ("url", _url_dates(url)))
    for ground, values in grounds:
        date = next(filter(None, map(published_date, values)), None)
        if date:
            return date, ground
    from htmldate import find_date  # noqa: PLC0415 - only pages need it, and it is slow to load

    date = find_date(tree, extensive_search=False, original_date=True)
    return (date, "html") if date else (None, None)


def _extract(tree: "HtmlElement") -> Any:  # trafilatura's Document or a dict, by its options
    from trafilatura import bare_extraction  # noqa: PLC0415 - only pages need it, and it takes a second to load

    return bare_extraction(tree, include_comments=False, include_tables=False, with_metadata=True)


def read_html(origin: str, page: str) -> Article | Refusal:
    """The article on an HTML page, its text in paragraphs separated by empty lines.

    Args:
        origin: where the page was read.
        page: the decoded page.
    """
    from trafilatura import load_html  # noqa: PLC0415 - as above

    none = Refusal(
        origin, "no-article", "no article was found on this HTML page", "Save the page of one article, or its text."
    )
    tree = load_html(page)
    if tree is None:
        return none
    canonical = tree.xpath('string(//link[@rel="canonical"]/@href)') or tree.xpath(
        'string(//meta[@property="og:url"]/@content)'
    )
    published, ground = _published(tree, canonical)
    document = _extract(tree)
    text = (document.text or "") if document else ""
    if len(text.split()) < _FEWEST_WORDS:
        return none
    given = Given(
        title=document.title or None,
        outlet=_outlet(document.sitename),
        url=canonical or document.url or None,
        published=published,
        published_by=ground,
    )
    paragraphs = (line.strip() for line in text.splitlines())
    return make_article(origin, "\n\n".join(filter(None, paragraphs)), given)


def _outlet(sitename: str | None) -> str | None:
    name = " ".join((sitename or "").split())
    return name or None
