"""Whoever follows the changes has the events: articles that come, change and lose reports, and what people decide."""

import random
from dataclasses import replace

import pytest

from kawat.ledger import Ledger, open_ledger, timeline
from kawat.ledger.merged import Keeper, rebuild
from kawat.ledger.questions.changes import ChangePosition, changes
from kawat.records import Event, Judgement, Kind, Reading, Status, Verdict
from tests.ledger.build import call

DATES = ("2018-07-03", "2018-07-03", "2018-07", "2018-07-20", None)
KINDS: tuple[Kind, ...] = ("call", "call", "meeting", "visit")
STATUSES: tuple[Status, ...] = ("held", "planned", "denied")
VERDICTS: tuple[Verdict, ...] = ("same", "not_same", "wrong", "right_value")


class Mirror:
    """Somebody who keeps a copy of the events by asking, now and then, for what changed."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._behind: ChangePosition | None = None
        self.events: dict[str, Event] = {}

    def follow(self) -> None:
        while page := changes(self._ledger, after=self._behind, limit=3):
            for one in page:
                self.events.pop(one.position.id, None)
                if one.event is not None:
                    self.events[one.position.id] = one.event
            self._behind = page[-1].position


def news(chance: random.Random) -> list[Reading]:
    return [
        replace(one, reports=() if chance.random() < 0.2 else one.reports)
        for name in chance.sample("abcdefghij", chance.randint(1, 3))
        for one in [
            call(
                name,
                outlet=f"Harian {name}",
                published=f"2018-07-0{chance.randint(3, 9)}",
                date=chance.choice(DATES),
                kind=chance.choice(KINDS),
                status=chance.choice(STATUSES),
            )
        ]
    ]


def decision(chance: random.Random, reports: list[str], step: int) -> Judgement:
    verdict = chance.choice(VERDICTS)
    about = tuple(chance.sample(reports, 2 if verdict in ("same", "not_same") else 1))
    field, value = ("kind", "visit") if verdict == "right_value" else (None, None)
    return Judgement(verdict, about, "reader", f"2020-01-01T00:00:{step:02}Z", field, value)


@pytest.mark.parametrize("seed", range(4))
def test_a_mirror_ends_equal_to_the_ledger(ledger_url: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a game, no secret
    with open_ledger(ledger_url) as ledger:
        keeper, mirror = Keeper(ledger), Mirror(ledger)
        for step in range(30):
            known = [report for event in timeline(ledger) for report in event.reports]
            sort = chance.random()
            if sort < 0.6 or len(known) < 2:
                keeper.keep(news(chance))
            elif sort < 0.9:
                keeper.judge([decision(chance, known, step)])
            else:
                rebuild(ledger)
                keeper = Keeper(ledger)
            if chance.random() < 0.5:
                mirror.follow()
        mirror.follow()
        assert mirror.events == {event.id: event for event in timeline(ledger)}
        told = changes(ledger)
        rebuild(ledger)
        assert changes(ledger) == told
