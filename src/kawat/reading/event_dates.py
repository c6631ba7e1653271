"""When an event happens: a trigger and the time expressions of its sentence in, the EDTF date and its words out.

The expression nearest to the trigger dates it, finer ones before coarser, those behind the trigger before those in
front of it. What is held never lies in the future, what is planned never in the past. The date behind "dilansir AFP"
dates the relaying; it serves for an act of words only, where nothing else dates it, and then as approximate.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kawat import edtf
from kawat.languages import whole_words
from kawat.languages.id.dates.resolve import Tense
from kawat.reading.attribution import is_relayed
from kawat.reading.dates import TimeExpression, resolve
from kawat.reading.status import VERBAL
from kawat.reading.triggers import Trigger
from kawat.records import Article, Span, Status

TENSE: dict[Status, Tense] = {"held": "past", "planned": "future", "proposed": "future"}
#: What a coarser unit costs, in characters of distance; chosen on the training part of the gold.
_COARSE = {"day": 0, "interval": 1, "week": 1, "month": 2, "season": 3, "quarter": 3, "semester": 3, "year": 4}
_UNIT = 25
_IN_FRONT = 15

#: How far before a trigger it may be called a plan.
_BEFORE = 20


@dataclass(frozen=True, slots=True)
class EventDate:
    """An event's date and the words it rests on; `ahead` is what they mean, read without a tense, if still to come."""

    edtf: str
    span: Span
    ahead: str | None = None


def _parted(text: str, trigger: Trigger, expression: TimeExpression) -> bool:
    """Whether what comes between says that the expression dates something else.

    "Sejak" and "setelah" do; behind "membahas rencana X melalui Y pada ..." the date is Y's.
    """
    between = text[trigger.end : expression.start]
    apart, means, plan = (whole_words("id", "dating", group) for group in ("apart", "means", "plan"))
    planned = plan.search(text, max(0, trigger.start - _BEFORE), trigger.start)
    return bool(apart.search(between) or (planned and means.search(between)))


def _cost(expression: TimeExpression, trigger: Trigger) -> tuple[int, int]:
    if expression.start < trigger.start:
        distance = trigger.start - expression.end + _IN_FRONT
    else:
        distance = expression.start - trigger.end
    return distance + _UNIT * _COARSE.get(expression.granularity, 5), expression.start


def _ahead(expression: TimeExpression, published: str | None) -> str | None:
    """The value of an expression read without a tense, if it lies after the publication."""
    value = resolve(expression, published) if published else None
    return value if published and value and edtf.bounds(value)[0] > edtf.bounds(published)[1] else None


def date_of(
    trigger: Trigger, status: Status, article: Article, sentence: int, dates: Sequence[TimeExpression]
) -> EventDate | None:
    """Date one trigger.

    Args:
        trigger: the phrase that names the event.
        status: what became of it.
        article: the article, its publication date worked out where it can be.
        sentence: offset at which the trigger's sentence begins.
        dates: the time expressions of that sentence.
    """
    tense = TENSE.get(status)
    relayed: EventDate | None = None
    for expression in sorted(dates, key=lambda one: _cost(one, trigger)):
        value = resolve(expression, article.published, tense) if expression.sort == "date" else None
        if not value or _parted(article.text, trigger, expression):
            continue
        span = Span(expression.start, expression.end, expression.text)
        found = EventDate(value, span, _ahead(expression, article.published))
        if not is_relayed(article.text, sentence, expression.start):
            return found
        relayed = relayed or found
    if relayed and trigger.kind in VERBAL and len(relayed.edtf) == len("2018-07-03"):
        return EventDate(f"{relayed.edtf}~", relayed.span)
    return None
