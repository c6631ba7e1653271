"""What the model finds in an article: triggers, arguments, links, statements, speakers, names, with probabilities.

Takes nothing, knows only labels. All offsets are string indices into the article's text; an end is exclusive. All are
candidates above a low floor: who uses them chooses the thresholds.
"""

from dataclasses import dataclass

from kawat.reading.model.labels import NameSort
from kawat.records import Kind, Status


@dataclass(frozen=True, slots=True)
class TriggerFound:
    """A phrase that names an event.

    `probability` is that of a trigger of any kind standing here. `kinds` and `statuses` hold a probability for each
    label in the order of `labels.KINDS` and `labels.STATUSES`; those of `kinds` are given that there is a trigger.
    `sentence` is the number of its sentence.
    """

    start: int
    end: int
    kind: Kind
    probability: float
    status: Status
    kinds: tuple[float, ...]
    statuses: tuple[float, ...]
    sentence: int


@dataclass(frozen=True, slots=True)
class ArgumentsFound:
    """What takes part in a trigger's event, and when it was.

    `states` hold the code of a state or organisation and a probability for each of `labels.ROLES`, in their order;
    `dates` the offsets of a time expression and the probability that it dates the event; `forms` a probability for each
    of `labels.DATE_FORMS`, in their order, nothing where no state and no time is in sight.
    """

    states: tuple[tuple[str, tuple[float, ...]], ...] = ()
    dates: tuple[tuple[int, int, float], ...] = ()
    forms: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Two triggers, by their numbers, the earlier first, and the probability that they tell of one event."""

    first: int
    second: int
    probability: float


@dataclass(frozen=True, slots=True)
class PartFound:
    """A speaker's or a cue's words."""

    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class Statement:
    """An indirect statement or a direct quotation, its speaker and its word of speech where the model sees them.

    For a direct quotation, whose offsets were given, `probability` is that it is one at all, not words in scare quotes.
    """

    start: int
    end: int
    probability: float
    speaker: PartFound | None
    cue: PartFound | None


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name of a person, an organisation or a place."""

    start: int
    end: int
    sort: NameSort
    probability: float


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that the model finds in one article.

    `arguments` are those of each trigger, in their order; states and times without a part in it are left out.
    `directs` has one statement for each quotation given, in the order given, or None where the model could not place
    it. Everything else is in order of its place.
    """

    triggers: tuple[TriggerFound, ...] = ()
    arguments: tuple[ArgumentsFound, ...] = ()
    links: tuple[Link, ...] = ()
    statements: tuple[Statement, ...] = ()
    directs: tuple[Statement | None, ...] = ()
    names: tuple[NameFound, ...] = ()
