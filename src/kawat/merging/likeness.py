"""How alike two reports are: two traits in, a whole number out, positive where they rather tell the same event.

The score is the log-odds, in hundredths, of a logistic model over the features named here; its weights lie in
data/weights.json and are made by ``python -m training.merging``. Whole numbers make the sum the same in every order, so
that events never depend on how reports came in.
"""

import json
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files
from typing import TypedDict

from kawat.merging.traits import Dating, Traits, families

#: Returned for two reports that cannot tell one event: kinds of other families, no side in
#: common, or dates that exclude each other.
NEVER = -10_000
#: Days by which two sharp dates, or a sharp and a vague one, may miss each other (time zones, careless days).
MISS = 2
#: Days by which the starts of two long spells may differ.
NEAR_START = 31
#: Plain whole numbers: a comparison with them costs a third of one with the enumeration.
VAGUE, UNDATED, LONG, NONE = (int(dating) for dating in Dating if dating)
AHEAD = ("planned", "proposed", "cancelled")
#: Dealings at a distance: where an article puts one is where somebody stood, so two places exclude nothing.
PLACELESS = ("call", "message")


class Model(TypedDict):
    """The file of weights: what it was made of, the floor for an edge, the score of a pair without one, the weights."""

    made: str
    edge: int
    missing: int
    weights: dict[str, int]


@lru_cache(maxsize=1)
def model() -> Model:
    """The weights in use (data/weights.json)."""
    loaded: Model = json.loads((files("kawat.merging") / "data" / "weights.json").read_text("utf-8"))
    return loaded


#: Whether such acts come once a day or often: words of leaders, blows of a war, or a dated meeting.
ACTS = {
    family: "said" if family in ("request", "accusation", "rejection", "threat", "message") else
    "fought" if family in ("force", "coercion", "sanction", "help") else "met"
    for family in families().values()
}  # fmt: skip
#: Upper borders of the buckets of a share of words, in percent, and of a number of days.
SHARES, LAGS, SEEN = (0, 6, 12, 20, 30, 45), (1, 4, 10), (1, 4, 15, 60)
_WORDS = {act: tuple(f"words-{i}:{act}" for i in range(len(SHARES) + 1)) for act in ACTS.values()}
_TOLD = {act: tuple(f"told-{i}:{act}" for i in range(len(LAGS) + 1)) for act in ACTS.values()}
_UNDATED = {act: tuple(f"undated-{i}:{act}" for i in range(len(LAGS) + 1)) for act in ACTS.values()}
_MISSES = {
    (how, gap, act): f"miss-{how}-{gap}:{act}"
    for how in ("rough", "clear") for gap in range(1, MISS + 1) for act in ACTS.values()
}  # fmt: skip
_DAY = {act: f"day:{act}" for act in ACTS.values()}
_SEEN = tuple(f"seen-{i}" for i in range(len(SEEN) + 1))
_TOPICS = ("topics-0", "topics-1", "topics-2")


def _sharp(one: Traits, other: Traits) -> str | None:
    gap = max(one.first, other.first) - min(one.last, other.last)
    if gap > MISS:
        return None
    if gap <= 0:
        days = one.last == one.first and other.last == other.first
        return _DAY[ACTS[one.family]] if days else "days-overlap"
    rough = "~" in (one.date or "") or "~" in (other.date or "")
    return _MISSES["rough" if rough else "clear", gap, ACTS[one.family]]


def _sharp_and_vague(sharp: Traits, vague: Traits) -> str | None:
    if vague.dating == VAGUE:
        gap = max(sharp.first, vague.first) - min(sharp.last, vague.last)
        return "within" if gap <= 0 else "beside" if gap <= MISS else None
    if not vague.first <= sharp.last <= vague.last + 1:
        return None
    if vague.status in AHEAD:
        return "ahead"
    return _TOLD[ACTS[vague.family]][bisect_left(LAGS, vague.published - sharp.last)]


def _vague(one: Traits, other: Traits) -> str | None:
    if one.dating != other.dating:
        return "vague-undated" if max(one.first, other.first) <= min(one.last, other.last) else None
    if one.dating == UNDATED:
        return _UNDATED[ACTS[one.family]][bisect_left(LAGS, abs(one.published - other.published))]
    if one.first == other.first and one.last == other.last:
        return "vague-same"
    return "vague-overlap" if max(one.first, other.first) <= min(one.last, other.last) else None


