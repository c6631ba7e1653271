"""The model files: they read plain sentences, the gold, and hostile text; offsets hold; company does not matter."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawat.errors import KawatError
from kawat.reading.arguments import arguments_of
from kawat.reading.article import found_in
from kawat.reading.model.analysis import Analysis, ArgumentsFound, Statement
from kawat.reading.model.decode import LINKED
from kawat.reading.model.labels import ROLES
from kawat.reading.model.running import Model, Text, load
from kawat.reading.sentences import split
from kawat.records import Article
from tests import SHARED

VISIT = (
    "Menlu Norwegia Kunjungi Jakarta\n\n"
    "Menteri Luar Negeri Norwegia Espen Barth Eide mengunjungi Jakarta pada Selasa (3/7). "
    "Ia bertemu Menteri Luar Negeri Indonesia Retno Marsudi.\n"
    '"Kami sepakat memperluas kerja sama," kata Retno kepada wartawan.\n'
    "Retno mengatakan kedua negara akan menandatangani perjanjian dagang bulan depan."
)


def as_text(text: str, *quotes: str) -> Text:
    places = [(text.index(words), text.index(words) + len(words)) for words in quotes]
    article = Article("a", text, published="2018-07-04", published_from="given")
    return Text(text, split(text), tuple(places), arguments_of(*found_in(article)))


def read(text: str, *quotes: str) -> Analysis:
    (found,) = load().analyse([as_text(text, *quotes)])
    check(text, found)
    return found


def check(text: str, found: Analysis) -> None:
    spans = [(one.start, one.end, one.probability) for one in found.triggers]
    told = [*found.statements, *(one for one in found.quoted if one)]
    spans += [(one.start, one.end, chance) for one in told for chance in (one.direct, one.indirect)]
    spans += [(word.start, word.end, word.probability) for one in told for word in one.speakers]
    spans += [(one.start, one.end, one.probability) for one in found.names]
    spans += [date for one in found.arguments for date in one.dates]
    for start, end, probability in spans:
        assert 0 <= start < end <= len(text)
        assert 0 <= probability <= 1 + 1e-4
    assert len(found.arguments) == len(found.triggers)
    assert all(0 <= sum(roles) <= 1 + 1e-3 for one in found.arguments for _, roles in one.states)
    assert [len(one) for one in found.links] == [min(n, LINKED) for n in range(len(found.triggers))]
    assert all(0 <= chance <= 1 for one in found.links for chance in one)
    starts = [trigger.start for trigger in found.triggers]
    assert starts == sorted(set(starts))
    sentences = split(text)
    for trigger in found.triggers:
        low, high = sentences[trigger.sentence]
        assert low <= trigger.start < trigger.end <= high
        assert sum(trigger.kinds) == pytest.approx(1, abs=1e-3)
        assert sum(trigger.statuses) == pytest.approx(1, abs=1e-3)


def test_a_visit_and_a_meeting() -> None:
    found = read(VISIT, "Kami sepakat memperluas kerja sama,")
    assert {"visit", "meeting"} <= {trigger.kind for trigger in found.triggers if trigger.probability > 0.5}


def test_states_and_times_have_a_part_in_a_visit() -> None:
    found = read(VISIT)
    visit = next(n for n, trigger in enumerate(found.triggers) if trigger.kind == "visit" and trigger.start > 40)
    roles = dict(found.arguments[visit].states)
    assert roles["NOR"][ROLES.index("actor")] > 0.5
    assert roles["IDN"][ROLES.index("target")] > 0.5
    start, end, chance = max(found.arguments[visit].dates, key=lambda one: one[2])
    assert "Selasa" in VISIT[start:end]
    assert chance > 0.5


def test_without_states_and_times_none_has_a_part() -> None:
    (found,) = load().analyse([Text(VISIT, split(VISIT))])
    assert len(found.arguments) > 1
    assert set(found.arguments) == {ArgumentsFound()}


def surest(statement: Statement) -> str:
    """The word that the model most surely takes for the speaker's."""
    best = max(statement.speakers, key=lambda word: word.probability)
    return VISIT[best.start : best.end]


