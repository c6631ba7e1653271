"""Events kept with their reports: real articles that come, change and go on changing; ids, copies and judgements."""

import json
import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from benchmarks.merging_gold import SHARED, report_of

from kawat.errors import KawatError
from kawat.ledger import Ledger, TimelineFilter, event, open_ledger, timeline
from kawat.ledger.applying import Applied
from kawat.ledger.deciding import Said, judgements
from kawat.ledger.judging import judged
from kawat.ledger.merged import Keeper, is_current, rebuild
from kawat.ledger.opening import WRITES, open_engine
from kawat.ledger.questions.actor import actor
from kawat.ledger.questions.changes import changes
from kawat.ledger.questions.dyad import busiest_pairs
from kawat.ledger.questions.sources import sources
from kawat.records import Article, Event, Judgement, Reading

from .build import call


@pytest.fixture(scope="module")
def summer() -> list[Reading]:
    """The annotated articles of two months, as readings."""
    found = []
    with (SHARED / "gold" / "train.jsonl").open(encoding="utf-8") as file:
        for line in file:
            told = json.loads(line)
            if (told["published"] or "").startswith(("2025-06", "2025-07")):
                article = Article(
                    told["id"], told["text"], None, told["outlet"], None, "id", told["published"], "given"
                )
                found.append(
                    Reading(article, ((0, len(article.text)),), reports=tuple(map(report_of, told["reports"])))
                )
    assert len(found) > 30
    return found[:90]


def changed(reading: Reading, chance: random.Random) -> Reading:
    """Another reading of the same article: a report less, another status, or another outlet."""
    match chance.randrange(3):
        case 0:
            return replace(reading, reports=reading.reports[1:])
        case 1:
            return replace(reading, reports=tuple(replace(report, status="planned") for report in reading.reports))
        case _:
            return replace(reading, article=replace(reading.article, outlet="Harian Contoh", published="2025-06-02"))


def unmoved(applied: Applied) -> bool:
    return (applied.added, applied.changed, applied.removed) == (0, 0, 0)


