"""Who held an office, whom a name means, and where names stand in a text."""

import json
from pathlib import Path
from typing import Any

import pytest

from kawat.knowledge import persons

CASES = json.loads((Path(__file__).parent / "person_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_a_name_leads_to_its_bearer(case: dict[str, Any]) -> None:
    found = persons.find_person(case["name"], case.get("on"), case.get("state"), case.get("office"))
    assert found, "nobody found"
    assert found[0].person.name == case["expected"]


@pytest.mark.parametrize(
    ("office", "state", "on", "name"),
    [
        ("foreign_minister", "USA", "2018-07-03", "Mike Pompeo"),
        ("foreign_minister", "RUS", "2018-07-03", "Sergey Lavrov"),
        ("foreign_minister", "IDN", "2013-12", "Marty Natalegawa"),
        ("foreign_minister", "CHN", "2023-06-01", "Qin Gang"),
        ("foreign_minister", "DEU", "2025-07-01", "Johann Wadephul"),
        ("foreign_minister", "EU", "2016", "Federica Mogherini"),
        ("head_of_state", "IDN", "2014-10-20", "Joko Widodo"),
        ("head_of_state", "IDN", "2014-10-19", "Susilo Bambang Yudhoyono"),
        ("head_of_state", "IRN", "2015-07-14", "Hassan Rouhani"),
        ("supreme_leader", "IRN", "2015-07-14", "Ali Khamenei"),
        ("head_of_state", "VAT", "2014-01-01", "Pope Francis"),
        ("head_of_state", "PSE", "2012-11-29", "Mahmoud Abbas"),
        ("head_of_government", "GBR", "2018-03-12", "Theresa May"),
        ("head_of_government", "SAU", "2023-01-01", "Mohammed bin Salman"),
        ("head_of_government", "THA", "2025-07-24", "Phumtham Wechayachai"),
        ("defence_minister", "JPN", "2018-01-15", "Itsunori Onodera"),
        ("un_secretary_general", "UN", "2005", "Kofi Annan"),
        ("national_security_advisor", "USA", "2018-06-12", "John Bolton"),
        ("coordinating_minister_for_politics", "IDN", "2018-01-01", "Wiranto"),
        ("ambassador_to_UN", "USA", "2017-09-01", "Nikki Haley"),
        ("foreign_ministry_spokesperson", "RUS", "2018-03-20", "Maria Zakharova"),
    ],
)
def test_the_holder_of_an_office_at_a_date(office: str, state: str, on: str, name: str) -> None:
    found = persons.holder(office, state, on)
    assert found is not None
    assert found.person.name == name
    assert found.sure


def test_a_month_of_change_gives_both_holders() -> None:
    names = {term.person for term in persons.holders("president", "USA", "2017-01")}
    assert {name for i in names if (known := persons.person(i)) for name in [known.name]} == {
        "Barack Obama",
        "Donald Trump",
    }


def test_nobody_is_known_in_an_office_nobody_holds() -> None:
    assert persons.holders("foreign_minister", "ATA", "2018") == ()
    assert persons.holder("foreign_minister", "ATA", "2018") is None


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not an EDTF date"):
        persons.holders("foreign_minister", "USA", "kemarin")


def test_a_term_with_no_known_end_is_not_sure() -> None:
    found = persons.holder("defence_minister", "ZAF", "2025-05-01")
    assert found is None or not found.sure


def test_terms_of_a_person_come_in_order_of_time() -> None:
    putin = persons.find_person("Vladimir Putin")[0].person
    terms = persons.terms_of(putin.id)
    assert [term.since for term in terms] == sorted(term.since for term in terms)
    assert {term.office for term in terms} == {"head_of_state", "head_of_government"}
    assert persons.terms_of("nobody-at-all") == ()


def test_a_name_nobody_bears_finds_nobody() -> None:
    assert persons.find_person("Xyzzy Plugh") == ()
    assert persons.find_person("") == ()


def test_an_unknown_person_has_one_id_in_every_spelling() -> None:
    one = persons.unknown_person_id("Hikmah Widjaja", "IDN", "official")
    assert one == persons.unknown_person_id("Hikmah Widjaja", None, "spokesperson")
    assert one == persons.unknown_person_id("HIKMAH WIDJAJA")
    assert one != persons.unknown_person_id("Hikmah Santosa")
    assert one.startswith("x-")


def test_an_unknown_single_word_is_told_apart_by_state() -> None:
    assert persons.unknown_person_id("Hikmah", "IDN") != persons.unknown_person_id("Hikmah", "MYS")


def test_years_when_somebody_held_an_office() -> None:
    rex = persons.find_person("Rex Tillerson")[0].person
    assert persons.years_when(rex.id) == (2017, 2018)
    assert persons.years_when(rex.id, "head_of_state") == ()


def test_people_in_office_leave_few_years() -> None:
    pairs = [
        (persons.find_person("Donald Trump")[0].person.id, "head_of_state"),
        (persons.find_person("Joko Widodo")[0].person.id, "head_of_state"),
        (persons.find_person("Rex Tillerson")[0].person.id, "foreign_minister"),
    ]
    assert persons.plausible_years(pairs) == (2017, 2018)
    assert persons.plausible_years([]) == ()
    assert persons.plausible_years([("nobody-at-all", None)]) == ()


def test_the_nearest_known_name() -> None:
    assert persons.nearest("Sergei Lavrof")[0] == "Sergey Lavrov"
    assert persons.nearest("qqqqqqqq") == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Presiden Donald Trump bertemu Vladimir Putin.", ["Donald Trump", "Vladimir Putin"]),
        ("Pertemuan Putin-Trump digelar besok.", ["Putin", "Trump"]),
        ("Sekjen Ban Ki-moon menyambut Moon Jae-in.", ["Ban Ki-moon", "Moon Jae-in"]),
        ("Menlu Retno L.P. Marsudi tiba.", ["Retno L.P. Marsudi"]),
        ("Menlu Retno tiba.", ["Retno"]),
        ("Melania Trump tidak ikut.", []),
        ("Rapat di Trump Tower.", []),
        ("Mobil itu berhenti di jalan.", []),
        ("trump dan putin ditulis kecil", []),
        ("Presiden JOKOWI hadir", ["JOKOWI"]),
        ("Zarif, Lavrov, dan Kerry berunding", ["Zarif", "Lavrov", "Kerry"]),
        ("Duta Besar Zuhair al-Shun berpidato", ["Zuhair al-Shun"]),
        ("", []),
    ],
)
def test_known_persons_in_a_text(text: str, names: list[str]) -> None:
    found = persons.find_persons(text)
    assert [mention.text for mention in found] == names
    assert all(text[mention.start : mention.end] == mention.text and mention.persons for mention in found)
