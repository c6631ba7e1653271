"""What is marked as no story: labelled cases, the real sample articles, and texts made to be slow."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from kawat.data_files import load_yaml
from kawat.intake.clean import boilerplate, dateline
from kawat.intake.headline import headline

HERE = Path(__file__).parent
SEEDS = HERE.parents[2] / "shared" / "seeds"
CASES = json.loads((HERE / "clean_cases.json").read_text(encoding="utf-8"))
DATELINES = json.loads((HERE / "dateline_cases.json").read_text(encoding="utf-8"))
#: Of each sample: how many stretches are marked, words that must be in them, the dateline's outlet and place.
EXPECTED = {
    "000": (0, (), "Republika", "Moskow"),
    "001": (1, ("Farrah",), "Tribun", None),
    "002": (2, ("rol/ar", "GULIRKAN"), "Konfrontasi", None),
    "003": (4, ("Dunia", "adalah seorang penulis", "Berita Terkait", "Back to top"), None, "Moskow"),
    "004": (10, ("Pantau Flash", "HOME", "Oleh", "SHARE", "getty", "Baca Juga", "Lagu", "Penulis"), "Pantau", None),
}


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_case(case: dict[str, str | list[str]]) -> None:
    text = case["text"]
    assert isinstance(text, str)
    spans = boilerplate(text)
    assert [span.text for span in spans] == case["marked"]
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


def test_what_stands_in_a_line_is_found_as_without_a_look_at_how_it_begins() -> None:
    articles = (SEEDS.parent / "gold" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    listed = load_yaml("kawat.intake", "boilerplate.yaml")["inline"].values()
    inline = re.compile("|".join(f"(?:{pattern})" for patterns in listed for pattern in patterns), re.MULTILINE)
    found = 0
    for text in (json.loads(article)["text"] for article in articles):
        marked = boilerplate(text)
        for match in inline.finditer(text):
            found += 1
            assert any(span.start <= match.start() < span.end for span in marked)
    assert found > 20


@pytest.mark.parametrize("case", DATELINES, ids=[case["text"][:30] for case in DATELINES])
def test_dateline(case: dict[str, str | None]) -> None:
    text = case["text"] or ""
    found = dateline(text)
    assert (found.outlet if found else None, found.place_name if found else None) == (case["outlet"], case["place"])
    if found:
        assert text[found.span.start : found.span.end] == found.span.text
        assert text[found.span.end :].startswith(case["story"] or "")


@pytest.mark.parametrize("number", sorted(EXPECTED))
def test_real_sample(number: str) -> None:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    text = path.read_text(encoding="utf-8")
    many, markers, outlet, place = EXPECTED[number]
    spans = boilerplate(text)
    marked = "\n".join(span.text for span in spans)
    assert len(spans) == many
    assert all(marker in marked for marker in markers)
    opening = dateline(text)
    assert opening
    assert (opening.outlet, opening.place_name) == (outlet, place)
    title = headline(text)
    assert (title is None) == (number in {"000", "001"})
    assert title is None or text.count(title) >= 1


@pytest.mark.parametrize(
    "piece",
    ["Baca juga: ", "Baca juga:\n", "Berita Terkait\n", "- ", "(", '"', ". Simak juga video '", "Foto: \n", "a"],
)
def test_a_long_hostile_text_is_marked_in_step_with_its_length(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    spans = boilerplate(text)
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert dateline(text) is None