@pytest.mark.parametrize("seed", range(2))
def test_what_grows_is_what_a_rebuild_gives(ledger_url: str, tmp_path: Path, summer: list[Reading], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    here: dict[str, Reading] = {}
    with open_ledger(ledger_url) as ledger:
        keeper = Keeper(ledger)
        for step in range(8):
            batch = chance.sample(summer, 12)
            again = [changed(one, chance) if one.article.id in here else one for one in batch]
            keeper.keep(again)
            here |= {one.article.id: one for one in again}
            if step % 3 == 2:
                keeper = Keeper(ledger)
        grown = timeline(ledger)
        assert {report for one in grown for report in one.reports} == {r.id for h in here.values() for r in h.reports}
        assert unmoved(rebuild(ledger))
        assert timeline(ledger) == grown
    with open_ledger(tmp_path / "b.db") as ledger:
        Keeper(ledger).keep(here.values())
        assert timeline(ledger) == grown


def test_two_programs_take_turns(ledger_url: str, summer: list[Reading]) -> None:
    with open_ledger(ledger_url) as ledger, open_ledger(ledger_url) as other:
        keepers = (Keeper(ledger), Keeper(other))
        for number, reading in enumerate(summer[:24]):
            keepers[number % 2].keep([reading])
        grown = timeline(ledger)
        assert unmoved(rebuild(ledger))
        assert timeline(other) == grown


MORE = (
    " Menteri membahas perbatasan laut, hasil perikanan dan nasib awak kapal yang ditahan sejak musim hujan tahun lalu."
    " Kedua pihak sepakat mengirim tim teknis ke pelabuhan itu sebelum akhir bulan ini untuk memeriksa keadaan mereka."
)
OTHER = (
    " Sementara itu harga kopi di pasar dunia naik karena kekeringan melanda kebun di dataran tinggi dan panen mundur."
    " Petani berharap hujan turun pada awal bulan depan agar bunga tidak rontok, kata seorang pengurus koperasi desa."
    " Pemerintah daerah menyiapkan pinjaman lunak serta bibit baru bagi mereka yang kebunnya rusak paling parah."
    " Di pelabuhan, antrean truk berkurang setelah jadwal kapal ditambah dan gudang pendingin kembali beroperasi penuh."
)


def printed(name: str, published: str, more: str = MORE) -> Reading:
    """A call in an article that all outlets print with the same text."""
    reading = call(name, published=published, outlet=f"Harian {name}")
    text = reading.article.text + more
    return replace(reading, article=replace(reading.article, text=text))


def originals(ledger: Ledger, ids: Iterable[str]) -> dict[str, str | None]:
    return {one: ledger.article(one).copy_of for one in ids}


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_copies_are_found_in_any_order(ledger_url: str, order: tuple[int, ...]) -> None:
    told = [printed("a", "2018-07-06"), printed("b", "2018-07-05"), printed("c", "2018-07-07")]
    told.append(printed("d", "2018-07-04", OTHER))
    with open_ledger(ledger_url) as ledger:
        keeper = Keeper(ledger)
        for number in order:
            keeper.keep([told[number]])
        assert originals(ledger, "abcd") == {"a": "b", "b": None, "c": "b", "d": None}
        (one,) = timeline(ledger)
        assert (len(one.outlets), one.strength.outlets) == (4, 2)
        assert unmoved(rebuild(ledger))


def test_a_group_whose_original_changes_has_another(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        keeper = Keeper(ledger)
        keeper.keep([printed("a", "2018-07-06"), printed("b", "2018-07-05"), printed("c", "2018-07-07")])
        keeper.keep([printed("b", "2018-07-05", OTHER)])
        assert originals(ledger, "abc") == {"a": None, "b": None, "c": "a"}
        (one,) = timeline(ledger)
        assert one.strength.outlets == 2
        assert unmoved(rebuild(ledger))


def held(ledger: Ledger) -> list[Event]:
    found = timeline(ledger)
    assert unmoved(rebuild(ledger))
    assert timeline(ledger) == found
    return found


def decide(ledger: Ledger, *given: str, field: str | None = None, value: str | None = None, at: str = "1") -> None:
    verdict, *ids = given
    said = Said(verdict, tuple(ids), "Siti", f"2026-01-0{at}T00:00:00Z", field, value)  # type: ignore[arg-type]
    Keeper(ledger).judge(judgements(ledger, said))


def test_an_id_that_is_gone_leads_on(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        keeper = Keeper(ledger)
        keeper.keep([call("b")])
        (before,) = timeline(ledger)
        keeper.keep([call("a", published="2018-07-03")])
        (after,) = timeline(ledger)
        assert before.id != after.id
        assert event(ledger, before.id) == after
        assert event(ledger, before.id[:6]) == after
        keeper.keep([replace(call("a", published="2018-07-03"), reports=())])
        (last,) = timeline(ledger)
        assert last.id == before.id
        assert event(ledger, after.id) == last


def test_an_event_without_reports_is_a_tombstone(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        keeper = Keeper(ledger)
        keeper.keep([call("a")])
        (before,) = timeline(ledger)
        keeper.keep([replace(call("a"), reports=())])
        assert timeline(ledger) == []
        with pytest.raises(KawatError, match="is gone") as caught:
            event(ledger, before.id)
        assert caught.value.hint
        keeper.keep([call("a")])
        assert event(ledger, before.id) == before


def test_people_part_and_join_events(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        Keeper(ledger).keep([call("a"), call("b"), call("c", kind="visit")])
        one, visit = held(ledger)
        one, visit = (one, visit) if one.kind == "call" else (visit, one)
        decide(ledger, "not_same", one.id, "b-r1")
        assert sorted(len(told.reports) for told in held(ledger)) == [1, 1, 1]
        decide(ledger, "same", one.id, visit.id, at="2")
        assert sorted(told.reports for told in held(ledger)) == [("a-r1", "c-r1"), ("b-r1",)]
        decide(ledger, "same", "a-r1", "b-r1", at="3")
        (all_one,) = held(ledger)
        assert all_one.reports == ("a-r1", "b-r1", "c-r1")
        Keeper(ledger).keep([call("b", confidence=0.1)])
        assert held(ledger)[0].reports == all_one.reports


def test_people_set_values_and_take_reports_out(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        Keeper(ledger).keep([call("a"), call("b")])
        (one,) = timeline(ledger)
        decide(ledger, "right_value", one.id, field="date", value="2018-07-02")
        (one,) = held(ledger)
        assert (one.date, one.judged) == ("2018-07-02", ("date",))
        decide(ledger, "wrong", "b-r1", field="topic")
        assert {v.reports for v in held(ledger)[0].values if v.field == "topic"} == {("a-r1",)}
        decide(ledger, "wrong", "b-r1")
        assert held(ledger)[0].reports == ("a-r1",)
        Keeper(ledger).keep([call("b", confidence=0.1), call("c")])
        assert held(ledger)[0].reports == ("a-r1", "c-r1")
        decide(ledger, "wrong", "a-r1", "c-r1")
        assert held(ledger) == []


def test_what_was_decided_is_taken_back_and_stays_on_record(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        Keeper(ledger).keep([call("a"), call("b", published="2018-07-06")])
        before = held(ledger)
        (joined,) = before
        one, other = joined.reports
        for step, (verdict, field, value) in enumerate(
            [("wrong", None, None), ("wrong", "date", None), ("right_value", "kind", "visit"), ("not_same", None, None)]
        ):
            named = (one, other) if verdict == "not_same" else (one,)
            decide(ledger, verdict, *named, field=field, value=value, at=str(2 * step + 1))
            assert held(ledger) != before, step
            with pytest.raises(KawatError, match="nothing that was decided"):
                decide(ledger, "taken_back", one, field="place", at="9")
            decide(ledger, "taken_back", one, other, field=field, at=str(2 * step + 2))
            assert held(ledger) == before, step
            with ledger.connection() as connection:
                assert len(judged(connection)) == 2 * (step + 1)


def test_a_keeper_goes_on_after_a_report_came_back(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        keeper = Keeper(ledger)
        keeper.keep([call("a")])
        (event_before,) = held(ledger)
        keeper.judge([Judgement("wrong", ("a-r1",), "Siti", "2026-01-01")])
        keeper.keep([call("b", published="2018-07-06")])
        keeper.judge([Judgement("taken_back", ("a-r1",), "Siti", "2026-01-02")])
        keeper.keep([call("c", published="2018-07-07")])
        (event_after,) = held(ledger)
        assert event_after.id == event_before.id
        assert sorted(event_after.reports) == ["a-r1", "b-r1", "c-r1"]


def test_a_judgement_finds_its_report_again(ledger_url: str) -> None:
    before = call("a")
    report = before.reports[0]
    other = replace(report, id="a-r1", kind="visit", evidence=report.evidence[1:])
    with open_ledger(ledger_url) as ledger:
        Keeper(ledger).keep([before])
        decide(ledger, "wrong", "a-r1")
        assert held(ledger) == []
        Keeper(ledger).keep([replace(before, reports=(other, replace(report, id="a-r2")))])
        assert [one.reports for one in held(ledger)] == [("a-r1",)]
        Keeper(ledger).keep([replace(before, reports=(other,))])
        Keeper(ledger).keep([before])
        assert held(ledger) == []


@pytest.mark.parametrize(
    ("given", "field", "value", "words"),
    [
        (("same", "a-r1"), None, None, "two different"),
        (("same", "a-r1", "nope"), None, None, "not in this ledger"),
        (("same", "a-r1", "b-r1"), "date", None, "no meaning"),
        (("wrong", "a-r1"), "colour", None, "one of: kind"),
        (("wrong", "a-r1"), "date", "2018", "right-value"),
        (("right_value", "a-r1"), "who", "x", "cannot be set"),
        (("right_value", "a-r1"), "date", "Rabu", "EDTF"),
        (("right_value", "a-r1"), "kind", "tea", "no such kind"),
        (("right_value", "a-r1"), "place", None, "--value"),
        (("right_value", "a-r1", "b-r1"), "date", "2018", "one event at a time"),
    ],
)
def test_a_decision_that_makes_no_sense_is_explained(
    ledger_url: str, given: tuple[str, ...], field: str | None, value: str | None, words: str
) -> None:
    with open_ledger(ledger_url) as ledger:
        Keeper(ledger).keep([call("a"), call("b")])
        before = timeline(ledger)
        with pytest.raises(KawatError, match=words):
            decide(ledger, *given, field=field, value=value)
        assert timeline(ledger) == before


def migrate(where: str, version: str, *, down: bool = False) -> None:
    engine = open_engine(where)
    configuration = Config()
    configuration.set_main_option("script_location", "kawat.ledger:migrations")
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        configuration.attributes["connection"] = connection
        (command.downgrade if down else command.upgrade)(configuration, version)
    engine.dispose()


def test_a_ledger_of_the_second_version_answers_as_a_new_one_does(ledger_url: str, summer: list[Reading]) -> None:
    with open_ledger(ledger_url) as ledger:
        Keeper(ledger).keep(summer[:20])
        expected = timeline(ledger)
        answers = (busiest_pairs(ledger), actor(ledger, "USA"), sources(ledger))
        disputed = timeline(ledger, TimelineFilter(contradicted=True))
    migrate(ledger_url, "0002", down=True)
    with open_ledger(ledger_url) as ledger:
        assert timeline(ledger) == expected
        assert (busiest_pairs(ledger), actor(ledger, "USA"), sources(ledger)) == answers
        assert timeline(ledger, TimelineFilter(contradicted=True)) == disputed
        assert len({one.position.at for one in changes(ledger)}) == 1
        assert [one.event for one in changes(ledger)] == sorted(expected, key=lambda one: one.id)
        assert unmoved(rebuild(ledger))


def test_a_ledger_of_the_first_version_is_brought_up(ledger_url: str, summer: list[Reading]) -> None:
    with open_ledger(ledger_url) as ledger:
        Keeper(ledger).keep(summer[:20])
        expected = timeline(ledger)
    migrate(ledger_url, "0001", down=True)
    with open_ledger(ledger_url) as ledger:
        assert not is_current(ledger)
        plain = timeline(ledger)
        assert [one.reports for one in plain] == [one.reports for one in expected]
        assert all(one.strength.reports == len(one.reports) for one in plain)
        keeper = Keeper(ledger)
        assert is_current(ledger)
        assert timeline(ledger) == expected
        assert keeper.keep(summer[:20]) == ("unchanged",) * 20
        keeper.keep(summer[20:30])
        assert held(ledger)
