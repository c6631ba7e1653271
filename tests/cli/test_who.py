"""`kawat who`: holders of an office, offices of a person, and what it says when it knows nobody."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from kawat.cli import app


def _who(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["who", *arguments], env={"COLUMNS": "200"})


def _rows(*arguments: str) -> list[dict[str, Any]]:
    run = _who(*arguments, "--json")
    assert run.exit_code == 0, run.stderr
    rows: list[dict[str, Any]] = json.loads(run.stdout)
    return rows


def test_the_holder_at_a_date_with_term_and_source() -> None:
    run = _who("Menlu AS", "--on", "2018-07-03")
    assert run.exit_code == 0
    assert "Mike Pompeo" in run.stdout
    assert "2018-04-26" in run.stdout
    assert "own knowledge" in run.stdout


def test_json_gives_the_term() -> None:
    (row,) = _rows("Menlu AS", "--on", "2018-07-03")
    assert (row["name"], row["office"], row["state"]) == ("Mike Pompeo", "foreign_minister", "USA")
    assert (row["since"], row["until"]) == ("2018-04-26", "2021-01-20")


def test_every_holder_where_no_date_is_given() -> None:
    names = [row["name"] for row in _rows("Presiden RI")]
    assert names[0] == "Sukarno"
    assert names[-1] == "Prabowo Subianto"


def test_an_ambassador_by_where_he_is_posted() -> None:
    rows = _rows("Duta Besar Rusia untuk Indonesia", "--on", "2020")
    assert {row["title"] for row in rows} == {"ambassador_to_IDN"}


def test_the_offices_of_a_person() -> None:
    run = _who("Lavrov")
    assert run.exit_code == 0
    assert "foreign_minister" in run.stdout
    assert "2004-03-09" in run.stdout


def test_an_unknown_name_says_so_and_offers_the_nearest() -> None:
    run = _who("Sergei Lavrof")
    assert run.exit_code == 1
    assert "Did you mean Sergey Lavrov?" in run.stderr


def test_a_name_like_none_known() -> None:
    run = _who("Qqqqq")
    assert run.exit_code == 1
    assert "nobody of that name is known" in run.stderr


@pytest.mark.parametrize(("query", "on"), [("Menlu AS", "kemarin"), ("Menlu AS", "1700"), ("Lavrov", "1980")])
def test_a_date_that_gives_nobody(query: str, on: str) -> None:
    run = _who(query, "--on", on)
    assert run.exit_code == 1
    assert run.stdout == ""
    assert query in run.stderr or on in run.stderr
