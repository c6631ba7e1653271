"""Bytes to text: the bytes of a file in, its text (or a refusal that says why there is none) out.

Nothing is guessed silently: text is UTF-8, what its byte order mark or its HTML declares, or Windows-1252 where that
gives plausible text. Everything else is refused, since a wrong letter would be stored for good.
"""

import codecs
import re

from kawat.records import Refusal

_MARKS = (  # the longer first: a UTF-32 mark begins like a UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
#: UTF-8 read as Windows-1252 shows pairs like these: then the bytes are broken UTF-8, not Windows-1252.
_MOJIBAKE = re.compile(r"[ÂÃ][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€")
#: The share of characters outside ASCII that Indonesian text in Windows-1252 may have.
_MOST_FOREIGN = 0.08
SNIFFED = 8192
#: Codecs of Python that no page is written in, some of them slow on purpose-made input.
_NO_PAGE = frozenset({"punycode", "idna", "unicode_escape", "raw_unicode_escape", "utf-7", "undefined"})


def binary(origin: str, head: bytes) -> Refusal | None:
    """A refusal if the first bytes of an input are no text, else None.

    Args:
        origin: where the bytes were read.
        head: the first bytes (`SNIFFED` are enough).
    """
    what = next((name for magic, name in _MAGIC if head.startswith(magic)), None)
    if what is None and not head.startswith(tuple(mark for mark, _ in _MARKS)) and b"\x00" in head:
        what = "binary data"
    if what is None:
        return None
    return Refusal(origin, "binary", f"this is {what}, not text", "Save the article as plain text, HTML or JSON Lines.")


def _windows(data: bytes) -> str | None:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = sum(char > "\x7f" for char in text)
    if _CONTROLS.search(text) or _MOJIBAKE.search(text) or foreign > max(3, _MOST_FOREIGN * len(text)):
        return None
    return text


def _by_declaration(data: bytes) -> str | None:
    declared = _DECLARED.search(data[:SNIFFED])
    if not declared:
        return None
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name
        if name in _NO_PAGE:
            return None
        # The HTML standard reads both labels as Windows-1252.
        return data.decode("cp1252" if name in {"iso8859-1", "ascii"} else name)
    except (LookupError, UnicodeError):
        return None


def decode(origin: str, data: bytes, *, markup: bool = False) -> str | Refusal:
    """The text of an input, as it stands in it but for a byte order mark.

    Args:
        origin: where the bytes were read.
        data: the whole input.
        markup: whether it is HTML, which may declare its encoding.
    """
    refusal = binary(origin, data[:SNIFFED])
    if refusal:
        return refusal
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text: str | None = data.decode(encoding)
    except UnicodeDecodeError as error:
        where = error.start
        text = None
        if encoding == "utf-8":
            text = (_by_declaration(data) if markup else None) or _windows(data)
    else:
        where = 0
    if text is None:
        name = encoding.removesuffix("-sig").upper()
        why = f"its bytes are not {name} (byte {where + 1}) nor another encoding known here"
        return Refusal(origin, "undecodable", why, "Save the file as UTF-8 and add it again.")
    if len(_CONTROLS.findall(text[:SNIFFED])) > max(2, min(len(text), SNIFFED) // 100):
        return Refusal(origin, "binary", "this is binary data, not text", "Save the article as plain text.")
    return text