def _long(one: Traits, other: Traits) -> str | None:
    if one.dating != other.dating:
        return None
    if one.dating == NONE:
        return "never-dated"
    if one.first == other.first and one.last == other.last:
        return "long-same"
    return "long-near" if abs(one.first - other.first) <= NEAR_START else None


def _dates(one: Traits, other: Traits) -> str | None:
    mine, its = one.dating, other.dating
    if mine >= LONG or its >= LONG:
        return _long(one, other)
    if not mine:
        return _sharp_and_vague(one, other) if its else _sharp(one, other)
    return _vague(one, other) if its else _sharp_and_vague(other, one)


def _sides(one: Traits, other: Traits) -> str | None:
    if one.sides is other.sides or one.sides == other.sides:
        return "sides-equal"
    common = len(one.sides & other.sides)
    if not common:
        return None
    if common == min(len(one.sides), len(other.sides)):
        return "sides-inside" if common > 1 else "sides-inside-one"
    return "sides-share" if common > 1 else "sides-share-one"


def _roles(one: Traits, other: Traits) -> str:
    if one.actors == other.actors:
        return "roles-equal" if one.targets == other.targets else "actors-equal"
    if not one.actors.isdisjoint(other.actors):
        return "actors-share"
    apart = one.actors.isdisjoint(other.targets) and other.actors.isdisjoint(one.targets)
    return "roles-none" if apart else "roles-swapped"


def _who(one: Traits, other: Traits) -> str:
    if not one.persons or not other.persons:
        return "persons-one" if one.persons or other.persons else "persons-untold"
    if not set(one.persons).isdisjoint(other.persons):
        return "persons-share"
    states = {state for state, _ in one.persons}
    return "persons-clash" if any(state in states for state, _ in other.persons) else "persons-apart"


def _where(one: Traits, other: Traits) -> str:
    if one.country is None or other.country is None or one.kind in PLACELESS or other.kind in PLACELESS:
        return "place-untold"
    if one.country != other.country:
        return "place-clash"
    return "place-equal" if one.place == other.place else "place-country"


def _told(one: Traits, other: Traits) -> str:
    if not one.words or not other.words:
        return "words-untold"
    common = len(set(one.words).intersection(other.words))
    share = 100 * common // min(len(one.words), len(other.words))
    return _WORDS[ACTS[one.family]][bisect_left(SHARES, share)]


def _state(one: Traits, other: Traits) -> str:
    if one.status == other.status:
        return "status-equal"
    ahead = (one.status in AHEAD) + (other.status in AHEAD)
    if ahead == 1 and one.last == other.last and not one.dating and not other.dating:
        return "status-came"
    return ("status-other", "status-turned", "status-ahead")[ahead]


def features(one: Traits, other: Traits) -> tuple[str, ...] | None:
    """The features of a pair, one of each group; None where the two cannot tell one event."""
    if one.family != other.family:
        return None
    dates = _dates(one, other)
    if dates is None:
        return None
    sides = _sides(one, other)
    if sides is None:
        return None
    told = one.topics and other.topics
    topics = _TOPICS[min(len(one.topics & other.topics), 2)] if told else "topics-untold"
    seen = abs(one.published - other.published) if one.published and other.published else 999
    return (
        dates,
        sides,
        _roles(one, other),
        "kind-equal" if one.kind == other.kind else "kind-family",
        _state(one, other),
        _who(one, other),
        _where(one, other),
        topics,
        _told(one, other),
        _SEEN[bisect_left(SEEN, seen)],
    )


@lru_cache(maxsize=1)
def _weights() -> dict[str, int]:
    """The weights, with nought for the features that no pair has shown."""
    return defaultdict(int, model()["weights"])


def likeness(one: Traits, other: Traits) -> int:
    """Log-odds in hundredths that two reports tell one event; `NEVER` where they cannot. The same for both orders."""
    named = features(one, other)
    if named is None:
        return NEVER
    weights = _weights()
    return weights["all"] + sum([weights[name] for name in named])
