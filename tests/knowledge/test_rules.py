"""Rules: what their words mean, and what they allow."""

import pytest

from kawat.knowledge.rules import Rule, allows, parse_rule


def test_a_rule_is_read_word_by_word() -> None:
    rule = parse_rule("capital guess:KOR not_after:sungai,lembah not_in_name")
    assert rule == Rule("KOR", certain=False, capital=True, not_in_name=True, not_after=frozenset({"sungai", "lembah"}))


def test_a_code_may_hold_spaces() -> None:
    assert parse_rule("prefer:X:Syrian rebels capital") == Rule("X:Syrian rebels", capital=True)


@pytest.mark.parametrize("text", ["", "perhaps", "prefer:", "capital:yes", "not_before", "capital  nothing"])
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no word of a rule"):
        parse_rule(text)


@pytest.mark.parametrize(
    ("rule", "text", "allowed"),
    [
        ("nothing", "X", True),
        ("not_after:sungai", "Sungai X", False),
        ("not_after:sungai", "Raja X", True),
        ("not_before:post", "X Post", False),
        ("not_before:post", "X, Post", True),
        ("after_place_word", "di X", True),
        ("after_place_word", "Di X", True),
        ("after_place_word", "itu X", False),
        ("after_place_word", "X", False),
        ("not_in_name", "Wibowo X", False),
        ("not_in_name", "X Wibowo", False),
        ("not_in_name", "X-Wibowo", False),
        ("not_in_name", "Presiden X Wibowo", True),
        ("not_in_name", "Menurut X yang", True),
        ("not_in_name", "Known X", True),
        ("not_in_name", "Wibowo, X. Wibowo", True),
        ("not_in_name", "TNI X", True),
    ],
)
def test_what_a_rule_allows(rule: str, text: str, allowed: bool) -> None:
    text = text.replace("X", "Mali")
    start = text.index("Mali")
    assert allows(parse_rule(rule), text, start, start + 4, lambda word: word == "Known") is allowed
