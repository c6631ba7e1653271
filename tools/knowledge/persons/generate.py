"""Facts drawn from the sources beside the repository, and the hand-written ones, in; the three tables of persons out.

Run it from the repository root: ``PYTHONPATH=src python tools/knowledge/persons/generate.py ../shared``. It writes persons.csv,
person_names.csv and terms.csv into src/kawat/knowledge/data. What stands in terms.txt and names.txt beside this file
is written by hand and wins over what is drawn; docs/knowledge-persons.md says how.
"""

import csv
import datetime
import re
import sys
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from mapping import COW, COW_SKIPPED, FOLDERS, PARLIAMENTARY, office_of, state_codes, world_leaders

from kawat.knowledge.person_keys import fold, skeleton

HERE = Path(__file__).parent
DATA = HERE.parents[2] / "src/kawat/knowledge/data"
OWN = "own knowledge"
WIKIDATA = "Wikidata via EveryPolitician scrapers (CC0)"
POCOM = "POCOM (public domain)"
ARCHIGOS = "Archigos 4.1 (CC BY 4.0)"
REIGN = "REIGN 2021-03 (Bell et al. 2021)"
WORLD = "world-leaders-current 2026 (CC BY-SA 4.0: facts only)"
#: Titles that one person holds at a time.
SINGULAR = {
    "president", "monarch", "supreme_leader", "prime_minister", "foreign_minister", "defence_minister", "pope",
    "national_security_advisor", "un_secretary_general", "nato_secretary_general", "asean_secretary_general",
    "commission_president", "council_president", "high_representative", "crown_prince", "finance_minister",
    "trade_minister", "energy_minister", "interior_minister", "economy_minister", "security_council_secretary",
    "coordinating_minister_for_politics", "coordinating_minister_for_economy", "coordinating_minister_for_maritime",
    "coordinating_minister_for_human_development", "armed_forces_chief", "vice_president", "ambassador_to_UN",
    "speaker", "chief_cabinet_secretary", "trade_representative", "police_chief", "central_bank_governor",
}  # fmt: skip
#: Offices of which a state may have several at once although the title is singular elsewhere.
SEVERAL = {
    ("CHE", "president"), ("IRN", "vice_president"), ("BIH", "president"), ("AFG", "vice_president"),
    ("SDN", "vice_president"), ("IRQ", "vice_president"), ("SYR", "vice_president"), ("YEM", "vice_president"),
    ("CUB", "vice_president"), ("GBR", "trade_minister"), ("CHE", "vice_president"), ("EGY", "vice_president"),
}  # fmt: skip
FIRST_DAY = "1990-01-01"


@dataclass(frozen=True)
class Row:
    """One term as a source gives it; `until` is "" where the source stops, ".." where it says still in office."""

    name: str
    key: str
    office: str
    state: str
    title: str
    since: str
    until: str
    source: str
    note: str = ""

    @property
    def slot(self) -> tuple[str, str]:
        """What at most one person holds."""
        return self.state, self.title


def plain(name: str) -> str:
    """Return a name in ASCII letters."""
    table = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "ı": "i",
                           "ə": "a", "Ə": "A", "’": "'", "ʻ": "'", "ʼ": "'", "‘": "'", "ð": "d", "þ": "th", "–": "-",
                           "\u2011": "-", "œ": "oe", "Æ": "Ae", "ħ": "h"})  # fmt: skip
    text = unicodedata.normalize("NFKD", name.translate(table))
    return "".join(c for c in text if not unicodedata.combining(c))


def key_of(name: str) -> str:
    """Say what two writings of one name share: ASCII words in lower case."""
    return " ".join(re.sub(r"[^a-z0-9 ]", "", plain(name).lower().replace("-", " ")).split())


def slug(name: str) -> str:
    """Return the id of a person without QID."""
    return key_of(name).replace(" ", "-")


def first_day(date: str) -> datetime.date:
    """First day of a plain EDTF date."""
    parts = [int(p) for p in date.rstrip("~?").split("-")]
    return datetime.date(*([*parts, 1, 1])[:3])


def last_day(date: str) -> datetime.date:
    """Last day of a plain EDTF date; the far future where it is open or not known."""
    if date in ("", ".."):
        return datetime.date.max
    parts = [int(p) for p in date.rstrip("~?").split("-")]
    if len(parts) == 3:
        return datetime.date(*parts)
    if len(parts) == 1:
        return datetime.date(parts[0], 12, 31)
    year, month = parts
    return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)


