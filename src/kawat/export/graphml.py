"""GraphML: events in, the network of states and organisations out: who deals with whom, how often and how well.

A directed graph; pairs are those of csv-dyadic, so that a symmetric event counts once in each direction. Only the
network is held in memory, not the events.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from kawat.export.csv_dyadic import NO_PAIR
from kawat.export.days import days
from kawat.export.exported import Chunks, Counted
from kawat.export.sides import dyads, name_of, sides, sort_of
from kawat.export.text import xml_text
from kawat.knowledge.codes import codes
from kawat.records import Event


@dataclass(slots=True)
class _Edge:
    """What gathers of one direction of a pair while events pass by."""

    courses: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    goldstein: float = 0.0
    scored: int = 0
    events: int = 0
    first: str = ""
    last: str = ""

    def add(self, event: Event) -> None:
        code = codes(event.kind, event.status)
        self.events += 1
        self.kinds[event.kind] += 1
        if code.course and code.goldstein is not None:
            self.courses[code.course] += 1
            self.goldstein += code.goldstein
            self.scored += 1
        if day := days(event.date).first:
            self.first = min(self.first or day.isoformat(), day.isoformat())
            self.last = max(self.last, day.isoformat())

    def told(self) -> dict[str, Any]:
        whole: dict[str, Any] = {
            "weight": self.events,
            "cooperation": self.courses["cooperation"],
            "conflict": self.courses["conflict"],
            "goldstein_mean": round(self.goldstein / self.scored, 4) if self.scored else None,
            "first_day": self.first or None,
            "last_day": self.last or None,
            **{f"kind_{kind}": self.kinds[kind] for kind in sorted(self.kinds)},
        }
        return {key: value for key, value in whole.items() if value is not None}


def network(events: Iterable[Event]) -> tuple["nx.DiGraph[str]", int]:
    """Gather events into a graph.

    Returns:
        The graph, nodes and edges by code; and the number of events without two known sides.
    """
    edges: dict[tuple[str, str], _Edge] = defaultdict(_Edge)
    nodes: Counter[str] = Counter()
    unpaired = 0
    for event in events:
        nodes.update(side.code for side in sides(event, "actor", "target"))
        pairs = dyads(event)
        unpaired += not pairs
        for pair in pairs:
            edges[pair.source.code, pair.target.code].add(event)
    graph: nx.DiGraph[str] = nx.DiGraph()
    for code in sorted(nodes):
        names = {"label": name_of(code, "en"), "name_en": name_of(code, "en"), "name_id": name_of(code, "id")}
        clean = {key: xml_text(name) for key, name in names.items()}
        graph.add_node(xml_text(code), **clean, sort=sort_of(code), events=nodes[code])
    for (source, target), edge in sorted(edges.items()):
        graph.add_edge(xml_text(source), xml_text(target), **edge.told())
    return graph, unpaired


def graphml(events: Iterable[Event]) -> Chunks:
    """Write the network; `Counted.written` is its number of edges."""
    graph, unpaired = network(events)
    yield b'<?xml version="1.0" encoding="utf-8"?>\n'
    for text in nx.generate_graphml(graph, named_key_ids=True):
        yield f"{text}\n".encode()
    return Counted(graph.number_of_edges(), ((NO_PAIR, unpaired),) if unpaired else ())
