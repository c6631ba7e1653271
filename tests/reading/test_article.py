"""Whole articles: what must hold of any reading, of written, real and hostile text."""

import json
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import islice, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kawat.intake.article import is_text
from kawat.reading.article import read
from kawat.records import Article, Quote, Reading, Span
from tests import SHARED

WORDS = [
    "Presiden", "Menteri Luar Negeri", "Rusia", "Amerika Serikat", "Putin", "Budi Hartanto", "Indonesia", "Jakarta",
    "bertemu", "menyerang", "sanksi", "akan", "batal", "kata", "mengatakan", "bahwa", "menurut", "Ia", "keduanya",
    "kedua negara", "pertemuan itu", "Selasa (3/7)", "kemarin", "2018", "soal", "dan", "di", "Baca juga:", "\n", "\n\n",
    ".", ",", '"', "“", "”", "''", "(", ")", "KTT", "yang", "JAKARTA -", "(AFP)", "\t", "—",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300).filter(is_text),
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4).filter(is_text)), max_size=40).map(" ".join),
)
PUBLISHED = st.sampled_from([None, "2018-07-04", "2018-07", "2018"])
SLOW = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def _article(text: str, published: str | None = "2018-07-04") -> Article:
    return Article(id="a", text=text, published=published, published_from="given" if published else "unknown")


