"""Quotations: what stands between quotation marks, whatever the marks."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawat.reading.quotations import closing, stretches
from tests.reading.cases import cases


@pytest.mark.parametrize("case", cases("quotation_cases"))
def test_stretches(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [text[start:end] for start, end in stretches(text, 0, len(text))] == case["expected"]


@pytest.mark.parametrize(("text", "end"), [('a" kata', 2), ("a ” kata", 3), ("a kata", 1), ("a'' kata", 3)])
def test_the_closing_mark(text: str, end: int) -> None:
    assert closing(text, 1) == end


@given(st.text(alphabet="a \"“”„«»'`\ufffd,.", max_size=60), st.integers(0, 9), st.integers(0, 9))
def test_stretches_stand_in_order_inside_the_line(text: str, before: int, behind: int) -> None:
    start, end = min(before, len(text)), max(min(before, len(text)), len(text) - behind)
    position = start
    for left, right in stretches(text, start, end):
        assert position <= left < right <= end
        assert text[left:right] == text[left:right].strip()
        position = right
