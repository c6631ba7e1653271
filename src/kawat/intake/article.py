"""The last step of every source: a text and what is known about it in, an Article or a Refusal out.

Here the id is made, the language checked, and what the source left open filled from the text's own head.
"""

import hashlib
import re
from dataclasses import dataclass

from kawat.intake.clean import dateline
from kawat.intake.headline import headline
from kawat.intake.language import ACCEPTED, language
from kawat.intake.outlets import outlet_by_address, outlet_by_name
from kawat.records import Article, Refusal

#: Where a text's dateline is looked for.
_HEAD = 3000
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
_NAMES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fr": "French", "hi": "Hindi", "it": "Italian",
    "ja": "Japanese", "jv": "Javanese", "ko": "Korean", "nl": "Dutch", "pt": "Portuguese", "ru": "Russian",
    "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Given:
    """What a source says about an article beside its text; None where it says nothing."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    published_by: str | None = None
    fetched_at: str | None = None


def text_id(text: str) -> str:
    """The id of an article whose source gives none: the same words give the same id, however they are spaced.

    BLAKE2b (RFC 7693) with a digest of 8 bytes over the text with every run of white space made one space.
    """
    return "a" + hashlib.blake2b(" ".join(text.split()).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def is_text(text: str) -> bool:
    """Whether every database can hold these characters: no NUL, no half of a surrogate pair."""
    return not _NO_TEXT.search(text)


def make_article(origin: str, text: str, given: Given) -> Article | Refusal:
    """The article, or why it is none: it has no text, or is in another language.

    Args:
        origin: where it was read.
        text: its text, stored as it is.
        given: what the source says about it.
    """
    if not text.strip():
        return Refusal(origin, "empty", "there is no text in it", "Give an article with text, or leave it out.")
    if not is_text(text):
        why = "its text holds characters that are no text (a NUL or half a surrogate pair)"
        return Refusal(origin, "undecodable", why, "Export it again as UTF-8.")
    code = (given.language or "").split("-")[0].strip().lower()
    if code not in ACCEPTED:
        code = language(text)
    if code not in ACCEPTED:
        why = f"its text is in {_NAMES.get(code, code)}, not in Indonesian or Malay"
        return Refusal(origin, "language", why, "Kawat reads Indonesian and Malay news only; leave it out.")
    outlet = outlet_by_name(given.outlet or "") or given.outlet or outlet_by_address(given.url or "")
    if not outlet:
        opening = dateline(text[:_HEAD])
        outlet = opening.outlet if opening else None
    return Article(
        id=given.id or text_id(text),
        text=text,
        title=given.title or headline(text),
        outlet=outlet,
        url=given.url,
        language=code,
        published=given.published,
        published_from="given" if given.published else "unknown",
        published_by=given.published_by if given.published else None,
        fetched_at=given.fetched_at,
        origin=origin,
    )
