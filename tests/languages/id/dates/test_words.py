"""The data of the grammar of time: words of one class only, rules that name what exists, readers for all."""

from importlib import resources

import pytest
import yaml

from kawat.languages.id.dates.grammar import rules
from kawat.languages.id.dates.lengths import number_in_words
from kawat.languages.id.dates.lexicon import classify, lexicon
from kawat.languages.id.dates.readers import READERS

DATA = resources.files("kawat.languages.id.dates")


def test_no_word_is_of_two_classes() -> None:
    classes = yaml.safe_load(DATA.joinpath("words.yaml").read_text(encoding="utf-8"))["classes"]
    words = [str(word) for members in classes.values() for word in members]
    assert sorted(word for word in words if words.count(word) > 1) == []


def test_words_stand_as_the_lexicon_looks_them_up() -> None:
    data = yaml.safe_load(DATA.joinpath("words.yaml").read_text(encoding="utf-8"))
    for name, members in data["classes"].items():
        for word in members:
            assert isinstance(word, str), f"{name}: {word!r} must be quoted"
            assert name in data["exact"] or word == word.lower()
            assert classify(word)[0] == [word], f"{name}: {word!r} is more than one token"


def test_months_and_weekdays_are_whole() -> None:
    words = lexicon().words
    assert {value for kind, value in words.values() if kind == "month"} == set(range(1, 13))
    assert {value for kind, value in words.values() if kind == "weekday"} == set(range(7))


def test_every_class_is_of_some_use() -> None:
    rules_text = DATA.joinpath("rules.yaml").read_text(encoding="utf-8")
    code = DATA.joinpath("joining.py").read_text(encoding="utf-8").replace("'", '"')
    unused = [name for name in lexicon().code if f"{{{name}}}" not in rules_text and f'"{name}"' not in code]
    assert unused in ([], ["long_dash"])


def test_every_rule_has_its_own_name_and_a_reader() -> None:
    names = [rule.name for rule in rules()]
    assert len(set(names)) == len(names)
    assert {rule.means for rule in rules()} == set(READERS)


def test_no_rule_matches_nothing() -> None:
    assert [rule.name for rule in rules() if rule.pattern.match("")] == []


def test_tokens_joined_are_the_text() -> None:
    text = "Kamis (27/2/2025),\tbesok – Jum’at\u00a0ke-20\n"
    tokens, codes = classify(text)
    assert "".join(tokens) == text
    assert len(codes) == len(tokens)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("satu", 1),
        ("sepuluh", 10),
        ("sebelas", 11),
        ("lima belas", 15),
        ("dua puluh", 20),
        ("sembilan puluh sembilan", 99),
        ("seratus", 100),
        ("seratus satu", 101),
        ("dua ratus lima puluh tiga", 253),
        ("sembilan ratus sembilan puluh sembilan", 999),
        ("seribu", 1000),
        ("dua ribu lima ratus", 2500),
        ("seratus ribu", 100_000),
    ],
)
def test_numbers_in_words(words: str, number: int) -> None:
    values = [lexicon().words[word][1] for word in words.split()]
    assert number_in_words([value for value in values if isinstance(value, int)]) == number


UNITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]


def spoken(number: int) -> str:
    """A number up to 999 as it is spoken."""
    hundreds, rest = divmod(number, 100)
    words = ["seratus"] if hundreds == 1 else [UNITS[hundreds], "ratus"] if hundreds else []
    if rest == 10:
        words.append("sepuluh")
    elif rest == 11:
        words.append("sebelas")
    elif 12 <= rest <= 19:
        words += [UNITS[rest - 10], "belas"]
    else:
        tens, ones = divmod(rest, 10)
        words += ([UNITS[tens], "puluh"] if tens else []) + ([UNITS[ones]] if ones else [])
    return " ".join(words)


def test_every_number_to_a_thousand() -> None:
    for number in range(1, 1000):
        values = [lexicon().words[word][1] for word in spoken(number).split()]
        assert number_in_words([value for value in values if isinstance(value, int)]) == number
