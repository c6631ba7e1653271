"""`kawat dates` as a user runs it."""

import json
import os
import subprocess
import sys

PROGRAM = "import typer; from kawat.cli.dates import dates; typer.run(dates)"


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1"},
    )


def test_json() -> None:
    done = run("Mereka bertemu pekan lalu.", "--anchor", "2018-07-04", "--json")
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert told["anchor"] == "2018-07-04"
    assert told["expressions"] == [
        {
            "start": 15,
            "end": 25,
            "text": "pekan lalu",
            "edtf": "2018-06-25/2018-07-01",
            "granularity": "week",
            "sort": "date",
            "rule": "relative unit",
            "relative": True,
            "time": None,
            "notes": [],
        }
    ]


def test_table() -> None:
    done = run("Mereka bertemu Selasa (3/7) selama empat jam.", "--anchor", "2018-07-04")
    out = done.stdout.decode()
    assert done.returncode == 0
    for shown in ("15-27", "Selasa (3/7)", "2018-07-03", "day", "weekday and numeric date", "empat jam", "duration"):
        assert shown in out


def test_standard_input_is_one_text_a_line() -> None:
    done = run("--json", "--anchor", "2018-07-04", stdin="kemarin\r\ntanpa waktu\n\xff besok\n".encode("latin-1"))
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [[one["edtf"] for one in line["expressions"]] for line in lines] == [["2018-07-03"], [], ["2018-07-05"]]


def test_nothing_found_is_said() -> None:
    assert run("tanpa waktu").stdout.decode().strip() == "no time expression"


def test_a_bad_anchor_is_told_in_one_line() -> None:
    done = run("kemarin", "--anchor", "4 Juli")
    assert done.returncode == 2
    assert done.stderr.decode().strip() == (
        "kawat: anchor '4 Juli': not a date with a beginning and an end. Write it as 2018-07-04, 2018-07 or 2018."
    )
