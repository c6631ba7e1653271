"""References: pronouns and "kedua ..." stand for parties named before."""

from typing import Any

import pytest

from kawat.reading.mentions import find_mentions
from kawat.reading.references import find_references
from kawat.reading.sentences import split
from tests.reading.cases import cases


def _found(text: str) -> list[list[str | None]]:
    parties = find_mentions(text, "2022-05-04").parties
    return [[one.span.text, one.state, one.person] for one in find_references(text, parties, split(text))]


@pytest.mark.parametrize("case", cases("reference_cases"))
def test_references(case: dict[str, Any]) -> None:
    assert _found(case["text"]) == case["expected"]


def test_parties_named_too_long_ago_are_not_meant() -> None:
    assert _found("Rusia dan Cina hadir. " + "Hari itu panas. " * 100 + "Kedua negara sepakat.") == []
