"""The gold's own reports as events: an annotated article in, its reports as rules read their evidence out.

Trees that say when it was and what became of it learn from these beside the reports that are read.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kawat.reading.candidates import Candidate, Found, Sentence, read_one, story
from kawat.reading.model.analysis import TriggerFound
from kawat.reading.occasions import Event
from kawat.reading.reports import joined
from kawat.reading.triggers import Trigger
from kawat.records import Article, Participant, Span

Json = dict[str, Any]


def _judge_of(start: int, end: int, triggers: Sequence[TriggerFound]) -> int | None:
    """The number of the surest phrase, of those that the model was asked about, that shares words with a stretch."""
    over = [n for n, one in enumerate(triggers) if one.start < end and one.end > start]
    return max(over, key=lambda n: triggers[n].probability, default=None)


def _event_of(
    gold: Json, article: Article, sentences: Sequence[Sentence], triggers: Sequence[TriggerFound]
) -> Event | None:
    """A report of the gold, dated by rules from its evidence; None where all of that is furniture."""
    members: list[Candidate] = []
    for span in gold["evidence"]:
        sentence = next((one for one in sentences if one.start <= span["start"] < one.end), None)
        if sentence:
            trigger = Trigger(span["start"], min(span["end"], sentence.end), gold["kind"])
            judged = _judge_of(trigger.start, trigger.end, triggers)
            members.append(replace(read_one(article, sentence, trigger), judged=judged))
    if not members:
        return None
    report = joined([one.report for one in sorted(members, key=lambda one: one.trigger.start)])
    sides = (Participant(p["role"], p["state"], Span(0, 0, ""), p["person"]) for p in gold["participants"])
    return Event(replace(report, kind=gold["kind"], participants=tuple(sides)), tuple(members))


def events_of_gold(gold: Json, article: Article, found: Found) -> list[tuple[Json, Event]]:
    """The reports of an annotated article, each with the event that its evidence makes.

    Kind and sides are the annotated ones; status and date are what rules read. A report all of whose evidence is
    furniture is left out.
    """
    sentences = tuple(story(found))
    triggers = found.analysis.triggers if found.analysis else ()
    of_gold = [(one, _event_of(one, article, sentences, triggers)) for one in gold["reports"]]
    return [(one, event) for one, event in of_gold if event]
