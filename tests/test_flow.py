"""The flow from paths to ledger: what is read, kept, refused and merged."""

from pathlib import Path

import pytest

from kawat import flow
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
        flow.settle(ledger)
        assert timeline(ledger) == before


def test_an_interruption_keeps_what_was_read(tmp_path: Path, inputs: Path) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with open_ledger(tmp_path / "kawat.db") as ledger:
        summary = flow.add([str(inputs)], ledger, "2022-05-04", seen=interrupt)
        assert (summary.interrupted, summary.added) == (True, 1)
        assert counts(ledger).events == 2
