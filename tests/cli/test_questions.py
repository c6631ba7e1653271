"""The commands that ask a ledger: pairs, actors, persons, what is coming, sources, changes; on the seeds."""

import json
from pathlib import Path

import pytest

from tests import SHARED
from tests.cli.inside import kawat


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds")
    assert kawat("add", str(SHARED / "seeds"), here=folder).status == 0
    return folder


def test_a_pair(here: Path) -> None:
    told = json.loads(kawat("dyad", "AS", "Rusia", "--on", "2025-02-14", "--json", here=here).out)
    assert told["states"] == ["RUS", "USA"]
    assert {"2018-07", "2025-02"} <= {one["month"] for one in told["months"]}
    contacts = {(one["level"], one["channel"]): one["event"]["date"] for one in told["contacts"]}
    assert contacts["head_of_state", "call"] == "2025-02-12"
    assert contacts["foreign_minister", "call"] == "2018-07-03"
    assert ("talks", "2025-02-27") in {(one["kind"], one["date"]) for one in told["pending"]}
    shown = kawat("dyad", "RUS", "USA", "--on", "2025-02-14", "--months", "200", here=here).out
    for words in (
        "RUS and USA: ",
        "By month",
        "2018-07",
        "Goldstein, 201",
        "Last contacts",
        "head of state",
        "Pending",
    ):
        assert words in shown
    narrow = json.loads(kawat("dyad", "RUS", "USA", "--from", "2018-07", "--to", "2018-07", "--json", here=here).out)
    assert narrow["events"] < told["events"]


def test_a_pair_that_has_nothing_with_each_other(here: Path) -> None:
    run = kawat("dyad", "IDN", "FIN", here=here)
    assert (run.status, run.out) == (0, "FIN and IDN: 0 events of 0 reports\n")
    assert "kawat timeline --state FIN --state IDN" in run.err


def test_an_actor_and_a_person(here: Path) -> None:
    told = json.loads(kawat("actor", "RUS", "--json", here=here).out)
    assert told["partners"][0]["state"] == "USA"
    assert "Sergey Lavrov" in {one["person"] for one in told["people"]}
    shown = kawat("actor", "Rusia", "--rows", "1", here=here).out
    assert "With whom (the first 1 of" in shown
    someone = json.loads(kawat("person", "sergey lavrov", "--json", here=here).out)
    assert (someone["person_id"], someone["capacities"][0]["office"]) == ("Q58217", "foreign_minister")
    assert "foreign minister" in kawat("person", "Q58217", here=here).out


def test_what_is_coming_goes_on_behind_a_cursor(here: Path) -> None:
    whole = json.loads(kawat("upcoming", "--on", "2025-02-14", "--json", here=here).out)
    assert (whole[0]["kind"], whole[0]["date"]) == ("talks", "2025-02-27")
    first = kawat("upcoming", "--on", "2025-02-14", "--limit", "1", "--json", here=here)
    cursor = first.err.split("--after ")[1].strip()
    rest = kawat("upcoming", "--on", "2025-02-14", "--after", cursor, "--json", here=here)
    assert json.loads(first.out) + json.loads(rest.out) == whole
    assert rest.err == ""
    assert "Nothing is planned" in kawat("upcoming", "--on", "2090", here=here).err


def test_a_timeline_goes_on_behind_a_cursor(here: Path) -> None:
    whole = json.loads(kawat("timeline", "--json", here=here).out)
    first = kawat("timeline", "--limit", "7", "--json", here=here)
    cursor = first.err.split("--after ")[1].strip()
    assert json.loads(first.out) + json.loads(kawat("timeline", "--after", cursor, "--json", here=here).out) == whole
    finnish = json.loads(kawat("timeline", "--country", "Finlandia", "--json", here=here).out)
    assert {one["place"]["country"] for one in finnish} == {"FIN"}
    lavrov = json.loads(kawat("timeline", "--person-id", "Q58217", "--json", here=here).out)
    assert all("Q58217" in {side["person_id"] for side in one["participants"]} for one in lavrov)
    assert lavrov
    assert all(
        one["contradictions"] for one in json.loads(kawat("timeline", "--contradicted", "--json", here=here).out)
    )


def test_sources(here: Path) -> None:
    told = json.loads(kawat("sources", "--json", here=here).out)
    assert sum(one["articles"] for one in told) == 5
    assert "Republika" in kawat("sources", here=here).out


def test_changes_are_lines_that_go_on(here: Path) -> None:
    lines = [json.loads(line) for line in kawat("changes", here=here).out.splitlines()]
    events = json.loads(kawat("timeline", "--json", here=here).out)
    assert {one["id"] for one in lines if one["event"]} == {one["id"] for one in events}
    first = [json.loads(line) for line in kawat("changes", "--limit", "3", here=here).out.splitlines()]
    rest = kawat("changes", "--cursor", first[-1]["cursor"], here=here).out.splitlines()
    assert [*first, *map(json.loads, rest)] == lines
    for behind in (("--after", "2999-01-01"), ("--cursor", lines[-1]["cursor"])):
        run = kawat("changes", *behind, here=here)
        assert (run.status, run.out, run.err) == (0, "", "Nothing has changed since then.\n")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("dyad", "RUS", "Rusia"), "one and the same"),
        (("dyad", "RUS", "QQQ"), "no state"),
        (("dyad", "RUS", "USA", "--from", "2019", "--to", "2018"), "ends before it starts"),
        (("dyad", "RUS", "USA", "--on", "besok"), "EDTF"),
        (("actor", "PER"), "no event"),
        (("person", "Lavrof"), "Did you mean Sergey Lavrov"),
        (("upcoming", "--limit", "0"), "below one"),
        (("upcoming", "--after", "xyz"), "not a cursor"),
        (("changes", "--after", "kemarin"), "ISO 8601"),
        (("changes", "--cursor", ""), "not a cursor"),
        (("changes", "--limit", "-1"), "below one"),
        (("timeline", "--after", "xyz"), "not a cursor"),
        (("timeline", "--limit", "1000000000000000000000"), "above"),
        (("timeline", "--country", "Mars Raya"), "no country"),
    ],
)
def test_a_slip_is_told_and_nothing_is_done(here: Path, command: tuple[str, ...], words: str) -> None:
    run = kawat(*command, here=here)
    assert (run.status, run.out) == (2, "")
    assert words in run.err
