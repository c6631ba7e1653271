"""Wire copies: same texts, nearly same texts, and texts that only share a subject."""

from hypothesis import given
from hypothesis import strategies as st

from kawat.merging.copies import Text, fingerprint, is_copy, originals

STORY = " ".join(f"kata{n} bertemu{n * 7 % 13} di{n * 5 % 11}" for n in range(60))
OTHER = " ".join(f"lain{n} berunding{n * 3 % 17} soal{n}" for n in range(60))


def test_case_marks_and_spacing_make_no_other_text() -> None:
    assert fingerprint("Menlu bertemu, di Jakarta.")[0] == fingerprint("MENLU  bertemu di Jakarta")[0]


def test_a_copy_under_another_lead_is_found() -> None:
    copy = "JAKARTA, HARIAN -- " + STORY + " (ant)"
    assert originals([Text("b", copy, "2018-03-06"), Text("a", STORY, "2018-03-05")]) == {"a": "a", "b": "a"}


def test_a_shortened_copy_is_found() -> None:
    words = STORY.split()
    assert is_copy(STORY, " ".join(words[: len(words) // 3]))


def test_texts_that_share_a_sentence_are_no_copies() -> None:
    shared = " ".join(STORY.split()[:20])
    assert originals([Text("a", f"{STORY}"), Text("b", f"{shared} {OTHER}")]) == {"a": "a", "b": "b"}


def test_short_texts_are_copies_only_when_the_same() -> None:
    assert is_copy("Foto bersama", "foto bersama!")
    assert not is_copy("Foto bersama di istana", "Foto bersama di istana negara")


def test_the_original_is_the_one_published_first_then_the_smallest_id() -> None:
    texts = [Text("c", STORY, "2018-03-07"), Text("b", STORY, "2018-03-06"), Text("a", STORY, None)]
    assert set(originals(texts).values()) == {"b"}
    assert set(originals([Text("y", STORY), Text("x", STORY)]).values()) == {"x"}


@given(st.permutations(range(6)))
def test_groups_do_not_depend_on_the_order(order: list[int]) -> None:
    texts = [Text(str(n), f"{STORY if n % 2 else OTHER} tambahan{n}", f"2018-03-0{n + 1}") for n in range(6)]
    assert originals(texts[n] for n in order) == originals(texts)
