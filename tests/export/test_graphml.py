"""GraphML: the network that networkx reads is the one that the events make."""

import io
from dataclasses import replace
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

from kawat.export.graphml import graphml
from kawat.export.sides import dyads
from kawat.records import Event, EventParticipant
from tests.export.made import hostile, whole
from tests.ledger.build import event


def load(events: tuple[Event, ...] | list[Event]) -> Any:
    data, counted = whole(graphml(events))
    graph: Any = nx.read_graphml(io.BytesIO(data))
    assert graph.is_directed() or not graph
    assert counted.written == graph.number_of_edges()
    return graph


def test_edges_tell_how_often_and_how_well() -> None:
    accused = (EventParticipant("actor", "RUS"), EventParticipant("target", "USA"))
    graph = load(
        [
            event("e1"),
            event("e2", kind="summit", date="2018-07"),
            replace(event("e3", kind="accusation"), participants=accused),
        ]
    )
    assert graph.nodes["RUS"]["name_id"] == "Rusia"
    assert graph.nodes["RUS"]["events"] == 3
    there, back = graph.edges["RUS", "USA"], graph.edges["USA", "RUS"]
    assert (there["weight"], there["cooperation"], there["conflict"]) == (3, 2, 1)
    assert (back["weight"], back["cooperation"], back["conflict"]) == (2, 2, 0)
    assert (there["kind_call"], there["kind_summit"], there["kind_accusation"]) == (1, 1, 1)
    assert there["goldstein_mean"] == pytest.approx((1 + 1 - 2) / 3, abs=1e-3)
    assert (there["first_day"], there["last_day"]) == ("2018-07-01", "2018-07-03")


def test_the_real_network(real: tuple[Event, ...]) -> None:
    graph = load(real)
    assert sum(weight for _, _, weight in graph.edges(data="weight")) == sum(len(dyads(one)) for one in real)
    assert {"RUS", "USA", "UKR", "IDN"} <= set(graph)
    assert nx.number_of_selfloops(graph) == 0


@settings(max_examples=40, deadline=None)
@given(hostile)
def test_hostile_events_make_a_network(events: tuple[Event, ...]) -> None:
    graph = load(events)
    assert graph.number_of_edges() == len(
        {(one.source.code, one.target.code) for event in events for one in dyads(event)}
    )
