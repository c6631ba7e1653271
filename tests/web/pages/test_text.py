"""Words of articles made safe to show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from kawat.web.pages.text import pieces, visible, web_address


def test_hidden_controls_go_and_words_stay() -> None:
    assert visible("a\u202eb\u2067c\u200f\x07\x85\ufeffd\te\nf") == "abcd\te\nf"
    assert visible(7) == 7
    kept = visible(Markup("<b>\u202e</b>"))
    assert isinstance(kept, Markup)
    assert kept == "<b></b>"


@pytest.mark.parametrize(
    "address",
    ["http://contoh.id", "https://contoh.id/a?b=1&c=<2>#d", "HTTPS://CONTOH.ID/", "https://[2001:db8::1]:80/x"],
)
def test_web_addresses_are_linked(address: str) -> None:
    assert web_address(address) == address


@pytest.mark.parametrize(
    "address",
    [None, "", "javascript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "JAVASCRIPT://contoh.id/%0aalert(1)",
     "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//contoh.id", "/etc", "contoh.id", "http://", "https:///x",
     "https://user@contoh.id/", "https://contoh.id/\u202e", "https://contoh.id/a b", "http://[bad", "blob:https://contoh.id/1",
     "https://contoh.id/" + "x" * 3000],
)  # fmt: skip
def test_anything_else_is_not(address: str | None) -> None:
    assert web_address(address) is None


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(-5, 45), st.integers(-5, 45)), max_size=6))
def test_cut_text_is_the_whole_text(text: str, marks: list[tuple[int, int]]) -> None:
    cut = pieces(text, marks)
    assert "".join(one.text for one in cut) == text
    marked = {n for start, end in marks for n in range(max(0, start), min(len(text), end))}
    place, seen = 0, set[int]()
    for one in cut:
        assert one.text
        seen |= set(range(place, place + len(one.text))) if one.marked else set()
        place += len(one.text)
    assert seen == marked
