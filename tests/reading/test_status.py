"""Status: what became of an act, by the words of its clause."""

import pytest

from kawat.reading.status import VERBAL, status_of
from kawat.records import Kind, Status


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Keduanya bertemu", "meeting", "held"),
        ("Keduanya akan bertemu", "meeting", "planned"),
        ("Rusia batal bertemu", "meeting", "cancelled"),
        ("Rusia ingin bertemu", "meeting", "proposed"),
        ("Rusia membantah bertemu", "meeting", "denied"),
        ("Rusia diduga bertemu", "meeting", "unconfirmed"),
        ("Rusia akan datang, lalu bertemu", "meeting", "held"),
    ],
)
def test_status(text: str, kind: Kind, expected: Status) -> None:
    assert status_of(text, kind, text.index("bertemu"), 0) == expected


def test_saying_it_is_doing_it() -> None:
    for kind in sorted(VERBAL):
        assert status_of("akan menolak", kind, 5, 0) == "held"


def test_words_before_the_reach_do_not_count() -> None:
    assert status_of("akan pulang dan bertemu", "meeting", 16, 5) == "held"
