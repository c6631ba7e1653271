"""A query tree in, the same query in a database's own language out: FTS5's for SQLite, tsquery for PostgreSQL.

Every stem is quoted, so that nothing in it can be taken for an operator.
"""

from kawat.ledger.searching.language import Choice, Query, Term


def fts5(query: Query) -> str:
    """Write a query for MATCH."""
    wanted = " AND ".join(_either(one) for one in query.wanted)
    unwanted = " OR ".join(_either(one) for one in query.unwanted)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _either(choice: Choice) -> str:
    return "(" + " OR ".join(_fts5_term(term) for term in choice) + ")"


def _fts5_term(term: Term) -> str:
    said = " ".join(term.stems).replace('"', '""')
    return f'"{said}" *' if term.begins else f'"{said}"'


def tsquery(query: Query) -> str:
    """Write a query to be cast to tsquery."""
    wanted = [_any(one) for one in query.wanted]
    return " & ".join([*wanted, *(f"!{_any(one)}" for one in query.unwanted)])


def _any(choice: Choice) -> str:
    return "(" + " | ".join(_tsquery_term(term) for term in choice) + ")"


def _tsquery_term(term: Term) -> str:
    stems = [quoted(stem) for stem in term.stems]
    if term.begins:
        stems[-1] += ":*"
    return "(" + " <-> ".join(stems) + ")"


def quoted(stem: str) -> str:
    """Quote a lexeme for a tsvector or tsquery."""
    return "'" + stem.replace("\\", "\\\\").replace("'", "''") + "'"


def tsvector(head: str, stems: str) -> str:
    """Write a text to be cast to tsvector: the stems of its head, of weight A, before those of the text."""
    places: dict[str, list[str]] = {}
    place = 0
    for place, stem in enumerate(head.split(), 1):
        places.setdefault(stem, []).append(f"{place}A")
    for later, stem in enumerate(stems.split(), place + 2):  # a gap, lest a phrase run from the head into the text
        places.setdefault(stem, []).append(str(later))
    return " ".join(f"{quoted(stem)}:{','.join(at[:_PLACES])}" for stem, at in places.items())


#: PostgreSQL keeps so many places of a lexeme.
_PLACES = 255
