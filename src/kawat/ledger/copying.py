"""Copy groups kept in a ledger: articles that come or change in, the original of each article concerned out.

Which articles are copies of each other is `kawat.merging.copies.originals` of all texts. An article can change the
groups of those alone that share a key with its text, and its own old group: only these are looked at.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from sqlalchemy import ColumnElement, Connection, bindparam, func, select, update

from kawat.ledger.loading import chunks
from kawat.ledger.schema import article_keys, articles, filed
from kawat.merging.copies import Text, originals

Originals = Mapping[str, str | None]
"""For an article the id of the one it repeats; None where it repeats none."""


def regroup(connection: Connection, coming: Mapping[str, Text], keys: Mapping[str, Sequence[str]]) -> Originals:
    """Work out the copy groups that articles change.

    Args:
        connection: one on which the articles are not stored yet, or as they were.
        coming: the articles that come or change, by id.
        keys: the fingerprints of their texts, by id.

    Returns:
        The original of each article that comes, and of each stored one whose original changes.
    """
    known = _sharing(connection, {key for some in keys.values() for key in some}) | set(coming)
    stored = _groups(connection, known)
    texts = {one.id: one for one in _texts(connection, set(stored) - set(coming))} | dict(coming)
    if len(texts) == 1:
        return dict.fromkeys(coming)
    found = originals(texts.values(), keys)
    made = {article: None if original == article else original for article, original in found.items()}
    return {article: made[article] for article in made if article in coming or made[article] != stored[article]}


def regroup_all(connection: Connection) -> Originals:
    """Work out all copy groups anew; the original of each article whose stored one differs."""
    stored = {row.id: row.copy_of for row in connection.execute(select(articles.c.id, articles.c.copy_of))}
    made: dict[str, str | None] = dict.fromkeys(stored)
    for near in _hanging_together(connection):
        found = originals(_texts(connection, near))
        made |= {article: None if original == article else original for article, original in found.items()}
    return {article: made[article] for article in sorted(made) if made[article] != stored[article]}


def store(connection: Connection, found: Originals) -> None:
    """Write the originals of articles that are stored."""
    rows = [{"article_id": article, "original": original} for article, original in found.items()]
    if rows:
        for table, column in ((articles, articles.c.id), (filed, filed.c.article)):
            where = column == bindparam("article_id")
            connection.execute(update(table).where(where).values(copy_of=bindparam("original")), rows)


def _sharing(connection: Connection, keys: Collection[str]) -> set[str]:
    found: set[str] = set()
    for some in chunks(sorted(keys)):
        found.update(connection.scalars(select(article_keys.c.article).where(article_keys.c.key.in_(some))))
    return found


def _groups(connection: Connection, known: Collection[str]) -> dict[str, str | None]:
    """The stored articles among `known` and all others of their groups, each with its stored original."""

    def ask(condition: ColumnElement[bool]) -> dict[str, str | None]:
        query = select(articles.c.id, articles.c.copy_of).where(condition)
        return {row.id: row.copy_of for row in connection.execute(query)}

    found: dict[str, str | None] = {}
    for some in chunks(sorted(known)):
        found |= ask(articles.c.id.in_(some))
    heads = sorted({original or article for article, original in found.items()})
    for some in chunks(heads):
        found |= ask(articles.c.id.in_(some)) | ask(articles.c.copy_of.in_(some))
    return found


def _texts(connection: Connection, ids: Iterable[str]) -> Iterator[Text]:
    for some in chunks(sorted(ids)):
        query = select(articles.c.id, articles.c.text, articles.c.published).where(articles.c.id.in_(some))
        for row in connection.execute(query):
            yield Text(row.id, row.text, row.published)


def _hanging_together(connection: Connection) -> list[list[str]]:
    """Articles that hang together by shared keys: every copy group lies within one of these sets."""
    parent: dict[str, str] = {}

    def head(one: str) -> str:
        while parent.setdefault(one, one) != one:
            parent[one] = one = parent[parent[one]]
        return one

    shared = select(article_keys.c.key).group_by(article_keys.c.key).having(func.count() > 1)
    query = select(article_keys).where(article_keys.c.key.in_(shared)).order_by(article_keys.c.key)
    for one, other in pairwise(connection.execute(query).all()):
        if one.key == other.key:
            parent[head(other.article)] = head(one.article)
    sets: dict[str, list[str]] = defaultdict(list)
    for article in parent:
        sets[head(article)].append(article)
    return [sorted(members) for members in sets.values()]