def _spans(value: object) -> Iterator[Span | Quote]:
    if isinstance(value, Span | Quote):
        yield value
    if isinstance(value, tuple):
        for one in value:
            yield from _spans(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _spans(getattr(value, field.name))


def _check(reading: Reading) -> None:
    text = reading.article.text
    for span in _spans(reading):
        assert text[span.start : span.end] == span.text
        assert 0 <= span.start < span.end
    assert len({report.id for report in reading.reports}) == len(reading.reports)
    starts = [(quote.start, quote.end) for quote in reading.quotes]
    assert starts == sorted(starts)
    for first, second in pairwise(reading.sentences):
        assert first[1] <= second[0]
    firsts = [min(span.start for span in report.evidence) for report in reading.reports]
    assert firsts == sorted(firsts)
    for report in reading.reports:
        assert report.participants
        for span in report.evidence:
            assert not any(start < span.end and span.start < end for start, end in reading.boilerplate)


@SLOW
@given(TEXTS, PUBLISHED)
def test_of_any_text_the_reading_is_true_to_it_and_always_the_same(text: str, published: str | None) -> None:
    article = _article(text, published)
    reading = read(article)
    _check(reading)
    assert read(article) == reading
    assert reading.article.text == text


def test_of_real_articles_too() -> None:
    with (SHARED / "gold" / "train.jsonl").open(encoding="utf-8") as lines:
        for line in islice(lines, 0, None, 10):
            _check(read(_article(json.loads(line)["text"], None)))


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", '"', "\x1b[31m", "\u202e\u200b", "👩‍👩‍👧", "Ｒｕｓｉａ"])
def test_hardly_any_text(text: str) -> None:
    reading = read(_article(text))
    _check(reading)
    assert (reading.reports, reading.about_dealings) == ((), False)


def test_dateline_boilerplate_and_publication_are_told() -> None:
    story = "TEMPO.CO, Jakarta - Tentara Rusia menyerang Ukraina di dua kota, Selasa (3/7/2018)."
    text = f"{story}\n\nBaca juga: Rusia bertemu Cina\n"
    reading = read(_article(text, None))
    assert reading.dateline == "Jakarta"
    assert [text[start:end] for start, end in reading.boilerplate] == ["Baca juga: Rusia bertemu Cina"]
    assert (reading.article.published, reading.article.published_from) == ("2018-07-03", "text")
    assert [report.kind for report in reading.reports] == ["attack"]


DAYS = [f"{day} Januari {year}" for year in range(1980, 2010) for day in range(1, 29)]
NAMES = [f"B{a}{b}{c}{d}" for a in "aiueo" for b in "klmnprst" for c in "aiueo" for d in "klmnprst"]
STORY = (
    "Menteri Luar Negeri Rusia Sergei Lavrov bertemu Menlu Malaysia di Jakarta, Senin (24/10/2022).\n"
    '"Kami membahas perlindungan pekerja migran," kata Lavrov kepada wartawan.\n'
    "Ia mengatakan bahwa kedua negara sepakat bekerja sama.\n\n"
)
#: Text that some part of the reader may take badly.
HOSTILE = {
    "an endless article": STORY * 80,
    "one sentence": "Menlu Rusia Sergei Lavrov bertemu Menlu Malaysia di Jakarta pada 3 Juli dan mengecam Israel " * 80,
    "triggers": "Rusia menyerang Ukraina " * 300,
    "dates in one sentence": "pada Selasa (3/7) Rusia menyerang Ukraina setelah 4 Juli " * 120,
    "places in one sentence": "di Jakarta di Moskow bertemu Rusia dan Cina " * 150,
    "taken up in one sentence": "Rusia bertemu Cina dalam pertemuan itu " * 160,
    "no punctuation": "kata dan pekan itu lalu mengatakan bahwa " * 400,
    "quotation marks": '"' * 100_000,
    "marks and words of speech": '" kata ' * 2_500,
    "marks that end nowhere": "''a'' kata Budi " * 1_000,
    "quotations in one statement": "Lavrov mengatakan bahwa hari ini panas dan "
    + '"kami setuju dengan usul itu," kata Budi, Rusia bertemu Cina dan ' * 350,
    "guillemets": "«a» kata Budi " * 1_000,
    "speakers behind": "hari itu panas, kata Budi Santoso " * 700,
    "speakers in one sentence": "Lavrov mengatakan hari ini panas kata Budi Hartanto dan Rusia " * 300,
    "unlike names that speak": "".join(f"{a}{b.lower()} berkata. " for a, b in pairwise(NAMES[:900])),
    "names and states in a row": "Budi Rusia Presiden Hartanto Cina " * 500,
    "capitals": "Budi Santoso " * 1_200,
    "titles": "Presiden Rusia Presiden " * 700,
    "names that no table knows": "".join(f"Menlu Rusia {a} {b}. Presiden. " for a, b in pairwise(NAMES[:600])),
    "a report a day": "".join(f"Rusia bertemu Cina {day}. " for day in DAYS[:224]),
    "people in office": "Presiden Rusia Vladimir Putin menjabat pekan lalu " * 300,
    "Cyrillic": "Министр встретился с послом. " * 1_500,
    "Chinese": "外交部长会晤俄罗斯总统" * 4_000,
    "Arabic": "وزير الخارجية الروسي " * 1_500,
    "control characters": "\x01\x02\x1b\x7f " * 10_000,
    "white space": "A" + " " * 100_000,
    "one word": "a" * 100_000,
    "brackets": "(" * 50_000,
    "numbers": "3/7 " * 2_500,
}


def _work(text: str, published: str | None) -> float:
    """Processor time of reading, in seconds; the least of two runs, as others may disturb one."""
    taken = []
    for _ in range(2):
        began = time.process_time()
        read(_article(text, published))
        taken.append(time.process_time() - began)
    return min(taken)


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_with_the_length_of_a_text_and_no_faster(name: str) -> None:
    text = HOSTILE[name]
    quarter = text[: len(text) // 4]
    read(_article(quarter[:500]))
    for published in ("2022-10-25", None):
        # Four times the text is four times the work, sixteen times where it grows with the square.
        assert _work(text, published) < 9 * _work(quarter, published) + 0.02


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_truly(name: str) -> None:
    _check(read(_article(HOSTILE[name][:8_000])))


def test_two_megabytes_are_read_whole() -> None:
    text = STORY + f"{'a' * 300}\n" * 6_500 + "Inggris mengusir diplomat Iran.\n"
    assert len(text) > 1_800_000
    reading = read(_article(text, "2022-10-25"))
    assert reading.reports[-1].kind == "expulsion"


def test_one_sentence_of_twenty_thousand_words_is_read_whole() -> None:
    first, last = "Rusia menyerang Ukraina pada Senin", "dan pemerintah Inggris mengusir diplomat Iran pada Selasa"
    text = f"{first}, harga naik, {'harga beras naik, ' * 7_000}{last}"
    assert [report.kind for report in read(_article(text)).reports] == ["attack", "expulsion"]
