"""`kawat who`: holders of an office, offices of a person, and what it says when it knows nobody."""

import json

import pytest

from kawat.cli.who import who

STATES = {"AS": "USA", "RI": "IDN", "Rusia": "RUS", "Indonesia": "IDN"}


def test_the_holder_at_a_date_with_term_and_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert who("Menlu AS", "2018-07-03", STATES.get) == 0
    out = capsys.readouterr().out
    assert "Mike Pompeo" in out
    assert "2018-04-26" in out
    assert "own knowledge" in out


def test_json_gives_the_term(capsys: pytest.CaptureFixture[str]) -> None:
    assert who("Menlu AS", "2018-07-03", STATES.get, as_json=True) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["name"], row["office"], row["state"]) == ("Mike Pompeo", "foreign_minister", "USA")
    assert (row["since"], row["until"]) == ("2018-04-26", "2021-01-20")


def test_every_holder_where_no_date_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert who("Presiden RI", None, STATES.get, as_json=True) == 0
    names = [row["name"] for row in json.loads(capsys.readouterr().out)]
    assert names[0] == "Sukarno"
    assert names[-1] == "Prabowo Subianto"


def test_an_ambassador_by_where_he_is_posted(capsys: pytest.CaptureFixture[str]) -> None:
    assert who("Duta Besar Rusia untuk Indonesia", "2020", STATES.get, as_json=True) == 0
    assert {row["title"] for row in json.loads(capsys.readouterr().out)} == {"ambassador_to_IDN"}


def test_the_offices_of_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    assert who("Lavrov", None, STATES.get) == 0
    out = capsys.readouterr().out
    assert "foreign_minister" in out
    assert "2004-03-09" in out


def test_an_unknown_name_says_so_and_offers_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert who("Sergei Lavrof", None, STATES.get) == 1
    assert "Did you mean Sergey Lavrov?" in capsys.readouterr().err


def test_a_name_like_none_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert who("Qqqqq", None, STATES.get) == 1
    assert "nobody of that name is known" in capsys.readouterr().err


@pytest.mark.parametrize(("query", "on"), [("Menlu AS", "kemarin"), ("Menlu AS", "1700"), ("Lavrov", "1980")])
def test_a_date_that_gives_nobody(query: str, on: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert who(query, on, STATES.get) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(query if on != "kemarin" else on)
