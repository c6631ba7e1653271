"""`kawat export` and `kawat release`, as a user runs them."""

import csv
import io
import json
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy import event as happening

from kawat.export.formats import FORMATS
from tests.cli.inside import kawat
from tests.cli.run import kawat as process

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("export")
    where = str(folder / "kawat.db")
    assert kawat("add", str(SAMPLES), here=folder, ledger=where).status == 0
    return where


def test_the_formats_are_listed(tmp_path: Path) -> None:
    run = kawat("export", "--list", here=tmp_path)
    assert run.status == 0
    assert [line.split()[0] for line in run.out.splitlines()[1:]] == list(FORMATS)


def test_text_goes_to_standard_output_and_what_is_left_out_beside_it(tmp_path: Path, ledger: str) -> None:
    run = kawat("export", "csv-monadic", here=tmp_path, ledger=ledger)
    rows = list(csv.DictReader(io.StringIO(run.out)))
    listed = json.loads(kawat("timeline", "--json", here=tmp_path, ledger=ledger).out)
    assert [row["id"] for row in rows] == [one["id"] for one in listed]
    calendar = kawat("export", "ical", "-o", "-", here=tmp_path, ledger=ledger)
    assert calendar.out.startswith("BEGIN:VCALENDAR")
    assert "Left out: " in calendar.err


def test_nothing_is_counted_where_no_bar_is_seen(tmp_path: Path, ledger: str) -> None:
    asked: list[str] = []

    def seen(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    happening.listen(Engine, "before_cursor_execute", seen)
    try:
        assert kawat("export", "jsonl", here=tmp_path, ledger=ledger).status == 0
    finally:
        happening.remove(Engine, "before_cursor_execute", seen)
    assert any("FROM events" in one for one in asked)
    assert not any("totals" in one or "count(" in one for one in asked)


@pytest.mark.parametrize(
    "some",
    [
        ("--state", "RUS", "--from", "2018", "--limit", "4"),
        ("--person-id", "Q22686", "--country", "Rusia"),
        ("--kind", "summit", "--status", "held", "--to", "2022"),
        ("--contradicted",),
    ],
)
def test_filters_are_those_of_the_timeline(tmp_path: Path, ledger: str, some: tuple[str, ...]) -> None:
    run = kawat("export", "jsonl", *some, here=tmp_path, ledger=ledger)
    assert [json.loads(line) for line in run.out.splitlines()] == json.loads(
        kawat("timeline", "--json", *some, here=tmp_path, ledger=ledger).out
    )


def test_a_file_is_replaced_as_a_whole(tmp_path: Path, ledger: str) -> None:
    target = tmp_path / "events.parquet"
    target.write_text("old")
    run = kawat("export", "parquet", "-o", str(target), here=tmp_path, ledger=ledger)
    assert run.status == 0
    assert target.read_bytes().startswith(b"PAR1")
    assert (run.out, "written as parquet" in run.err) == ("", True)
    assert list(tmp_path.iterdir()) == [target]


def test_language_and_address(tmp_path: Path, ledger: str) -> None:
    run = kawat(
        "export", "ical", "--language", "en", "--base-url", "https://kawat.example/", here=tmp_path, ledger=ledger
    )
    unfolded = run.out.replace("\r\n ", "").replace("\n ", "")
    assert "SUMMARY:Summit" in unfolded
    assert "URL:https://kawat.example/en/events/e" in unfolded


def test_the_real_program_writes_bytes_as_they_are(tmp_path: Path, ledger: str) -> None:
    assert process("export", "ical", "-o", "a.ics", here=tmp_path, ledger=ledger).status == 0
    assert b"\r\n" in (tmp_path / "a.ics").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("csvmonadic",), "Did you mean csv-monadic"),
        ((), "kawat export --list"),
        (("jsonl", "--language", "fr"), "is not one of the two"),
        (("atom", "--base-url", "javascript:x"), "is no address"),
        (("jsonl", "--kind", "phonecall"), "there is no such kind"),
        (("jsonl", "--from", "2020", "--to", "2019"), "ends before it starts"),
        (("jsonl", "-o", "none/a.jsonl"), "cannot be written"),
        (("jsonl", "-o", "."), "is a folder"),
    ],
)
def test_bad_input_is_told_and_nothing_is_written(
    tmp_path: Path, ledger: str, arguments: tuple[str, ...], told: str
) -> None:
    run = kawat("export", *arguments, here=tmp_path, ledger=ledger)
    assert run.status == 2
    assert told in run.err
    assert (run.out, list(tmp_path.iterdir())) == ("", [])


def test_no_ledger_is_told(tmp_path: Path) -> None:
    assert kawat("export", "jsonl", here=tmp_path).status == 2
    assert list(tmp_path.iterdir()) == []


def test_a_release(tmp_path: Path, ledger: str) -> None:
    run = kawat(
        "release", "data", "--date", "2026-11-22", "--author", "Siti Contoh", "--title", "Contoh", here=tmp_path,
        ledger=ledger,
    )  # fmt: skip
    assert run.status == 0
    assert {line.split(":")[0] for line in run.out.splitlines()} == {one.name for one in (tmp_path / "data").iterdir()}
    again = kawat("release", "data", "--date", "2026-11-22", here=tmp_path, ledger=ledger)
    assert (again.status, "is there already" in again.err) == (2, True)
    bad = kawat("release", "other", "--date", "today", here=tmp_path, ledger=ledger)
    assert (bad.status, "is no day" in bad.err) == (2, True)
    assert not (tmp_path / "other").exists()
