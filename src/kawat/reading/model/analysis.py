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
class PartFound:
    """A word that may stand for the speaker, or the words of speech."""

    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that somebody may have said, who, and the word of speech where the model sees one.

    `direct` and `indirect` are how probably its words stand in a direct quotation and in an indirect statement, in the
    mean; `speakers` the words that may stand for its speaker, in order of their place.
    """

    start: int
    end: int
    direct: float
    indirect: float
    speakers: tuple[PartFound, ...]
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

    `arguments` are those of each trigger, in their order; states and times without a part in it are left out. `links`
    have for each trigger the probability that it tells of one event with each of some that stand right before it.
    `statements` are the indirect ones that the model finds; `quoted` has one for each quote given, in the order given,
    or None where the model could not place it. Everything else is in order of its place.
    """

    triggers: tuple[TriggerFound, ...] = ()
    arguments: tuple[ArgumentsFound, ...] = ()
    links: tuple[tuple[float, ...], ...] = ()
    statements: tuple[Statement, ...] = ()
    quoted: tuple[Statement | None, ...] = ()
    names: tuple[NameFound, ...] = ()