def from_wikidata(shared: Path, states: dict[str, str]) -> list[Row]:
    """Rows of holders.csv whose position is an office Kawat keeps."""
    rows = []
    with (shared / "knowledge/office-holders/holders.csv").open(encoding="utf-8") as stream:
        for r in csv.DictReader(stream):
            state = FOLDERS.get(r["repo"])
            found = office_of(r["repo"], r["position"], states)
            if not state or not found or not re.fullmatch(r"\d{4}(-\d\d){0,2}", r["start"]):
                continue
            if state == "USA" and found[1].startswith("ambassador_to_") and found[1] != "ambassador_to_UN":
                continue  # POCOM has them all
            if not key_of(r["person"]) or (r["end"] and r["end"] < FIRST_DAY):
                continue
            if r["end"] and last_day(r["end"]) < first_day(r["start"]):
                continue  # an end before the start: the source contradicts itself
            rows.append(Row(r["person"], r["person_qid"], found[0], state, found[1], r["start"], r["end"], WIKIDATA))
    return rows


POCOM_TITLES = {
    "secretary": ("foreign_minister", "foreign_minister"), "deputy-secretary": ("official", "deputy_foreign_minister"),
    "under-secretary-for-political-affairs": ("official", "under_secretary_for_political_affairs"),
    "assistant-secretary-for-east-asian-pacific-affairs": ("official", "assistant_secretary_for_east_asia"),
    "assistant-secretary-for-near-eastern-affairs": ("official", "assistant_secretary_for_near_east"),
    "assistant-secretary-for-european-affairs": ("official", "assistant_secretary_for_europe"),
    "us-trade-representative": ("minister", "trade_representative"),
    "representative-to-un": ("ambassador", "ambassador_to_UN"), "representative-to-eu": ("ambassador", "ambassador_to_EU"),
    "representative-to-nato": ("ambassador", "ambassador_to_NATO"), "representative-to-iaea": ("ambassador", "ambassador_to_IAEA"),
    "representative-to-asean": ("ambassador", "ambassador_to_ASEAN"),
}  # fmt: skip


def short_form(name: str) -> str:
    """First and last name with the suffix dropped: how news calls an American envoy."""
    words = re.sub(r",? (Jr|Sr|II|III|IV)\.?$", "", name).split()
    return name if len(words) < 3 or re.fullmatch(r"[A-Z]\.", words[0]) else f"{words[0]} {words[-1]}"


def from_pocom(shared: Path, states: dict[str, str]) -> list[Row]:
    """Secretaries, some principal officers and chiefs of mission of the United States."""
    rows = []
    with (shared / "knowledge/us-principals/pocom.csv").open(encoding="utf-8") as stream:
        for r in csv.DictReader(stream):
            since = r["started"] or r["appointed"]
            if r["kind"] == "country-chief" and r["role_title"] == "ambassador-e-p":
                code = states.get(r["territory"].replace("-", " "))
                found = ("ambassador", f"ambassador_to_{code}") if code else None
            else:
                found = POCOM_TITLES.get(r["role_title"])
            if found and since and (r["ended"] or "9") >= FIRST_DAY:
                name = short_form(r["name"])
                rows.append(Row(name, f"pocom:{r['name']}", found[0], "USA", found[1], since, r["ended"], POCOM))
    return rows


