"""Where reports meet: traits in, the keys of the blocks a report stands in and of those it looks into out.

Two reports are compared only if one looks into a block the other stands in, so work grows with the size of blocks and
not with the square of the ledger. A key is ``time|family|sides``. The time part: sharp reports stand in windows of days
(``d``, a day's tolerance on each side, so that neighbours across a border meet) and, for the vague ones to find, in
months (``m``); vague and undated reports stand in months (``v``) and look into both; long and dateless ones keep to
themselves (``l``). The sides part: pairs of sides, so that a great power's reports split by its counterparts; reports
with one side meet in that side's own blocks, those with many sides also in one of their own. A conference is told
under its host, its organisation or whoever spoke there, so it also stands under each side alone.
"""

import datetime
from functools import lru_cache
from itertools import combinations

from kawat.merging.traits import Dating, Traits

#: Days in a window. Smaller windows make smaller blocks and more keys.
WINDOW = 8
#: Half the days by which the starts of two long spells may differ.
START_MISS = 16
#: Sides from which all pairs are too many: then actor and target pairs only, and a block of the many-sided.
MANY = 4
#: Pairs kept of one report, in the order of the alphabet.
PAIRS = 12


def _pairs(traits: Traits) -> list[str]:
    """The side parts under which a report stands and looks."""
    sides = sorted(traits.sides)
    if len(sides) <= 1:
        return [f"{sides[0]}" if sides else "-"]
    if len(sides) <= MANY:
        pairs = [f"{one}-{other}" for one, other in combinations(sides, 2)]
    else:
        actors = sorted(traits.actors)
        across = {tuple(sorted((one, other))) for one in traits.actors for other in traits.targets if one != other}
        if len(actors) <= MANY:
            across |= set(combinations(actors, 2))
        pairs = [f"{one}-{other}" for one, other in sorted(across)[:PAIRS]]
    if len(sides) >= MANY:
        pairs.append("many")
    if traits.kind == "conference":
        pairs += sides[:PAIRS]
    return pairs


@lru_cache(maxsize=65536)
def _months(first: int, last: int) -> tuple[str, ...]:
    start, end = datetime.date.fromordinal(first), datetime.date.fromordinal(last)
    count = (end.year - start.year) * 12 + end.month - start.month
    months = (start.year * 12 + start.month - 1 + step for step in range(count + 1))
    return tuple(f"{month // 12}-{month % 12 + 1:02d}" for month in months)


def _starts(traits: Traits) -> tuple[str, ...]:
    """Months in which a long spell may have begun, so that two whose starts differ by a month at most share one."""
    if traits.dating == Dating.NONE:
        return ("never",)
    earliest = datetime.date.min.toordinal()
    return _months(max(earliest, traits.first - START_MISS), max(earliest, traits.first + START_MISS))


def keys(traits: Traits) -> tuple[str, ...]:
    """Keys of the blocks in which a report stands: what a ledger stores beside it."""
    if traits.sharp:
        windows = range((traits.first - 1) // WINDOW, (traits.last + 1) // WINDOW + 1)
        times = [f"d{window}" for window in windows] + [f"m{month}" for month in _months(traits.first, traits.last)]
    elif traits.dating in (Dating.VAGUE, Dating.UNDATED):
        times = [f"v{month}" for month in _months(traits.first, traits.last)]
    else:
        times = [f"l{month}" for month in _starts(traits)]
    pairs = _pairs(traits)
    return tuple(f"{time}|{traits.family}|{pair}" for time in times for pair in pairs)


def probes(traits: Traits) -> tuple[str, ...]:
    """Keys of the blocks where a report looks for those of its own sort: sharp, vague or long."""
    return tuple(key for key in keys(traits) if key[0] != "m")


def anchors(traits: Traits) -> tuple[str, ...]:
    """Keys of the blocks where a vague report looks for sharp ones, and a sharp one for the vague (with ``v``)."""
    if traits.sharp:
        return tuple("v" + key[1:] for key in keys(traits) if key[0] == "m")
    return tuple("m" + key[1:] for key in keys(traits) if key[0] == "v")


def meet(one: Traits, other: Traits) -> bool:
    """Whether one report looks into a block in which the other stands; the same for both orders."""
    looked_into = probes(one) if one.sharp == other.sharp else anchors(one)
    return not set(looked_into).isdisjoint(keys(other))
