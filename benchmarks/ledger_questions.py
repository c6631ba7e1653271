"""Every question and page asked many times of a filled ledger: p50 and p95 in milliseconds.

What is asked for is drawn from the ledger itself with a fixed seed: states and people by how often they take part, so
that the busy ones are asked for most, events at random.
"""

import random
import statistics
import time
from collections.abc import Callable

from fastapi.testclient import TestClient
from sqlalchemy import func, select, text

from kawat.ledger import Ledger, TimelineFilter, event_evidence, timeline
from kawat.ledger.filters import Position
from kawat.ledger.questions.actor import actor
from kawat.ledger.questions.dyad import busiest_pairs, dyad
from kawat.ledger.questions.said import QuoteFilter, quotes
from kawat.ledger.questions.search import search
from kawat.ledger.questions.upcoming import upcoming
from kawat.ledger.schema import event_participants, events
from kawat.web.app import make_app

#: The day on which questions about what is coming are asked, in the middle of the made-up years.
ON = "2019-07-01"


def size(ledger: Ledger) -> int:
    """Bytes that the ledger takes on the disk, its log left out."""
    with ledger.connection() as connection:
        if connection.dialect.name == "sqlite":
            pages = connection.scalar(text("SELECT page_count FROM pragma_page_count"))
            each = connection.scalar(text("SELECT page_size FROM pragma_page_size"))
            return int(pages) * int(each)
        return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)


class _Draw:
    """What to ask for next."""

    def __init__(self, ledger: Ledger) -> None:
        self._chance = random.Random(7)  # noqa: S311 - the same questions each time
        part = event_participants
        with ledger.connection() as connection:
            often = select(part.c.state, func.count()).where(part.c.state.is_not(None)).group_by(part.c.state)
            states = sorted((row[0], row[1]) for row in connection.execute(often))
            people = select(part.c.person).where(part.c.person.is_not(None)).limit(2000)
            self.people: list[str] = sorted(set(connection.scalars(people)))
            self.events: list[str] = list(connection.scalars(select(events.c.id).order_by(events.c.id).limit(5000)))
            self.days = list(connection.execute(select(events.c.sort_day, events.c.id).limit(5000)))
        self._states: list[str] = [code for code, _ in states]
        self._often: list[int] = [count for _, count in states]

    def state(self) -> str:
        return self._chance.choices(self._states, self._often)[0]

    def pair(self) -> tuple[str, str]:
        one = self.state()
        while (other := self.state()) == one:
            pass
        return one, other

    def person(self) -> str:
        return self._chance.choice(self.people)

    def event(self) -> str:
        return self._chance.choice(self.events)

    def position(self) -> Position:
        return Position(*self._chance.choice(self.days))

    def words(self, count: int) -> str:
        # The made-up vocabulary's commonest words stand at the head of each title: any will do.
        return " ".join(
            self._chance.choice(("aksi", "bagado", "presiden", "militer", "serangan")) for _ in range(count)
        )


def _percentiles(label: str, times: int, question: Callable[[], object]) -> None:
    question()
    took = []
    for _ in range(times):
        start = time.perf_counter()
        question()
        took.append((time.perf_counter() - start) * 1000)
    p95 = statistics.quantiles(took, n=20)[-1] if len(took) > 1 else took[0]
    print(f"{label:34} p50 {statistics.median(took):8.1f} ms   p95 {p95:8.1f} ms")


def ask(ledger: Ledger, where: str, times: int) -> None:
    """Ask everything so many times and print the percentiles; the first time of each is not counted."""
    draw = _Draw(ledger)

    def line(**given: object) -> Callable[[], object]:
        return lambda: timeline(
            ledger,
            TimelineFilter(limit=50, **{k: v() if callable(v) else v for k, v in given.items()}),  # type: ignore[arg-type]
        )

    questions: dict[str, Callable[[], object]] = {
        "timeline, first page": line(),
        "timeline, a later page": line(after=draw.position),
        "timeline, one state": line(states=lambda: (draw.state(),)),
        "timeline, two states": line(states=draw.pair),
        "timeline, two states and dates": line(states=draw.pair, since="2018", until="2019"),
        "timeline, kind and dates": line(kind="visit", since="2018", until="2019"),
        "timeline, status and dates": line(status="planned", since="2018"),
        "timeline, part of a name": line(person=draw.person),
        "event with its evidence": lambda: event_evidence(ledger, draw.event()),
        "dyad": lambda: dyad(ledger, *draw.pair(), on=ON),
        "dyad, the busiest": lambda: dyad(ledger, "RUS", "USA", on=ON),
        "actor": lambda: actor(ledger, draw.state()),
        "busiest pairs of a month": lambda: busiest_pairs(ledger, since="2019-06", until="2019-06"),
        "upcoming": lambda: upcoming(ledger, ON, limit=50),
        "quotes of a state": lambda: quotes(ledger, QuoteFilter(state=draw.state(), limit=50)),
        "quotes about two words": lambda: quotes(ledger, QuoteFilter(about="bagado", limit=50)),
        "search, one common word": lambda: search(ledger, draw.words(1)),
        "search, two words": lambda: search(ledger, draw.words(2)),
    }
    for label, question in questions.items():
        _percentiles(label, times, question)
    _ask_pages(where, draw, times)


def _ask_pages(where: str, draw: _Draw, times: int) -> None:
    pages: dict[str, Callable[[], str]] = {
        "front": lambda: f"/en/?on={ON}",
        "timeline": lambda: f"/en/timeline?state={draw.state()}",
        "event": lambda: f"/en/events/{draw.event()}",
        "pair": lambda: "/en/pairs/{}/{}".format(*draw.pair()),
        "calendar": lambda: "/en/calendar?month=2019-07",
        "quotes": lambda: f"/en/quotes?state={draw.state()}",
        "search": lambda: f"/en/search?q={draw.words(1)}",
        "JSON of a timeline": lambda: f"/v1/events?state={draw.state()}",
    }
    with TestClient(make_app(where), base_url="http://localhost") as client:

        def visit(address: str) -> None:
            answer = client.get(address)
            if answer.status_code != 200:
                raise RuntimeError(f"{address} answered {answer.status_code}: {answer.text[:200]}")

        for label, address in pages.items():
            _percentiles(f"page: {label}", times, lambda address=address: visit(address()))  # type: ignore[misc]
