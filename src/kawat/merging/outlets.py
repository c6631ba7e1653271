"""How many independent outlets stand behind a set of reports: traits in, a count out."""

from collections.abc import Iterable

from kawat.merging.traits import Traits


def independent(reports: Iterable[Traits]) -> int:
    """The number of independent outlets.

    Reports of one outlet count once, and so do all members of a copy group, whichever outlets print them. An article of
    no known outlet counts for itself.
    """
    sets: list[set[str]] = []
    for traits in reports:
        names = {f"a{traits.original}", f"o{traits.outlet}" if traits.outlet else f"a{traits.article}"}
        for met in [known for known in sets if known & names]:
            names |= met
            sets.remove(met)
        sets.append(names)
    return len(sets)