def from_leader_tables(shared: Path, known: set[str]) -> list[Row]:
    """Leaders that Archigos and REIGN give with a full name, of states that no better source covers (`known`)."""
    rows = []
    with (shared / "knowledge/archigos/archigos41.csv").open(encoding="utf-8") as stream:
        for r in csv.DictReader(stream):
            state = COW.get(r["idacr"], r["idacr"])
            if (
                r["idacr"] in COW_SKIPPED
                or state in known
                or r["enddate"] < FIRST_DAY
                or " " not in r["leader"].strip()
            ):
                continue
            office, title = (
                ("head_of_government", "prime_minister") if state in PARLIAMENTARY else ("head_of_state", "president")
            )
            until = "" if r["enddate"] == "2015-12-31" else r["enddate"]
            rows.append(Row(r["leader"].strip(), "", office, state, title, r["startdate"], until, ARCHIGOS))
    seen = {(row.state, key_of(row.name), row.since[:4]) for row in rows}
    with (shared / "knowledge/reign/leaderlist_3_21.csv").open(encoding="latin-1") as stream:
        for r in csv.DictReader(stream):
            state = COW.get(r["stateabb"], r["stateabb"])
            if r["stateabb"] in COW_SKIPPED or state in known or not r["eyear"] or int(r["eyear"]) < 1990:
                continue
            name = re.sub(r"^([A-Z])\.([A-Z])", r"\1. \2", r["leader"].strip())
            if " " not in name or " and " in name or (state, key_of(name), r["syear"]) in seen:
                continue
            office, title = (
                ("head_of_government", "prime_minister") if state in PARLIAMENTARY else ("head_of_state", "president")
            )
            until = "" if (r["eyear"], r["emonth"]) == ("2021", "3") else f"{r['eyear']}-{int(r['emonth']):02d}"
            since = f"{r['syear']}-{int(r['smonth']):02d}-{int(r['sdate']):02d}"
            rows.append(Row(name, "", office, state, title, since, until, REIGN))
    return rows


