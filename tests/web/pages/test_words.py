"""The words of the pages: both languages have the same, every word is used, every word used is there."""

import re
import string
from importlib import resources
from pathlib import Path
from typing import get_args

import pytest

from kawat import records
from kawat.export.exported import LANGUAGES, Language
from kawat.web.pages.wording import WORDING, Wording, preferred, words

WEB = Path(str(resources.files("kawat.web")))
ENGLISH, INDONESIAN = words("en"), words("id")
#: Sections whose keys are codes that events hold.
CODES = {
    "kinds": get_args(records.Kind),
    "statuses": get_args(records.Status),
    "offices": get_args(records.Office),
    "roles": get_args(records.Role),
    "relations": [f"{one}{end}" for one in get_args(records.Relation) for end in ("", "_back")],
}


def braces(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_both_languages_have_the_same_keys() -> None:
    assert list(ENGLISH) == list(INDONESIAN)


def test_both_languages_fill_the_same_braces() -> None:
    assert [key for key in ENGLISH if braces(ENGLISH[key]) != braces(INDONESIAN[key])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_empty_or_hold_markup(language: Language) -> None:
    assert [key for key, text in words(language).items() if not text.strip() or "<" in text] == []


@pytest.mark.parametrize("section", sorted(CODES))
def test_every_code_has_its_words(section: str) -> None:
    named = {key.removeprefix(f"{section}.") for key in ENGLISH if key.startswith(f"{section}.")}
    assert named == set(CODES[section])


def test_topics_are_those_of_the_format() -> None:
    page = (Path(__file__).parents[3] / "docs" / "format.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(\w+)`", page.split("### `topics`")[1].split("##")[0]))
    assert {key.removeprefix("topics.") for key in ENGLISH if key.startswith("topics.")} == told


def test_every_word_is_used_and_every_word_used_is_there() -> None:
    sources = [*WEB.glob("templates/*.html"), *WEB.glob("pages/*.py")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    named = set(re.findall(r"""["']([a-z_]+\.[a-z0-9_]*)["'](?! ~)""", code))
    begun = set(re.findall(r"""["']([a-z_]+\.[a-z_]*)["'] ~""", code))
    begun |= {f"{section}." for section in (*CODES, "dates", "topics", "fields")}  # these are named from Python
    named |= {f"common.{what}_{n}" for what in re.findall(r"""count\(["'](\w+)""", code) for n in ("one", "other")}
    assert set(re.findall(r"""\bt\(["']([a-z_.0-9]+)["'][,)]""", code)) - set(ENGLISH) == set()
    assert {key for key in ENGLISH if key not in named and not key.startswith(tuple(begun))} == set()
    assert [one for one in begun if not any(key.startswith(one) for key in ENGLISH)] == []


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "id"),
        ("en-GB,en;q=0.9", "en"),
        ("id,en;q=0.9", "id"),
        ("fr,en;q=0.2,id;q=0.8", "id"),
        ("de", "id"),
        ("en;q=0", "id"),
        ("en;q=nonsense", "id"),
        ("en, id", "en"),
        (",;=,en;" * 500, "en"),
    ],
)
def test_the_language_asked_for(accepted: str, language: str) -> None:
    assert preferred(accepted) == language


def test_numbers_as_each_language_writes_them() -> None:
    assert (WORDING["id"].number(12345), WORDING["en"].number(12345)) == ("12.345", "12,345")
    assert (WORDING["id"].decimal(-4.25), WORDING["en"].decimal(1.0)) == ("−4,2", "1.0")


def test_states_are_named_and_unknown_codes_stay() -> None:
    assert [Wording("id").state(one) for one in ("USA", "UN", "X:Entah", "ZZZ", None)] == [
        "Amerika Serikat",
        "Perserikatan Bangsa-Bangsa",
        "Entah",
        "ZZZ",
        "tidak diketahui",
    ]
