"""How well and how fast the tables of persons answer: ``python -m benchmarks.knowledge [SHARED]``.

Prints the share of (office, state, date) questions answered as the source of terms answers them, what the annotated
articles confirm, the time of a look-up, and what loading costs. SHARED is the folder of sources, ``../shared`` if left
out.

The first figure is asked of the very source that most rows were drawn from: it shows that nothing was lost or bent on
the way, not that the source is right. Where two people overlap in the source either counts. The annotated articles are
a check from outside.
"""

import csv
import datetime
import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.knowledge.persons.mapping import FOLDERS, office_of

from kawat.knowledge import persons
from kawat.knowledge.person_keys import fold

SEED = 20180703
SAMPLE = 2000
#: The day the source was drawn: where terms without an end stop.
DRAWN = datetime.date(2022, 7, 28)

Held = tuple[str, str, datetime.date, datetime.date, str, str]


def _first(date: str) -> datetime.date:
    year, month, day = ([int(part) for part in date.split("-")] + [1, 1])[:3]
    return datetime.date(year, month, day)


def source_terms(shared: Path) -> list[Held]:
    """(state, office, first day, last day, QID, name) of heads of government and foreign ministers in the source."""
    out = []
    with (shared / "knowledge/office-holders/holders.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            found = office_of(row["repo"], row["position"], {})
            if not found or found[1] not in ("prime_minister", "foreign_minister") or row["repo"] not in FOLDERS:
                continue
            since, until = _first(row["start"]), _first(row["end"]) if row["end"] else DRAWN
            if since < until:
                out.append((FOLDERS[row["repo"]], found[0], since, until, row["person_qid"], row["person"]))
    return out


def source_share(terms: list[Held]) -> tuple[float, Counter[str]]:
    """Share of `SAMPLE` questions whose first answer is somebody the source names, and the misses by state."""
    chance, right, wrong = random.Random(SEED), 0, Counter[str]()  # noqa: S311 (a sample, no secret)
    for state, office, since, until, _, _ in chance.choices(sorted(terms), k=SAMPLE):
        day = since + datetime.timedelta(days=chance.randrange((until - since).days))
        held = {(q, fold(n)) for s, o, a, b, q, n in terms if (s, o) == (state, office) and a <= day <= b}
        answer = persons.holder(office, state, day.isoformat())
        if answer and any(answer.person.id == qid or fold(answer.person.name) == name for qid, name in held):
            right += 1
        else:
            wrong[f"{state} {office}"] += 1
    return right / SAMPLE, wrong


def articles(shared: Path) -> Iterator[dict[str, object]]:
    """Return the annotated articles for training."""
    with (shared / "gold/train.jsonl").open(encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def gold_share(shared: Path) -> dict[str, tuple[int, int]]:
    """How many annotated participants the tables confirm: (right, asked) for names and for holders."""
    counts = {"names": [0, 0], "names of main offices": [0, 0], "holders at the event's date": [0, 0]}
    main = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")
    seen = set()
    for article in articles(shared):
        for report in article["reports"]:  # type: ignore[attr-defined]
            for side in report["participants"]:
                name, office, state = side["person"], side["office"], side["state"]
                key = (article["id"], name, office, state)
                if not name or key in seen:
                    continue
                seen.add(key)
                matches = persons.find_person(name, on=str(article["published"]) if article["published"] else None)
                right = bool(matches) and _bears(matches[0], state)
                for group in ("names", "names of main offices") if office in main else ("names",):
                    counts[group][0] += right
                    counts[group][1] += 1
                if office in main and state and (day := report["date"] or article["published"]):
                    held = persons.holders(office, state, str(day))
                    counts["holders at the event's date"][0] += any(_is(term, name) for term in held)
                    counts["holders at the event's date"][1] += 1
    return {name: (right, asked) for name, (right, asked) in counts.items()}


def _bears(match: persons.Match, state: object) -> bool:
    """Whether a match stands on more than the family name, and the person has ever stood for the state annotated."""
    return match.how != "surname" and (
        state is None or any(t.state == state for t in persons.terms_of(match.person.id))
    )


def _is(term: persons.Term, name: str) -> bool:
    return any(match.person.id == term.person and match.how != "surname" for match in persons.find_person(name))


def microseconds(act: Callable[[], object], times: int) -> float:
    """Mean time of `act`, in microseconds."""
    began = time.perf_counter()
    for _ in range(times):
        act()
    return (time.perf_counter() - began) / times * 1e6


_LOAD = """
import time
resident = lambda: int(open("/proc/self/statm").read().split()[1]) * 4
before = resident()
began = time.perf_counter()
from kawat.knowledge import persons
persons.holder("foreign_minister", "USA", "2018-07-03"); persons.find_person("Lavrov"); persons.find_persons("Putin")
print(time.perf_counter() - began, resident() - before, end="")
"""


def main(shared: Path) -> None:
    """Print all figures."""
    share, wrong = source_share(terms := source_terms(shared))
    print(f"office, state, date ({SAMPLE} of {len(terms)} terms, seed {SEED}): {share:.3f} as the source (aim 0.95)")
    print("  most missed:", ", ".join(f"{where} {count}" for where, count in wrong.most_common(5)) or "none")
    for name, (right, asked) in gold_share(shared).items():
        print(f"annotated articles, {name}: {right} of {asked} = {right / asked:.3f}")
    questions = [(o, s, a.isoformat()) for s, o, a, _, _, _ in terms]
    names = [name for *_, name in terms]
    for office, state, day in questions:
        persons.holders(office, state, day)
    print(
        f"holders: {microseconds(lambda: [persons.holders(*q) for q in questions], 5) / len(questions):.1f} µs (aim 20)"
    )
    print(
        f"find_person: {microseconds(lambda: [persons.find_person(n) for n in names], 5) / len(names):.1f} µs (aim 20)"
    )
    text = "\n".join(str(article["text"]) for article in articles(shared))
    per_character = microseconds(lambda: persons.find_persons(text), 3) / len(text)
    print(f"find_persons: {per_character * 1000:.0f} µs a 1000 characters")
    loads = [subprocess.check_output([sys.executable, "-c", _LOAD], text=True).split() for _ in range(5)]  # noqa: S603
    seconds, kilobytes = min(loads, key=lambda load: float(load[0]))
    print(f"load: {float(seconds):.2f} s (aim 0.3), {int(kilobytes) / 1024:.0f} MB (aim 100)")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"))