def from_hand() -> list[Row]:
    """Return the terms of terms.txt."""
    rows: list[Row] = []
    state = office = title = ""
    for number, line in enumerate((HERE / "terms.txt").read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()  # noqa: PLW2901 (the line without its margin)
        if not line or line.startswith("#"):
            continue
        if match := re.fullmatch(r"\[(\S+) (\S+) (\S+)\]", line):
            state, office, title = match.groups()
            continue
        fact, _, note = line.partition(" & ")
        match = re.fullmatch(r"(.+) (\d{4}(?:-\d\d){0,2}) (\d{4}(?:-\d\d){0,2}|\.\.|\?)", fact.strip())
        if not match:
            raise SystemExit(f"terms.txt:{number}: not NAME SINCE UNTIL: {line}")
        name, since, until = match.groups()
        rows.append(Row(name, "", office, state, title, since, "" if until == "?" else until, OWN, note.strip()))
    return rows


def merged(rows: list[Row]) -> list[Row]:
    """One person's overlapping or adjoining terms in one office as one; the hand-written source wins."""
    groups: dict[tuple[str, str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.key, row.office, row.state, row.title].append(row)
    out = []
    for group in groups.values():
        group.sort(key=lambda r: (first_day(r.since), r.source != OWN, r.until))
        current = group[0]
        for row in group[1:]:
            if first_day(row.since) <= min(last_day(current.until), datetime.date(2900, 1, 1)) + datetime.timedelta(
                days=31
            ):
                if OWN in (row.source, current.source) and row.source != current.source:
                    own, drawn = (row, current) if row.source == OWN else (current, row)
                    since = drawn.since if last_day(drawn.since) < first_day(own.since) else own.since
                    current = replace(own, since=since)
                elif current.until == "" and row.until == "":
                    pass
                elif last_day(row.until) > last_day(current.until) or current.until == "":
                    current = replace(current, until=row.until, note=current.note or row.note)
            else:
                out.append(current)
                current = row
        out.append(current)
    return out


def taken_over(rows: list[Row]) -> list[Row]:
    """Drawn rows of a slot with hand-written ones: dropped where most of them is covered, else cut to what is not."""
    own: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.source == OWN and row.title in SINGULAR and row.slot not in SEVERAL:
            own[row.slot].append(row)
    out = []
    for row in rows:
        if row.source == OWN or row.slot not in own:
            out.append(row)
        elif cut := _uncovered(row, own[row.slot]):
            out.append(cut)
    return out


def _uncovered(row: Row, own: list[Row]) -> Row | None:
    """Return what hand-written terms leave of a drawn one, None where that is its smaller part or a month."""
    end = datetime.date(2023, 1, 1)
    whole = row
    first, last = first_day(row.since), min(last_day(row.until), max(end, first_day(row.since)))
    middle = first + (last - first) / 2
    for term in own:
        since, until = first_day(term.since), last_day(term.until)
        if since <= middle <= until:
            return None
        if first < since <= last_day(row.until):
            row = replace(row, until=term.since)
        elif since <= first_day(row.since) < until:
            row = replace(row, since=term.until)
    kept = row is whole or last_day(row.until) - first_day(row.since) > datetime.timedelta(days=31)
    return row if kept else None


def closed(rows: list[Row]) -> list[Row]:
    """Terms of one slot in order: one with no known end ends where the next begins; other overlaps are noted."""
    slots: dict[tuple[str, str], list[Row]] = defaultdict(list)
    out = []
    for row in rows:
        if row.title in SINGULAR and row.slot not in SEVERAL:
            slots[row.slot].append(row)
        else:
            out.append(row)
    for group in slots.values():
        group.sort(key=lambda r: (first_day(r.since), last_day(r.until), r.name))
        for i, row in enumerate(group):
            later = [g for g in group[i + 1 :] if g.key != row.key]
            new = row
            if row.until == "" and later:
                new = replace(row, until=later[0].since)
            limit = datetime.timedelta(days=31)
            clash = [
                g
                for g in group
                if g.key != row.key
                and first_day(g.since) + limit < last_day(new.until)
                and first_day(new.since) + limit < last_day(g.until)
            ]
            if clash and not new.note:
                new = replace(
                    new, note="overlaps " + ", ".join(sorted({plain(g.name) for g in clash})) + " in the sources"
                )
            out.append(new)
    return out


def main(shared: Path) -> None:
    """Write the three tables."""
    states = state_codes(shared)
    hand, wikidata, pocom = from_hand(), from_wikidata(shared, states), from_pocom(shared, states)
    known = {r.state for r in wikidata if r.office in ("head_of_state", "head_of_government")}
    known |= {r.state for r in hand if r.office in ("head_of_state", "head_of_government") and r.since < "2010"}
    leaders = from_leader_tables(shared, known)
    world = [
        Row(name, "", office, state, title, since, "..", WORLD)
        for state, office, title, name, since in world_leaders(shared)
    ]

    ids: dict[tuple[str, str], str] = {}  # (name key, state) -> id
    by_name: dict[str, set[str]] = defaultdict(set)
    drawn_names: dict[str, dict[str, str]] = defaultdict(dict)  # id -> spelling -> source
    preferred: dict[str, tuple[str, str]] = {}

    def learn(identity: str, name: str, state: str, source: str) -> None:
        ids.setdefault((key_of(name), state), identity)
        by_name[key_of(name)].add(identity)
        drawn_names[identity].setdefault(name, source)

    names: dict[str, list[str]] = {}
    chosen: dict[str, str] = {}  # usual name -> id, where several persons bear it
    for line in (HERE / "names.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            usual, *others = (part.strip() for part in line.split("|"))
            usual, _, identity = usual.partition("@")
            names[usual] = others
            if identity:
                chosen[usual] = identity
    spellings = {
        key_of(o.lstrip("*^")): usual for usual, others in names.items() for o in others if not o.startswith("*")
    }
    spellings |= {key_of(usual): usual for usual in names}

    rows: list[Row] = []
    for row in wikidata:
        learn(row.key, row.name, row.state, WIKIDATA)
        rows.append(row)
        preferred.setdefault(row.key, (plain(row.name), WIKIDATA))

    def identify(row: Row) -> str:
        usual = spellings.get(key_of(row.name))
        if usual in chosen:
            return chosen[usual]
        candidates = [row.name] + (
            [usual, *[o.lstrip("*^") for o in names[usual] if not o.startswith("*")]] if usual else []
        )
        for state in (row.state, None):
            for name in candidates:
                if state and (key_of(name), state) in ids:
                    return ids[key_of(name), state]
        for name in candidates:  # the same full name elsewhere: one man in two offices, when nobody else has it
            if len(by_name[key_of(name)]) == 1 and len(key_of(name).split()) > 1:
                return next(iter(by_name[key_of(name)]))
        return alike(row) or slug(usual or row.name)

    def alike(row: Row) -> str | None:
        """Return a drawn holder of the same office who began within 60 days and shares a word of the name by sound."""
        words = {skeleton(word) for word in fold(row.name).split() if len(word) > 3}
        found = []
        for other in wikidata:
            days = abs(first_day(other.since) - first_day(row.since)).days
            shared = len(words & {skeleton(word) for word in fold(other.name).split()})
            if other.slot == row.slot and row.title in SINGULAR and days <= 60 and shared:
                found.append((-shared, days, other.key))
        return min(found)[2] if found else None

    for row in sorted(hand, key=lambda r: r.name) + pocom + world + leaders:
        identity = identify(row)
        if row.source == POCOM:
            learn(identity, row.key.removeprefix("pocom:"), row.state, POCOM)
        learn(identity, row.name, row.state, row.source)
        usual = spellings.get(key_of(row.name))
        if row.source == OWN:
            preferred[identity] = (plain(usual or row.name), OWN)
        preferred.setdefault(identity, (plain(row.name), row.source))
        rows.append(replace(row, key=identity))
    rows = closed(merged(taken_over(merged(rows))))
    write(rows, preferred, drawn_names, names, chosen)


def write(
    rows: list[Row],
    preferred: dict[str, tuple[str, str]],
    drawn: dict[str, dict[str, str]],
    names: dict[str, list[str]],
    chosen: dict[str, str],
) -> None:
    """Return the tables, sorted and without repetition."""
    used = {row.key for row in rows}
    persons = [
        (identity, preferred[identity][0], identity if re.fullmatch(r"Q\d+", identity) else "", preferred[identity][1])
        for identity in used
    ]
    by_usual = defaultdict(list)
    for identity, name, _, _ in persons:
        by_usual[key_of(name)].append(identity)
    table: dict[tuple[str, str], tuple[str, str]] = {}
    for identity, name, _, source in persons:
        table[name, identity] = ("full", source)
    for identity in used:
        for spelling, source in drawn[identity].items():
            ascii_name = plain(spelling)
            if ascii_name != spelling and all(ord(c) < 0x250 or not c.isalpha() for c in spelling):
                table.setdefault((spelling, identity), ("native-latin", source))
            if key_of(ascii_name) != key_of(preferred[identity][0]):
                table.setdefault((ascii_name, identity), ("spelling", source))
    for usual, others in names.items():
        owners = [chosen[usual]] if usual in chosen else by_usual.get(key_of(usual), [])
        if len(owners) != 1:
            print(f"names.txt: {usual}: {len(owners)} persons of that name: {owners}", file=sys.stderr)
            continue
        for other in others:
            sort = {"*": "short", "^": "native"}.get(other[0], "spelling")
            name = other.lstrip("*^")
            if table.get((name, owners[0]), ("", ""))[0] != "full" and (
                sort == "short" or (name, owners[0]) not in table
            ):
                table[name, owners[0]] = (sort, OWN)
    for surname, identity in surnames(rows, preferred):
        table.setdefault((surname, identity), ("surname", "derived"))
    DATA.mkdir(parents=True, exist_ok=True)
    save("persons.csv", ("id", "name", "qid", "source"), persons)
    save(
        "person_names.csv",
        ("name", "person", "sort", "sound", "source"),
        [(n, p, s, skeleton(fold(n)), src) for (n, p), (s, src) in table.items()],
    )
    save(
        "terms.csv",
        ("person", "office", "state", "since", "until", "title", "note", "source"),
        {(r.key, r.office, r.state, r.since, r.until, r.title, r.note, r.source) for r in rows},
    )


def surnames(rows: list[Row], preferred: dict[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """Family names distinctive enough to be found alone in a text: of heads, ministers and heads of organisations.

    Left out: names of states that put the family name first, short ones, those of more than four persons, those that
    are somebody's first name too, and the common words and places of not_surnames.txt.
    """
    refused = set((HERE / "not_surnames.txt").read_text(encoding="utf-8").split())
    refused |= {key_of(name).split()[0] for name, _ in preferred.values()}
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        main = row.office in ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")
        if row.state in ("CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM", "LAO", "MMR"):
            continue
        if main or (row.source == OWN and row.office != "legislator"):
            surname = preferred[row.key][0].split()[-1]
            if (
                len(surname) > 3
                and key_of(surname) not in refused
                and " " in preferred[row.key][0]
                and "-" not in surname
            ):
                wanted[surname].add(row.key)
    return [(surname, identity) for surname, owners in wanted.items() if len(owners) <= 4 for identity in owners]


def save(name: str, head: tuple[str, ...], rows: object) -> None:
    """One CSV, sorted by code points."""
    with (DATA / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(sorted(rows))  # type: ignore[call-overload]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