def test_a_direct_quotation_has_speaker_and_cue() -> None:
    (direct,) = read(VISIT, "Kami sepakat memperluas kerja sama,").quoted
    assert direct
    assert direct.direct > 0.5 > direct.indirect
    assert surest(direct) == "Retno"
    assert direct.cue
    assert VISIT[direct.cue.start : direct.cue.end] == "kata"


def test_an_indirect_statement() -> None:
    (statement,) = [one for one in read(VISIT).statements if one.indirect > 0.6]
    assert "menandatangani perjanjian dagang" in VISIT[statement.start : statement.end]
    assert surest(statement) == "Retno"


def test_quotes_are_told_in_the_order_given_though_one_holds_another() -> None:
    text = 'Retno mengatakan "perjanjian dagang" itu akan ditandatangani bulan depan.'
    long, short = '"perjanjian dagang" itu akan ditandatangani bulan depan', "perjanjian dagang"
    found = read(text, long, short).quoted
    assert [text[one.start : one.end].strip('"') for one in found if one] == [long.strip('"'), short]


def test_where_all_is_not_wished_what_holds_quotes_is_read_and_no_more() -> None:
    far = "Harga cabai naik lagi di pasar hari ini karena hujan turun terus. " * 60
    text = f'{far}\n"Kami sepakat memperluas kerja sama," kata Retno kepada wartawan.\n{far}'
    start = text.index("Kami")
    quote = (start, start + len("Kami sepakat memperluas kerja sama,"))
    (told,) = load().analyse([Text(text, split(text), (quote,), whole=False)])
    (seen,) = told.quoted
    assert seen
    assert (seen.start, seen.end) == quote
    assert not told.names
    (nothing,) = load().analyse([Text(text, split(text), whole=False)])
    assert nothing == Analysis()


def test_names_are_found() -> None:
    found = {VISIT[one.start : one.end]: one.sort for one in read(VISIT).names}
    assert found.get("Espen Barth Eide") == "person"


def test_a_recipe_holds_no_dealing() -> None:
    found = read("Tumis bawang sampai harum. Masukkan ayam, lalu aduk rata. Sajikan selagi hangat.")
    assert not [trigger for trigger in found.triggers if trigger.probability > 0.4]


@pytest.mark.parametrize(
    "text",
    [
        "", " \n\n ", "\u0000\u0007", "\ufffd", "総理大臣は大統領と会談した。", "Президент встретился с послом.",
        "الرئيس يزور موسكو", "a\u0000b\u202ec \x1b[31m", "🤝" * 300, '"' * 2_000, "x" * 30_000, "Rusia " * 800,
    ],
)  # fmt: skip
def test_hostile_text(text: str) -> None:
    read(text)


def test_a_sentence_of_twenty_thousand_words() -> None:
    text = "hari itu panas dan " * 4_750 + "Rusia mengecam Amerika Serikat"
    found = read(text)
    assert found.triggers
    assert found.triggers[-1].start > len(text) * 0.9


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    read(text)


def test_an_article_reads_the_same_in_any_company() -> None:
    lines = (SHARED / "gold" / "train.jsonl").read_text(encoding="utf-8").splitlines()[:6]
    texts = [as_text(json.loads(line)["text"]) for line in lines]
    together = load().analyse(texts)
    assert together == [load().analyse([one])[0] for one in texts]
    for one, found in zip(texts, together, strict=True):
        check(one.text, found)


def test_a_quotation_the_model_cannot_place_is_none() -> None:
    text = "Ia tiba.\n\ufffd\ufffd"
    (found,) = load().analyse([Text(text, ((0, 8),), ((9, 11),))])
    assert found.quoted == (None,)


def test_missing_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(KawatError, match=r"encoder\.onnx"):
        Model(tmp_path)
    (tmp_path / "encoder.onnx").touch()
    shutil.copy(Path(__file__), tmp_path / "weights.npz")
    with pytest.raises(KawatError, match=r"tokenizer\.json"):
        Model(tmp_path)
