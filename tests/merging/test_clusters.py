"""Clusters inside a component, on likenesses given by hand."""

from kawat.merging import clusters
from kawat.merging.clusters import agglomerate
from kawat.merging.traits import Traits, traits
from tests.merging.reports import filed


def parted(given: dict[str, int], *reports: str, apart: tuple[tuple[str, str], ...] = ()) -> list[str]:
    members = [traits(filed(report)) for report in reports]

    def likeness(one: Traits, other: Traits) -> int:
        return given.get(one.article + other.article, given.get(other.article + one.article, -300))

    edges = [(i, j) for j in range(len(members)) for i in range(j)]
    found = agglomerate(members, likeness, -200, apart, edges)
    return ["".join(member.article for member in cluster) for cluster in found]


def test_the_most_alike_merge_first_and_dissent_ends_it() -> None:
    assert parted({"ab": 300, "bc": 200, "ac": -500}, "a.r1", "b.r1", "c.r1") == ["ab", "c"]


def test_a_mean_above_nought_carries_one_doubt() -> None:
    assert parted({"ab": 300, "bc": 200, "ac": -50}, "a.r1", "b.r1", "c.r1") == ["abc"]


def test_two_reports_of_one_article_never_meet() -> None:
    assert parted({"ab": 300, "aa": 600}, "a.r1", "a.r2", "b.r1") == ["ab", "a"]


def test_a_person_keeps_two_apart() -> None:
    assert parted({"ab": 300}, "a.r1", "b.r1", apart=(("a.r1", "b.r1"),)) == ["a", "b"]


def test_one_odd_pair_cannot_rule_a_cluster() -> None:
    assert clusters.bounded(-10_000) == clusters.LEAST
    assert clusters.bounded(10_000) == clusters.MOST


def test_large_components_part_by_their_edges() -> None:
    half = clusters.SCORED_IN_FULL
    members = [traits(filed(f"{'x' if n < half else 'y'}{n:03}.r1")) for n in range(2 * half)]
    edges = [(i, j) for j in range(2 * half) for i in range(j) if members[i].article[0] == members[j].article[0]]
    found = agglomerate(members, lambda _, __: 100, -200, edges=edges)
    assert [len(cluster) for cluster in found] == [half, half]
