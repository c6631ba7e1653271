"""Ids of events."""

import string

from kawat.merging.identity import event_id, id_after
from kawat.merging.traits import traits
from tests.merging.reports import filed


def test_an_event_is_named_after_its_oldest_report() -> None:
    older, newer, undated = filed("b.r1", published="2018-03-05"), filed("a.r1"), filed("c.r1", published=None)
    assert event_id(map(traits, (newer, undated, older))) == id_after("b.r1")


def test_ids_are_safe_in_addresses_and_short() -> None:
    made = id_after("Harian/2018:1")
    assert set(made) <= set(string.ascii_lowercase + string.digits)
    assert len(made) == 14
