"""Updates over real reports, which hang together in more ways than made ones, come to what merging afresh comes to."""

import random
from collections import defaultdict

import pytest
from benchmarks import merging_gold

from kawat.merging.index import Index
from kawat.merging.merge import merge
from kawat.records import FiledReport

MONTHS = ("2025-06", "2025-07", "2025-08")


@pytest.fixture(scope="module")
def articles() -> dict[str, list[FiledReport]]:
    """The reports of the training articles of one summer, by article."""
    found: dict[str, list[FiledReport]] = defaultdict(list)
    for filed in merging_gold.train():
        if (filed.published or "").startswith(MONTHS):
            found[filed.article].append(filed)
    return dict(found)


@pytest.mark.parametrize("seed", range(12))
def test_articles_come_and_go(articles: dict[str, list[FiledReport]], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    chosen = chance.sample(sorted(articles), 50)
    here = set(chosen[:25])
    index = Index()
    index.load(filed for article in sorted(here) for filed in articles[article])
    ledger = {event.id: event for event in index.events()}
    for _ in range(6):
        coming = [article for article in chosen if article not in here and chance.random() < 0.25]
        going = [article for article in sorted(here) if chance.random() < 0.15]
        changes = index.update(
            added=[filed for article in coming for filed in articles[article]],
            removed=[filed.report.id for article in going for filed in articles[article]],
        )
        here = here.union(coming).difference(going)
        ledger = {event: told for event, told in ledger.items() if event not in changes.gone}
        ledger |= {event.id: event for event in changes.events}
        afresh = merge(filed for article in here for filed in articles[article])
        assert [ledger[event] for event in sorted(ledger)] == list(afresh.events)


def test_an_update_touches_little(articles: dict[str, list[FiledReport]]) -> None:
    *rest, last = sorted(articles)
    index = Index()
    index.load(filed for article in rest for filed in articles[article])
    events = sum(1 for _ in index.events())
    assert len(index.update(added=articles[last]).events) < events / 10
