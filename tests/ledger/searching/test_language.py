"""What a user types, understood, and written for each database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawat.errors import KawatError
from kawat.ledger.searching.language import LONGEST, Query, Term, parse
from kawat.ledger.searching.rendering import fts5, tsquery, tsvector


def one(*stems: str, begins: bool = False) -> tuple[Term, ...]:
    return (Term(stems, begins),)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("Putin menelepon", Query((one("putin"), one("telepon")))),
        ('"Presiden Putin" -Trump', Query((one("presiden", "putin"),), (one("trump"),))),
        ('rusia -"duta besar"', Query((one("rusia"),), (one("duta", "besar"),))),
        ("diplom*", Query((one("diplom", begins=True),))),
        ("pertemuan-tru*", Query((one("temu", "tru", begins=True),))),
        ("S-400", Query(((Term(("s", "400")), Term(("s400",))),))),
        ("G20", Query(((Term(("g20",)), Term(("g", "20"))),))),
        ("putin putin", Query((one("putin"),))),
        ('ab"cd ef"gh', Query((one("ab"), one("cd", "ef"), one("gh")))),
        ("- -- putin", Query((one("putin"),))),
        ("AND NOT", Query((one("and"), one("not")))),
    ],
)
def test_understood(typed: str, query: Query) -> None:
    assert parse(typed) == query


def test_written_for_sqlite() -> None:
    query = parse('putin "presiden trump" -biden tele*')
    assert fts5(query) == '(("putin") AND ("presiden trump") AND ("tele" *)) NOT (("biden"))'
    assert fts5(Query((one('a"b'),))) == '("a""b")'


def test_written_for_postgresql() -> None:
    query = parse('putin "presiden trump" -biden tele*')
    assert tsquery(query) == "(('putin')) & (('presiden' <-> 'trump')) & (('tele':*)) & !(('biden'))"
    assert tsquery(Query((one("a'b\\"),))) == "(('a''b\\\\'))"
    assert tsvector("judul", "putin temu putin") == "'judul':1A 'putin':3,5 'temu':4"


@given(st.text(max_size=LONGEST))
def test_anything_typed_is_understood_or_refused(typed: str) -> None:
    try:
        query = parse(typed)
    except KawatError as error:
        assert error.hint  # noqa: PT017 - either outcome is right
        return
    stems = [stem for choice in (*query.wanted, *query.unwanted) for term in choice for stem in term.stems]
    assert query.wanted
    assert all(stem and not any(letter in stem for letter in "\"'\\*:()&|!<> \0") for stem in stems)
