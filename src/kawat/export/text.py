"""Text that a format can carry: any string in, one without the characters that the format forbids out.

What is forbidden becomes U+FFFD, the replacement character, so that a reader sees that something stood there.
"""

import json
import re
from typing import Any, Final

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
_NOT_UNICODE = re.compile("[\x00\ud800-\udfff]")
#: All that is no Char of XML 1.0 (Fifth Edition), section 2.2.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def unicode_text(text: str) -> str:
    """Replace NUL and lone halves of surrogate pairs, which no text file should hold."""
    return _NOT_UNICODE.sub(REPLACEMENT, text)


def json_text(value: Any) -> str:
    """Write a value as JSON without spaces, its text as it is but for what no text file should hold."""
    return unicode_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def xml_text(text: str) -> str:
    """Replace what XML 1.0 cannot hold, and turn each sort of line end into a line feed, as XML readers do."""
    return _NOT_XML.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def line(text: str) -> str:
    """Make one line: every run of white space is one space, and nothing is left that XML cannot hold."""
    return " ".join(xml_text(text).split())
