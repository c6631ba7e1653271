"""Training data: labels stand on the right words; a state has its role wherever in the window it is named."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from training.examples import IGNORED, Example, load, of_article, of_names, quoted

from kawat.reading.model.labels import DATE_FORMS, INSIDE, KINDS, NAMES, ROLES
from tests import SHARED
from tests.reading.model import small_tokenizer

TOKENIZER = small_tokenizer()
TEXT = (
    "Rusia mengusir diplomat Inggris pada Senin. Pengusiran itu membuat London marah.\n"
    '"Kami kecewa," kata Menlu Inggris. Menlu Inggris mengatakan Rusia keliru.'
)


def span(words: str, after: int = 0) -> dict[str, Any]:
    start = TEXT.index(words, after)
    return {"start": start, "end": start + len(words), "text": words}


def article() -> dict[str, Any]:
    participants = [
        {"role": "actor", "state": "RUS", "person": None, "office": None, "span": span("Rusia")},
        {"role": "target", "state": "GBR", "person": None, "office": None, "span": span("diplomat Inggris")},
    ]
    report = {
        "kind": "expulsion", "status": "held", "date": "2018-03-26", "date_span": span("Senin"), "place": None,
        "according_to": None, "evidence": [span("mengusir"), span("Pengusiran itu")], "participants": participants,
    }  # fmt: skip
    speaker = span("Menlu Inggris")
    direct = span("Kami kecewa,") | {"type": "direct", "speaker": speaker, "cue": span("kata")}
    again = span("Menlu Inggris", speaker["end"])
    indirect = span("Rusia keliru") | {"type": "indirect", "speaker": again, "cue": span("mengatakan")}
    return {
        "id": "a", "text": TEXT, "published": "2018-03-27", "published_from": "given", "reports": [report],
        "quotes": [direct, indirect],
    }  # fmt: skip


def words(example: Example, numbers: Any) -> list[str]:
    return [TEXT[example.window.words[n].start : example.window.words[n].end] for n in numbers]


def test_trigger_tags() -> None:
    (example,) = of_article(article(), TOKENIZER)
    begins = np.flatnonzero(example.triggers_tags == 1 + KINDS.index("expulsion"))
    assert words(example, begins) == ["mengusir", "Pengusiran"]
    assert words(example, np.flatnonzero(example.triggers_tags == INSIDE)) == ["itu"]
    assert [one.event for one in example.triggers] == [0, 0]


def test_states_have_their_roles_as_seen_from_every_trigger() -> None:
    (example,) = of_article(article(), TOKENIZER)
    assert example.arguments.states == ("GBR", "RUS")
    roles = [1 + ROLES.index("target"), 1 + ROLES.index("actor")]
    assert [one.roles.tolist() for one in example.triggers] == [roles, roles]


def test_one_time_dates_the_event() -> None:
    (example,) = of_article(article(), TOKENIZER)
    placed = example.arguments
    (senin,) = np.flatnonzero(placed.groups < 0)
    assert words(example, range(placed.first[senin], placed.last[senin] + 1)) == ["Senin"]
    for one in example.triggers:
        assert one.dates[senin] == 1
        assert set(np.delete(one.dates, senin)) == {IGNORED}


def test_other_words_for_the_date_are_neither_right_nor_wrong() -> None:
    again = article()
    again["text"] += " Pada Senin (26/3) London diam. Pada Minggu (25/3) ia bicara."
    (example,) = of_article(again, TOKENIZER)
    times = np.flatnonzero(example.arguments.groups < 0)
    assert example.triggers[0].dates[times].tolist() == [1, IGNORED, 0]
    again["reports"][0]["date"] = "2018-03-26~"
    (example,) = of_article(again, TOKENIZER)
    assert example.triggers[0].dates[times].tolist() == [1, IGNORED, 0]


def test_quotations_with_speaker_and_cue() -> None:
    (example,) = of_article(article(), TOKENIZER)
    assert words(example, np.flatnonzero(example.quotes_tags == 3)) == ["Kami"]
    assert words(example, np.flatnonzero(example.quotes_tags == 1)) == ["Rusia"]
    for one, cue in zip(example.quotes, ["kata", "mengatakan"], strict=True):
        assert words(example, np.flatnonzero(one.tags == 1)) == ["Menlu", "Inggris"]
        assert words(example, np.flatnonzero(one.tags == 2)) == [cue]


def test_name_data(tmp_path: Path) -> None:
    file = tmp_path / "names.txt"
    file.write_text("Sergei NN B-PER\nLavrov NN I-PER\ntiba VB O\n\ndi P O\nDoha NN B-LOC\n", encoding="utf-8")
    (example,) = of_names(file, TOKENIZER)
    person, place = 1 + 2 * NAMES.index("person"), 1 + 2 * NAMES.index("place")
    assert list(example.names_tags) == [person, person + 1, 0, 0, place]
    assert set(example.triggers_tags) == {IGNORED}


def test_no_evidence_of_the_gold_is_lost() -> None:
    gold = load(SHARED / "gold" / "train.jsonl")[:60]
    for one in gold:
        examples = of_article(one, TOKENIZER)
        wanted = sum(len(report["evidence"]) for report in one["reports"])
        assert sum(len(example.triggers) for example in examples) == wanted
        assert sum(len(example.quotes) for example in examples) == len(one["quotes"])


def test_the_gold_file_is_read_whole() -> None:
    path = SHARED / "gold" / "train.jsonl"
    assert [one["id"] for one in load(path)] == [
        json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()
    ]


def test_the_form_of_its_date_is_that_of_the_report() -> None:
    (example,) = of_article(article(), TOKENIZER)
    assert [DATE_FORMS[one.date_form] for one in example.triggers] == ["day before publication"] * 2


def test_a_day_is_left_out_where_that_of_publication_is_unknown() -> None:
    (example,) = of_article(article() | {"published": "2018-03"}, TOKENIZER)
    assert [one.date_form for one in example.triggers] == [IGNORED] * 2


def test_annotated_speakers_go_before_those_that_kawat_reads() -> None:
    text = '"Kami kecewa," kata Menlu Inggris. Menlu Inggris mengatakan Rusia keliru soal pengusiran itu.'
    bare = {"id": "a", "text": text, "published": "2018-03-27", "published_from": "given", "quotes": []}
    direct, indirect = quoted(bare)["quotes"]
    assert [direct["speaker"]["text"], indirect["speaker"]["text"]] == ["Menlu Inggris"] * 2
    other = {"start": text.index("Rusia"), "end": text.index("Rusia") + 5, "text": "Rusia"}
    annotated = [direct | {"speaker": other}, indirect | {"speaker": None, "end": indirect["end"] - 1}]
    told = quoted(bare | {"quotes": annotated})["quotes"]
    assert told == [direct | {"speaker": other}, indirect | {"speaker": None}]
