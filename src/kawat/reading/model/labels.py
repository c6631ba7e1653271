"""Labels: what the model's outputs mean, in order. Training and reading share them; a model file is bound to them."""

from typing import Final, Literal, get_args

from kawat.records import Kind, Role, Status

NameSort = Literal["person", "organisation", "place"]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
#: What a state is to a trigger.
ROLES: Final[tuple[Role, ...]] = get_args(Role)
#: In what form an event is dated, if at all (`kawat.reading.date_forms`): days by how they lie to the publication, a
#: month also for a season, a year for a decade or century, "about" where the date is approximate (EDTF `~`).
DATE_FORMS: Final = (
    "undated", "day of publication", "day before publication", "earlier day", "later day", "about a day", "month",
    "about a month", "year", "about a year", "stretch", "open stretch",
)  # fmt: skip
NAMES: Final[tuple[NameSort, ...]] = get_args(NameSort)

#: A kind as numbers: 1 at its place, 0 at those of all others.
AT_KIND: Final = {kind: tuple(float(one == kind) for one in KINDS) for kind in KINDS}

#: Trigger tags: 0 none, 1..27 the first word of a trigger of that kind, 28 a further word of a trigger.
TRIGGER_TAGS: Final = len(KINDS) + 2
INSIDE: Final = TRIGGER_TAGS - 1
#: Quote tags: none, first and further word of an indirect statement, first and further word of a direct quotation.
QUOTE_TAGS: Final = 5
INDIRECT, DIRECT = slice(1, 3), slice(3, 5)
#: Name tags: none, then first and further word of each sort.
NAME_TAGS: Final = 1 + 2 * len(NAMES)
#: Tags given a quotation: none, its speaker, its word of speech.
SPEAKER_TAGS: Final = 3

#: Distance in words between a word and a stretch, by size; then both signs, and whether the sentence is the same.
STEPS: Final = (1, 2, 3, 5, 9, 17, 33, 65, 129)
DISTANCES: Final = 2 * (2 * len(STEPS) + 1)
#: Distance in sentences between two triggers, by size.
SENTENCE_STEPS: Final = (1, 2, 3, 5, 9, 17)
