"""Plain text in, one article out. The first line that looks like a headline is the title; the text stays whole."""

from kawat.intake.article import Given, make_article
from kawat.records import Article, Refusal


def read_text(origin: str, text: str) -> Article | Refusal:
    r"""The article in a plain text file.

    Args:
        origin: where the text was read.
        text: the decoded file; line ends are made ``\n``.
    """
    return make_article(origin, text.replace("\r\n", "\n").replace("\r", "\n"), Given())
