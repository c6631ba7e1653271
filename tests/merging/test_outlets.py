"""Independent outlets."""

from kawat.merging.outlets import independent
from kawat.merging.traits import traits
from kawat.records import FiledReport
from tests.merging.reports import filed


def count(*reports: FiledReport) -> int:
    return independent(map(traits, reports))


def test_one_outlet_counts_once() -> None:
    assert count(filed("a.r1", outlet="Harian"), filed("b.r1", outlet="Harian"), filed("c.r1", outlet="Warta")) == 2


def test_a_copy_group_counts_once_whoever_prints_it() -> None:
    assert count(filed("a.r1"), filed("b.r1", copy_of="a"), filed("c.r1", copy_of="a")) == 1


def test_a_copy_binds_its_outlet_to_that_of_the_original() -> None:
    printed = [
        filed("a.r1", outlet="Kantor"),
        filed("b.r1", outlet="Warta", copy_of="a"),
        filed("c.r1", outlet="Warta"),
    ]
    assert count(*printed) == 1


def test_articles_of_unknown_outlets_count_each() -> None:
    assert count(filed("a.r1", outlet=None), filed("b.r1", outlet=None)) == 2
