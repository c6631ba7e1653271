"""Gold files: a path in, annotated articles as JSON objects out, each checked for what scoring needs."""

import json
from pathlib import Path
from typing import Any

from kawat.errors import KawatError
from kawat.records import Article

Json = dict[str, Any]
_NEEDED = ("id", "text", "sentences", "published", "published_from", "about_dealings", "reports", "quotes")


def load_gold(path: Path) -> list[Json]:
    """Read a gold file.

    Args:
        path: JSON Lines in the reading format.

    Returns:
        One object an article, in the file's order.

    Raises:
        KawatError: the file cannot be read, or a line is not an annotated article.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KawatError(
            str(path),
            f"cannot be read ({getattr(error, 'strerror', None) or error})",
            "Give a JSON Lines file in UTF-8.",
        ) from error
    articles = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            article = json.loads(line)
        except json.JSONDecodeError as error:
            raise KawatError(where, f"broken JSON ({error.msg})", "Mend or remove the line.") from error
        missing = [key for key in _NEEDED if not isinstance(article, dict) or key not in article]
        if missing:
            raise KawatError(where, f"no {', '.join(missing)}", "A gold line has the fields of docs/format.md.")
        articles.append(article)
    if not articles:
        raise KawatError(str(path), "no annotated article in it", "Give a JSON Lines file with one article a line.")
    return articles


def as_article(gold: Json) -> Article:
    """The article as it would come in: with its publication date only where the source gave it."""
    given = gold["published"] if gold["published_from"] == "given" else None
    return Article(
        id=gold["id"],
        text=gold["text"],
        title=gold.get("title"),
        outlet=gold.get("outlet"),
        url=gold.get("url") or None,
        published=given,
        published_from="given" if given else "unknown",
    )
