"""Figures: gold articles and their readings in, how well they agree out.

The figures are those the gold's own scorer defines, under the same names; a test holds the two together.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kawat.evaluation.gold import Json
from kawat.evaluation.pairing import pair_quotes, pair_reports, same_person, states

_EMPTY: Json = {"reports": [], "quotes": [], "published": None, "about_dealings": False}
_FIELDS = ("kind", "status", "date", "sides", "place")


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and F1, with the counts behind them."""

    hit: int
    gold: int
    read: int

    @property
    def precision(self) -> float:
        """Share of what was read that is right."""
        return self.hit / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was read."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def as_json(self) -> Json:
        """The figures rounded to three places, under the scorer's names."""
        return {
            "p": round(self.precision, 3),
            "r": round(self.recall, 3),
            "f1": round(self.f1, 3),
            "gold": self.gold,
            "read": self.read,
        }


def _agreement(gold: Json, read: Json) -> dict[str, bool]:
    country = [(one.get("place") or {}).get("country") for one in (gold, read)]
    return {
        "kind": gold["kind"] == read["kind"],
        "status": gold["status"] == read.get("status"),
        "date": gold["date"] == read.get("date"),
        "sides": all(states(gold, role) == states(read, role) for role in ("actor", "target")),
        "place": country[0] == country[1],
    }


def _persons(report: Json) -> list[str]:
    return [participant["person"] for participant in report["participants"] if participant.get("person")]


def _count_reports(count: Counter[str], kinds: dict[str, Counter[str]], gold: Json, read: Json) -> None:
    for name, reports in (("gold", gold["reports"]), ("read", read["reports"])):
        count[name] += len(reports)
        for report in reports:
            kinds[report["kind"]][name] += 1
    for wanted, got in pair_reports(gold["reports"], read["reports"], gold["sentences"]):
        right = _agreement(wanted, got)
        count["found"] += 1
        for field in _FIELDS:
            count[f"right {field}"] += right[field]
        if wanted["date"]:
            count["dated"] += 1
            count["right dated"] += right["date"]
        kinds[wanted["kind"]]["hit"] += right["kind"]
        count["exact"] += all(right[field] for field in ("kind", "status", "date", "sides"))
        named, given = _persons(wanted), _persons(got)
        count["persons gold"] += len(named)
        count["persons read"] += len(given)
        count["persons hit"] += sum(any(same_person(name, other) for other in given) for name in named)


def _count_quotes(count: Counter[str], gold: Json, read: Json) -> None:
    for sort in ("direct", "indirect"):
        wanted = [quote for quote in gold["quotes"] if quote["type"] == sort]
        got = [quote for quote in read["quotes"] if quote["type"] == sort]
        count[f"{sort} gold"] += len(wanted)
        count[f"{sort} read"] += len(got)
        for one, other in pair_quotes(wanted, got):
            count[f"{sort} hit"] += 1
            count[f"{sort} speaker"] += (
                same_person(one["person"], other.get("person")) if one["person"] else one["state"] == other.get("state")
            )


def _within_a_day(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    try:
        return abs((datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)).days) <= 1
    except ValueError:
        return False


def _count_article(count: Counter[str], gold: Json, read: Json) -> None:
    count["articles"] += 1
    count["published"] += _within_a_day(gold["published"], read.get("published"))
    about, has = bool(gold["about_dealings"]), bool(read["reports"])
    count["about hit"] += about and has
    count["about gold"] += about
    count["about read"] += has


def _figures(count: Counter[str]) -> Json:
    def share(part: str, whole: str) -> float | None:
        return round(count[part] / count[whole], 3) if count[whole] else None

    def rate(hit: str, gold: str, read: str) -> Json:
        return Rate(count[hit], count[gold], count[read]).as_json()

    def quotes(sort: str) -> Json:
        return rate(f"{sort} hit", f"{sort} gold", f"{sort} read") | {
            "speaker": share(f"{sort} speaker", f"{sort} hit")
        }

    return {
        "articles": count["articles"],
        "reports found": rate("found", "gold", "read"),
        "reports exact": rate("exact", "gold", "read"),
        "on found: kind": share("right kind", "found"),
        "on found: status": share("right status", "found"),
        "on found: date": share("right date", "found"),
        "on found, dated in gold: date": share("right dated", "dated"),
        "on found: sides": share("right sides", "found"),
        "on found: place country": share("right place", "found"),
        "on found: persons": rate("persons hit", "persons gold", "persons read"),
        "quotes direct": quotes("direct"),
        "quotes indirect": quotes("indirect"),
        "published within a day": share("published", "articles"),
        "article has dealings": rate("about hit", "about gold", "about read"),
    }


def score(gold: Sequence[Json], read: Sequence[Json]) -> Json:
    """Compare readings with the gold.

    Args:
        gold: annotated articles in the reading format.
        read: readings of them, matched by `id`; a gold article without a reading counts as read with nothing found.

    Returns:
        The figures by name, and under "kinds" precision, recall and F1 of each kind, the most frequent first.
    """
    by_id = {article["id"]: article for article in read}
    count: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for article in gold:
        reading = by_id.get(article["id"], _EMPTY)
        _count_reports(count, kinds, article, reading)
        _count_quotes(count, article, reading)
        _count_article(count, article, reading)
    by_kind = sorted(kinds.items(), key=lambda item: -item[1]["gold"])
    return _figures(count) | {"kinds": {kind: Rate(c["hit"], c["gold"], c["read"]).as_json() for kind, c in by_kind}}
