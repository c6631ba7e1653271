"""How alike two reports are: two traits in, a whole number out, positive where they rather tell the same event.

The score is the log-odds, in hundredths, of a logistic model over the features named here; its weights lie in
data/weights.json and are made by ``python -m training.merging``. Whole numbers make the sum the same in every order, so
that events never depend on how reports came in.
"""

import json
from functools import lru_cache
from importlib.resources import files
from typing import TypedDict

from kawat.merging.traits import Dating, Traits

#: Returned for two reports that cannot tell one event: no side in common, or dates that exclude each other.
NEVER = -10_000
#: Days by which two sharp dates, or a sharp and a vague one, may miss each other (time zones, careless days).
MISS = 2
AHEAD = ("planned", "proposed", "cancelled")


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


def _sharp(one: Traits, other: Traits) -> str | None:
    gap = max(one.first, other.first) - min(one.last, other.last)
    if gap > MISS:
        return None
    if gap <= 0:
        days = one.last == one.first and other.last == other.first
        return f"day:{_act(one)}" if days else "days-overlap"
    rough = "~" in (one.date or "") or "~" in (other.date or "")
    return f"miss-{'rough' if rough else 'clear'}-{gap}:{_act(one)}"


def _act(traits: Traits) -> str:
    """Whether such acts come once a day or often: one leader's words, blows of a war, or a dated meeting."""
    if traits.family in ("request", "accusation", "rejection", "threat", "message"):
        return "said"
    return "fought" if traits.family in ("force", "coercion", "sanction", "help") else "met"


def _bucket(days: int, borders: tuple[int, ...]) -> str:
    return str(sum(days > border for border in borders))


def _sharp_and_vague(sharp: Traits, vague: Traits) -> str | None:
    if vague.dating is Dating.VAGUE:
        gap = max(sharp.first, vague.first) - min(sharp.last, vague.last)
        return "within" if gap <= 0 else "beside" if gap <= MISS else None
    if not vague.first <= sharp.last <= vague.last + 1:
        return None
    if vague.status in AHEAD:
        return "ahead"
    return f"told-{_bucket(vague.published - sharp.last, (1, 4, 10))}:{_act(vague)}"


def _vague(one: Traits, other: Traits) -> str | None:
    if one.dating is not other.dating:
        return "vague-undated" if max(one.first, other.first) <= min(one.last, other.last) else None
    if one.dating is Dating.UNDATED:
        return f"undated-{_bucket(abs(one.published - other.published), (1, 4, 10))}:{_act(one)}"
    if (one.first, one.last) == (other.first, other.last):
        return "vague-same"
    return "vague-overlap" if max(one.first, other.first) <= min(one.last, other.last) else None


def _long(one: Traits, other: Traits) -> str | None:
    if one.dating is not other.dating:
        return None
    if one.dating is Dating.NONE:
        return "never-dated"
    if (one.first, one.last) == (other.first, other.last):
        return "long-same"
    return "long-near" if abs(one.first - other.first) <= 31 else None


def _dates(one: Traits, other: Traits) -> str | None:
    if one.sharp and other.sharp:
        return _sharp(one, other)
    if one.dating >= Dating.LONG or other.dating >= Dating.LONG:
        return _long(one, other)
    if one.sharp:
        return _sharp_and_vague(one, other)
    if other.sharp:
        return _sharp_and_vague(other, one)
    return _vague(one, other)


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
    if one.actors & other.actors:
        return "actors-share"
    return "roles-swapped" if one.actors & other.targets else "roles-none"


def _who(one: Traits, other: Traits) -> str:
    if not one.persons or not other.persons:
        return "persons-untold" if one.persons is other.persons or one.persons == other.persons else "persons-one"
    if set(one.persons).intersection(other.persons):
        return "persons-share"
    states = {state for state, _ in one.persons}
    return "persons-clash" if any(state in states for state, _ in other.persons) else "persons-apart"


def _where(one: Traits, other: Traits) -> str:
    if one.country is None or other.country is None:
        return "place-untold"
    if one.country != other.country:
        return "place-clash"
    return "place-equal" if one.place == other.place else "place-country"


def _told(one: Traits, other: Traits) -> str:
    if one.words and other.words:
        common = len(set(one.words).intersection(other.words))
        share = 100 * common // min(len(one.words), len(other.words))
        return f"words-{_bucket(share, (0, 6, 12, 20, 30, 45))}:{_act(one)}"
    return "words-untold"


def _state(one: Traits, other: Traits) -> str:
    if one.status == other.status:
        return "status-equal"
    ahead = (one.status in AHEAD) + (other.status in AHEAD)
    return ("status-other", "status-turned", "status-ahead")[ahead]


def features(one: Traits, other: Traits) -> tuple[str, ...] | None:
    """The features of a pair, one of each group; None where the two cannot tell one event."""
    dates = _dates(one, other)
    if dates is None:
        return None
    sides = _sides(one, other)
    if sides is None:
        return None
    topics = len(one.topics & other.topics)
    seen = abs(one.published - other.published) if one.published and other.published else 999
    return (
        dates,
        sides,
        _roles(one, other),
        "kind-equal" if one.kind == other.kind else "kind-family",
        _state(one, other),
        _who(one, other),
        _where(one, other),
        "topics-" + str(min(topics, 2)) if one.topics and other.topics else "topics-untold",
        _told(one, other),
        "seen-" + _bucket(seen, (1, 4, 15, 60)),
    )


def likeness(one: Traits, other: Traits) -> int:
    """Log-odds in hundredths that two reports tell one event; `NEVER` where they cannot. The same for both orders."""
    named = features(one, other)
    if named is None:
        return NEVER
    weights = model()["weights"]
    total = weights["all"]
    for name in named:
        total += weights.get(name, 0)
    return total
