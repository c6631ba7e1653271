"""Occasions: the events of an article in, what may date each of them out, with numbers.

The numbers are what the trees of `kawat.reading.dating` ask; their order is bound to the trees' file.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kawat.languages.id.dates.resolve import Tense
from kawat.reading.anaphora import CONTACTS
from kawat.reading.attribution import quotes_at
from kawat.reading.candidates import Candidate, Found, story
from kawat.reading.date_options import Option, form_rows, forms_of, likely_forms, of_publication
from kawat.reading.event_dates import TENSE
from kawat.reading.model.labels import DATE_FORMS, KINDS, STATUSES
from kawat.reading.status import VERBAL
from kawat.reading.times import NUMBERS, RELAYED, Time, bare, patterns, times_of
from kawat.reading.types import type_of
from kawat.records import Article, Kind, Report, Span

#: How many expressions may date a report; how many of its phrases they are sought around, and how many on each side.
_MOST, _PHRASES, _SIDE = 10, 8, 3
#: How many expressions of one value are looked at.
_TIMES = 12
#: Characters of a sentence around a trigger that are looked at, and between it and an expression.
_REACH, _BETWEEN = 120, 240
_FAR = 1500
#: The first number of an option: what it is.
_NONE, _WORDS, _PUBLICATION = 0.0, 1.0, 2.0
#: What stands where no expression is.
_NOTHING = -1.0
_APART = (_NOTHING,) * 10
_PAIR = 36
_FORCE: frozenset[Kind] = frozenset({"attack", "mobilization", "coercion"})
_LASTING: frozenset[Kind] = frozenset({"agreement", "relations", "cooperation", "sanction", "rupture"})


@dataclass(frozen=True, slots=True)
class Event:
    """A report as rules dated it, and the candidates it was made of, the clearest first."""

    report: Report
    members: tuple[Candidate, ...]


def _value(time: Time, tense: Tense | None) -> str:
    return time.values.get(tense) or next(iter(time.values.values()))


def _apart(time: Time, one: Candidate) -> int:
    """Characters between an expression and a phrase."""
    return max(time.expression.start - one.trigger.end, one.trigger.start - time.expression.end, 0)


class Occasions:
    """One article and its events: what may date each of them."""

    def __init__(self, article: Article, found: Found, events: Sequence[Event]) -> None:
        """Take the article, what was found in it, and its events in order."""
        self._article, self._events = article, events
        sentences = tuple(story(found))
        self._length = len(sentences)
        self._order = {sentence.number: n for n, sentence in enumerate(sentences)}
        told = sorted((one.trigger.start, n) for n, event in enumerate(events) for one in event.members)
        self._triggers, self._owners = [start for start, _ in told], [n for _, n in told]
        self._quotes = found.quotes
        self._times = times_of(article, sentences, found.quotes, self._triggers)
        self._starts = [time.expression.start for time in self._times]
        self._by_value: dict[str, list[int]] = defaultdict(list)
        for n, time in enumerate(self._times):
            for value in sorted({bare(value) for value in time.values.values()}):
                self._by_value[value].append(n)
        plain = Counter(bare(_value(time, None)) for time in self._times)
        self._commonest = max(plain, key=lambda value: (plain[value], value), default="")
        self._plain = plain
        published = article.published or ""
        days = [value for value in plain if len(value) == len("2018-07-03")]
        self._first_day = days[0] if days else ""
        self._latest_day = max((day for day in days if not published or day <= published), default="")
        starts = [sentence.start for sentence in sentences]
        #: For each sentence in which somebody is said to have spoken, the states that spoke.
        self._spoken: dict[int, set[str | None]] = defaultdict(set)
        for quote in found.quotes:
            at = bisect_right(starts, quote.start) - 1
            if at >= 0:
                self._spoken[sentences[at].number].add(quote.state)
        arguments = found.analysis.arguments if found.analysis else ()
        #: For each phrase, by the number of its judge, where the model sees its date and how surely.
        self._seen = [one.dates for one in arguments]
        #: For each phrase, by the number of its judge, how likely the model thinks each form of its date.
        self._forms_seen = [one.forms for one in arguments]
        #: For each sentence the states and persons named in it.
        self._named = {
            one.number: (frozenset(p.state for p in one.parties), frozenset(p.person for p in one.parties))
            for one in sentences
        }
        self._count(events)

    def _count(self, events: Sequence[Event]) -> None:
        """Count what rules dated, and where."""
        self._states = [frozenset(p.state for p in event.report.participants if p.state) for event in events]
        members = [(n, one) for n, event in enumerate(events) for one in event.members]
        self._in_sentence = Counter(one.sentence.number for _, one in members)
        self._types = Counter((one.sentence.number, type_of(one.trigger.kind)) for _, one in members)
        #: For each expression the events of which a candidate was dated by it.
        self._dated: dict[int, Counter[int]] = defaultdict(Counter)
        for n, one in members:
            if one.report.date_span:
                self._dated[one.report.date_span.start][n] += 1
        self._rules = Counter(bare(event.report.date) for event in events if event.report.date)
        self._same: dict[frozenset[str], Counter[str]] = defaultdict(Counter)
        for states, event in zip(self._states, events, strict=True):
            if event.report.date:
                self._same[states][bare(event.report.date)] += 1
        self._dated_in_all = {start: counted.total() for start, counted in self._dated.items()}
        self._same_in_all = {states: counted.total() for states, counted in self._same.items()}
        self._rules_in_all = max(1, self._rules.total())

    def _near(self, event: Event, members: Sequence[Candidate]) -> list[int]:
        """The expressions nearest to the phrases of an event, the nearest first, and the one that rules chose."""
        apart: dict[int, int] = {}
        for one in members:
            at = bisect_left(self._starts, one.trigger.start)
            for n in range(max(0, at - _SIDE), min(len(self._times), at + _SIDE)):
                apart[n] = min(apart.get(n, _FAR * _FAR), _apart(self._times[n], one))
        near = sorted(apart, key=lambda n: (apart[n], n))[:_MOST]
        if event.report.date_span:
            at = bisect_left(self._starts, event.report.date_span.start)
            if at < len(self._times) and at not in near:
                near.append(at)
        return near

    def options(self, number: int) -> tuple[Option, ...]:
        """What may date an event.

        Args:
            number: of the event.

        Returns:
            For each date that words around it may stand for the nearest such words, in order of their distance; the
            day and the month of publication, where they are not among these; then no date.
        """
        event = self._events[number]
        members = event.members[:_PHRASES]
        chances = self._form_chances(members)
        own = [*self._of_report(number, members), *chances]
        tense = TENSE.get(event.report.status)
        values: dict[str, list[tuple[int, int]]] = {}
        for rank, n in enumerate(self._near(event, members)):
            values.setdefault(bare(_value(self._times[n], tense)), []).append((rank, n))
        found: list[Option] = []
        best: tuple[float, ...] = (_NOTHING,) * (_PAIR + NUMBERS)
        for value, these in values.items():
            rank, n = these[0]
            time, one = self._times[n], self._times[n].expression
            pair = self._of_pair(number, n, rank, members)
            row = (*pair, *time.numbers)
            best = row if rank == 0 else best
            forms = forms_of(_value(time, tense), time.values.get(None))
            likely = likely_forms(forms, self._article.published, chances)
            numbers = (_WORDS, sum(likely.values()), *own, *self._of_value(number, value, len(these)), *row)
            asked = (*own[:6], pair[1], pair[4], *time.numbers)
            found.append(
                Option(
                    Span(one.start, one.end, one.text),
                    tuple(forms),
                    numbers,
                    form_rows(forms, self._article.published, likely, asked),
                )
            )
        found += self._of_publication(number, values, own, chances)
        return (*found, Option(None, (), (_NONE, chances[0], *own, *self._of_value(number, "", len(values)), *best)))

    def _of_publication(
        self, number: int, near: Collection[str], own: Sequence[float], chances: Sequence[float]
    ) -> Iterator[Option]:
        """The day and the month of publication as options, unless near words tell them; with words far off, if any."""
        for value, forms in of_publication(self._article.published).items():
            if value not in near:
                likely = likely_forms(forms, self._article.published, chances)
                nothing = (_NOTHING,) * (_PAIR + NUMBERS)
                numbers = (_PUBLICATION, sum(likely.values()), *own, *self._of_value(number, value, 0), *nothing)
                asked = (*own[:6], *nothing[: 2 + NUMBERS])
                rows = form_rows(forms, self._article.published, likely, asked)
                yield Option(self._words(number, value), tuple(forms), numbers, rows)

    def _words(self, number: int, value: str) -> Span | None:
        """The expression for a date that is nearest to an event's clearest phrase, among the first few."""
        lead = self._events[number].members[0]
        times = [self._times[n] for n in self._by_value.get(value, ())[:_TIMES]]
        if not times:
            return None
        nearest = min(times, key=lambda time: _apart(time, lead)).expression
        return Span(nearest.start, nearest.end, nearest.text)

    def _form_chances(self, members: Sequence[Candidate]) -> list[float]:
        """How likely the model thinks each form of the date, on average over the phrases that it judged."""
        seen = [forms for one in members if one.judged is not None and (forms := self._forms_seen[one.judged])]
        return [sum(each) / len(seen) for each in zip(*seen, strict=True)] if seen else [0.0] * len(DATE_FORMS)

    def _of_report(self, number: int, members: Sequence[Candidate]) -> list[float]:
        """What is asked of a report, whatever dates it."""
        event, text = self._events[number], self._article.text
        report, lead = event.report, members[0]
        sentence, trigger = lead.sentence, lead.trigger
        around = text[max(sentence.start, trigger.start - _REACH) : min(sentence.end, trigger.end + _REACH)]
        orders = [self._order[one.sentence.number] for one in members]
        published = self._article.published or ""
        return [
            float(KINDS.index(report.kind)),
            *(float(report.kind in kinds) for kinds in (VERBAL, CONTACTS, _FORCE, _LASTING)),
            float(STATUSES.index(report.status)),
            float(len(event.members)),
            float(len({one.sentence.number for one in members})),
            float(orders[0]),
            float(min(orders)),
            min(orders) / max(1, self._length),
            float(self._length),
            *(float(bool(pattern.search(around))) for pattern in patterns("telling")),
            self._quoted(trigger.start),
            float(lead.anaphoric),
            float(any(one.sentence.dates for one in members)),
            float(sum(one.report.date is not None for one in members)),
            float(report.date is not None),
            float(len(self._states[number])),
            float(len(self._events)),
            float(self._same_in_all.get(self._states[number], 0) - bool(report.date)),
            float(len(published)),
            float(self._article.published_from == "given"),
            float(self._plain[published]),
            float(self._plain[self._commonest]),
            float(self._commonest == published),
            *self._model_of(members, 0, len(text)),
        ]

    def _as_seen(self, one: Candidate, start: int, end: int) -> float:
        """How surely the model sees the date of a phrase somewhere between two places."""
        if one.judged is None:
            return 0.0
        return max((chance for a, b, chance in self._seen[one.judged] if a < end and b > start), default=0.0)

    def _quoted(self, position: int) -> float:
        """Whether a place lies in a quote: 2 in a direct one, 1 in an indirect one."""
        quote = next(quotes_at(self._quotes, position), None)
        return 0.0 if quote is None else 2.0 if quote.type == "direct" else 1.0

    def _of_value(self, number: int, value: str, near: int) -> list[float]:
        """What is asked of a report and a date, whatever words stand for it."""
        event = self._events[number]
        sentences = [self._times[n].sentence for n in self._by_value.get(value, ())[:_TIMES]]
        orders = [self._order[sentence.number] for sentence in sentences]
        own = self._order[event.members[0].sentence.number]
        before = max((order for order in orders if order <= own), default=-1)
        actors = {p.state for p in event.report.participants if p.role == "actor" and p.state}
        persons = {p.person for p in event.report.participants if p.person}
        told = bare(event.report.date or "") == value
        return [
            float(near),
            float(len(orders)),
            float(min(orders, default=-1)),
            float(before),
            float(own - before) if before >= 0 else float(own + 50),
            float(sum(self._times[n].numbers[RELAYED] for n in self._by_value.get(value, ())[:_TIMES])),
            float(sum(bool(actors & self._named[one.number][0]) for one in sentences)),
            float(sum(bool(persons & self._named[one.number][1]) for one in sentences)),
            float(sum(bool(actors & self._spoken.get(one.number, set())) for one in sentences)),
            float(sum(one.number in self._spoken for one in sentences)),
            float(value == self._first_day),
            float(value == self._latest_day),
            sum(self._in_sentence[one.number] for one in sentences) / max(1, len(self._triggers)),
            float(self._rules[value] - told),
            self._rules[value] / self._rules_in_all,
            float(value == self._commonest),
        ]

    def _of_pair(self, number: int, n: int, rank: int, members: Sequence[Candidate]) -> list[float]:
        """What is asked of a report and an expression."""
        time, event, states = self._times[n], self._events[number], self._states[number]
        report, start, order = event.report, time.expression.start, self._order[time.sentence.number]
        apart, nearest = min((_apart(time, one), k) for k, one in enumerate(members))
        near = members[nearest]
        steps = [order - self._order[one.sentence.number] for one in members]
        at = bisect_left(self._triggers, start)
        left = self._owners[at - 1] if at else -1
        right = self._owners[at] if at < len(self._owners) else -1
        dated = self._dated[start][number] if start in self._dated else 0
        named, _ = self._named[time.sentence.number]
        value = bare(_value(time, TENSE.get(report.status)))
        told = bare(report.date or "") == value
        shared = sum(state in named for state in states)
        return [
            float(rank),
            float(min(apart, _FAR)),
            float(start >= near.trigger.end),
            float(min(max(start - members[0].trigger.end, -_FAR), _FAR)),
            float(steps.count(0)),
            float(min(steps, key=abs)),
            float(steps[0]),
            float(max(steps)),
            *(self._between(time, near) if near.sentence.number == time.sentence.number else _APART),
            float(left == number),
            float(right == number),
            float(left >= 0 and self._states[left] == states),
            float(right >= 0 and self._states[right] == states),
            float(bool(report.date_span and report.date_span.start == start)),
            float(dated),
            float(self._dated_in_all.get(start, 0) - dated),
            float(told),
            float((self._same[states][value] if states in self._same else 0) - told),
            float(shared),
            shared / max(1, len(states)),
            float(self._types[time.sentence.number, type_of(report.kind)]),
            float(self._plain[value]),
            float(len(event.members)),
            float(self._in_sentence[time.sentence.number]),
            *self._model_of(members, time.expression.start, time.expression.end),
        ]

    def _model_of(self, members: Sequence[Candidate], start: int, end: int) -> list[float]:
        """How surely the model dates an event by a stretch of text: as its clearest phrase, as any, and on average."""
        seen = [self._as_seen(one, start, end) for one in members]
        return [seen[0], max(seen), sum(seen) / len(seen)]

    def _between(self, time: Time, one: Candidate) -> list[float]:
        """What stands between a phrase and an expression of its sentence."""
        expression, trigger = time.expression, one.trigger
        behind = expression.start >= trigger.end
        left, right = (trigger.end, expression.start) if behind else (expression.end, trigger.start)
        words = self._article.text[left : min(right, left + _BETWEEN)]
        return [
            float(behind),
            float(right - left),
            float(words.count(",")),
            *(float(bool(pattern.search(words))) for pattern in patterns("parting")),
            float(bisect_left(self._triggers, right) - bisect_right(self._triggers, left)),
            float(bisect_left(self._starts, right) - bisect_right(self._starts, left)),
        ]
