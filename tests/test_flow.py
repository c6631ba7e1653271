"""The flow from paths to ledger: what is read, kept, refused and merged."""

import json
from pathlib import Path

import pytest

from kawat import flow
from kawat.ledger.merged import rebuild
from kawat.ledger.queries import counts, timeline
from kawat.ledger.store import open_ledger
from kawat.records import Reading, Refusal

STORY = (
    "MOSKOW - Tentara Rusia menyerang Ukraina di dua kota pada 3 Mei 2022. Inggris mengusir 23 diplomat Rusia dari "
    "negara itu. Pemerintah mengatakan hal itu dalam sebuah pernyataan resmi.\n"
)
UNDATED = (
    "Kedua menteri membahas kerja sama perdagangan. Mereka sepakat untuk memperkuat hubungan yang sudah lama baik.\n"
)


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    folder.joinpath("a.txt").write_text(STORY)
    folder.joinpath("b.txt").write_text("")
    folder.joinpath("c.txt").write_text(UNDATED)
    return folder


def test_read_all_gives_readings_and_refusals_in_order(inputs: Path) -> None:
    found = list(flow.read_all([str(inputs)]))
    assert [type(one) for one in found] == [Reading, Refusal, Reading]


def test_a_given_date_is_for_articles_that_carry_none(inputs: Path) -> None:
    found = [one for one in flow.read_all([str(inputs)], "2022-05-04") if isinstance(one, Reading)]
    assert [(one.article.published, one.article.published_by) for one in found] == [("2022-05-04", "option")] * 2


def test_add_counts_every_input_and_keeps_what_was_refused(inputs: Path, tmp_path: Path) -> None:
    seen: list[int] = []
    with open_ledger(tmp_path / "kawat.db") as ledger:
        summary = flow.add([str(inputs)], ledger, seen=seen.append)
        assert summary.inputs == sum(seen)
        assert summary.added == 1
        assert {refusal.code for refusal in summary.refused} == {"empty", "no-date"}
        assert {refusal.code for refusal, _ in ledger.refusals()} == {"empty", "no-date"}
        assert (summary.reports, summary.interrupted) == (counts(ledger).reports, False)


def test_adding_again_changes_nothing_and_the_events_are_those_of_the_reports(inputs: Path, tmp_path: Path) -> None:
    with open_ledger(tmp_path / "kawat.db") as ledger:
        flow.add([str(inputs)], ledger, "2022-05-04")
        before = timeline(ledger)
        again = flow.add([str(inputs)], ledger, "2022-05-04")
        assert (again.added, again.unchanged, len(again.refused)) == (0, 2, 1)
        assert timeline(ledger) == before
        assert {event.kind for event in before} == {"attack", "expulsion"}
        rebuild(ledger)
        assert timeline(ledger) == before


def line(article_id: str, text: str, **given: str) -> str:
    return json.dumps({"id": article_id, "text": text, "published": "2022-05-04", **given}) + "\n"


def test_two_articles_of_one_id_are_told_apart(tmp_path: Path) -> None:
    words = "Menteri Luar Negeri Retno Marsudi bertemu Menteri Luar Negeri Malaysia di Jakarta pada hari Rabu. "
    more = words + "Keduanya membahas perlindungan pekerja migran dan perdagangan di perbatasan kedua negara itu. " * 3
    other = "Presiden Rusia Vladimir Putin menelepon Presiden Amerika Serikat Donald Trump dan membahas Suriah. "
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_text(line("1", more) + line("2", words, url="https://contoh.id/2") + line("3", words, title="Retno"))
    two.write_text(line("1", other) + line("2", other, url="https://contoh.id/2") + line("3", other, title="Retno"))
    with open_ledger(tmp_path / "kawat.db") as ledger:
        summary = flow.add([str(one), str(two)], ledger)
        assert (summary.added, summary.updated, summary.inputs) == (3, 2, 6)
        (refusal,) = summary.refused
        assert (refusal.code, refusal.origin) == ("same-id", f"{two}:1")
        assert refusal.why == f"its id '1' is that of another article in the ledger, read from {one}:1"
        assert [kept for kept, _ in ledger.refusals()] == [refusal]
        assert [ledger.article(name).text.strip() for name in "123"] == [more.strip(), other.strip(), other.strip()]
        one.write_text(line("1", more + "Keduanya sepakat bertemu lagi."))
        assert flow.add([str(one)], ledger).updated == 1


def test_an_interruption_keeps_what_was_read(tmp_path: Path, inputs: Path) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with open_ledger(tmp_path / "kawat.db") as ledger:
        summary = flow.add([str(inputs)], ledger, "2022-05-04", seen=interrupt)
        assert (summary.interrupted, summary.added) == (True, 1)
        assert counts(ledger).events == 2
