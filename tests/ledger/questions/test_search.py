"""What words find, in which order and with which marks, on both databases."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete

from kawat.errors import KawatError
from kawat.ledger import Ledger, open_ledger
from kawat.ledger.merged import Keeper
from kawat.ledger.questions.search import Hit, search
from kawat.ledger.schema import articles
from kawat.ledger.searching import index
from tests.ledger.build import event
from tests.ledger.texts import Words, article

CALL = article(
    "telepon",
    'Presiden Putin menelepon Presiden Trump pada Rabu. "Kami membahas rudal S-400," kata Putin. Baca juga: Banjir.',
    title="Putin dan Trump bicara lewat telepon",
    published="2020-02-01",
    triggers=["menelepon"],
    quotes=[Words("Kami membahas rudal S-400,", "Putin", "Vladimir Putin", "RUS", "Q7747")],
    boilerplate=["Baca juga: Banjir."],
)
MEETING = article(
    "temu",
    "Menlu Lavrov bertemu Menlu Pompeo di sela G-20. Pertemuan Putin-Trump disiapkan di Al-Qur'an Center. "
    "Mereka berunding soal AS.",
    title="Perundingan di Osaka",
    published="2020-03-01",
    triggers=["bertemu", "Pertemuan"],
)
FLOOD = article("banjir", "Banjir melanda ibu kota. Warga mengungsi. Zelensky tidak disebut.", published="2020-01-01")


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[Ledger]:
    with open_ledger(ledger_url) as opened:
        opened.add_many([CALL, MEETING, FLOOD])
        yield opened


def found(ledger: Ledger, words: str, *within: str) -> list[str]:
    """Kind and article of every hit, in alphabetical order."""
    kinds = within or ("articles", "evidence", "quotes")
    return sorted(f"{hit.within} {hit.source.id}" for hit in search(ledger, words, within=kinds).hits)  # type: ignore[arg-type]


def marked(hit: Hit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.marks]


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("telepon", ["telepon"]),
        ("PUTIN menelepon", ["telepon"]),
        ("ditelepon", ["telepon"]),
        ("pertemuan", ["temu"]),
        ("perundingan", ["temu"]),
        ("putin trump", ["telepon", "temu"]),
        ("putin -telepon", ["temu"]),
        ('putin -"presiden trump"', ["temu"]),
        ('"presiden putin"', ["telepon"]),
        ('"putin presiden"', []),
        ("“presiden putin”", ["telepon"]),
        ("Putin-Trump", ["temu"]),
        ("S-400", ["telepon"]),
        ("S400", ["telepon"]),
        ("400", ["telepon"]),
        ("G20", ["temu"]),
        ("G-20", ["temu"]),
        ("as", ["temu"]),
        ("di", ["temu"]),
        ("Al-Qur'an", ["temu"]),
        ("zel*", ["banjir"]),
        ("perund*", ["temu"]),
        ("mene*", ["telepon"]),
        ("presiden tru*", ["telepon"]),
        ('"lavrov bertemu"', ["temu"]),
        ("Žélensky", ["banjir"]),
        ("banjir", ["banjir"]),
        ("baca juga", []),
        ("tidakadakata", []),
        ("tidak putin", []),
    ],
)
def test_articles_are_found_by_the_stems_of_their_words(ledger: Ledger, words: str, hits: list[str]) -> None:
    assert found(ledger, words, "articles") == [f"articles {one}" for one in hits]


def test_a_title_is_searched_too_and_marked(ledger: Ledger) -> None:
    (hit,) = search(ledger, "osaka", within=["articles"]).hits
    assert (hit.marks, hit.start) == ((), 0)
    assert hit.source.title is not None
    assert [hit.source.title[start:end] for start, end in hit.title_marks] == ["Osaka"]


def test_a_phrase_does_not_run_from_the_title_into_the_text(ledger: Ledger) -> None:
    assert found(ledger, '"telepon presiden putin"') == []
    assert found(ledger, '"osaka menlu"') == []


def test_evidence_and_quotes_are_found_by_their_own_words(ledger: Ledger) -> None:
    assert found(ledger, "membahas rudal") == ["articles telepon", "quotes telepon"]
    assert found(ledger, "putin trump") == ["articles telepon", "articles temu", "evidence telepon", "evidence temu"]
    (hit,) = search(ledger, "rudal", within=["quotes"]).hits
    assert (hit.speaker, hit.event, marked(hit)) == ("Vladimir Putin", None, ["rudal"])
    assert CALL.article.text[hit.start :].startswith(hit.text)
    (hit,) = search(ledger, "menelepon", within=["evidence"]).hits
    assert hit.text == "Presiden Putin menelepon Presiden Trump pada Rabu."
    assert marked(hit) == ["menelepon"]


def test_an_evidence_sentence_leads_to_its_events(ledger: Ledger) -> None:
    text = "Putin menjamu Modi dan mengecam Trump."
    both = article("dua", text, triggers=["menjamu", "mengecam"])
    ledger.add(both)
    first, second = (event(f"e{n}", behind=[both]) for n in range(2))
    ledger.apply_events([replace(first, reports=("dua-r1",)), replace(second, reports=("dua-r0",))])
    (hit,) = search(ledger, "jamu", within=["evidence"]).hits
    assert (hit.event, hit.events) == ("e1", ("e1", "e0"))


def test_hits_carry_the_article_as_it_is_cited(ledger: Ledger) -> None:
    (hit,) = search(ledger, "rudal", within=["articles"]).hits
    assert (hit.source.id, hit.source.outlet, hit.source.published) == ("telepon", "Harian Contoh", "2020-02-01")
    assert hit.source.url == "https://contoh.id/telepon"


def test_a_long_article_is_shown_where_its_words_stand(ledger: Ledger) -> None:
    filler = "Kalimat ini tidak berarti apa pun. " * 2000
    ledger.add(article("panjang", f"{filler}Delegasi Tuvalu tiba. {filler}Nauru dan Tuvalu sepakat damai. {filler}"))
    hits = search(ledger, "tuvalu", within=["articles"]).hits
    assert {hit.source.id for hit in hits} == {"panjang"}
    assert len(hits) == 2
    (hit,) = search(ledger, "nauru tuvalu", within=["articles"]).hits
    assert marked(hit) == ["Nauru", "Tuvalu"]
    assert len(hit.text) <= 300
    whole = ledger.article("panjang").text
    assert whole[hit.start : hit.start + len(hit.text)] == hit.text


def test_the_best_come_first_and_of_equals_the_latest(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        ledger.add_many(
            [article(f"a{n}", "Sidang membahas garam dan gula.", published=f"2020-01-0{n}") for n in (2, 9, 5)]
        )
        ledger.add(article("b", "Garam, garam dan garam: sidang garam.", published="2015-01-01"))
        ledger.add(article("c", "Sidang lain membahas beras."))
        hits = search(ledger, "garam").hits
        assert [hit.source.id for hit in hits] == ["b", "a9", "a5", "a2"]


def test_pages_follow_each_other(ledger_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "RANKED", 4)
    with open_ledger(ledger_url) as ledger:
        days = [f"2020-01-{n:02}" for n in range(1, 24)]
        ledger.add_many(
            article(day, f"Garam{' garam' * (n % 3)} laut.", published=day, triggers=["laut"])
            for n, day in enumerate(days)
        )
        seen, after = [], 0
        while True:
            page = search(ledger, "garam", limit=7, after=after)
            assert page.total == 46
            seen += [(hit.within, hit.source.id) for hit in page.hits]
            if page.next is None:
                break
            after = page.next
        assert len(seen) == len(set(seen)) == 46
        assert {day for _, day in seen[:8]} == set(days[-4:])
        assert [day for _, day in seen[8:]] == sorted((day for _, day in seen[8:]), reverse=True)
        assert search(ledger, "garam", after=46).hits == ()


def test_words_that_are_everywhere_give_the_latest_first(ledger_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kawat.ledger.questions.search.COUNTED", 6)
    with open_ledger(ledger_url) as ledger:
        days = [f"2020-01-{n:02}" for n in range(1, 10)]
        ledger.add_many(article(day, f"Garam{' garam' * (n % 3)} laut.", published=day) for n, day in enumerate(days))
        page = search(ledger, "garam", limit=4)
        assert [hit.source.id for hit in page.hits] == days[:-5:-1]
        assert (page.total, page.next) == (6, 4)
        page = search(ledger, "garam", limit=4, after=4)
        assert ([hit.source.id for hit in page.hits], page.next) == (days[4:2:-1], None)


def test_hits_beyond_the_last_are_none(ledger: Ledger) -> None:
    page = search(ledger, "putin", after=5000)
    assert (page.hits, page.next) == ((), None)


def test_an_article_read_anew_is_found_by_its_new_words_alone(ledger: Ledger) -> None:
    assert ledger.add(article("banjir", "Gempa melanda ibu kota.", published="2020-01-01")) == "updated"
    assert found(ledger, "banjir") == []
    assert found(ledger, "gempa") == ["articles banjir"]
    assert ledger.add(article("telepon", "Kabar lain.", title="Judul", published="2021-01-01")) == "updated"
    assert found(ledger, "putin") == ["articles temu", "evidence temu"]


def test_what_is_deleted_is_found_no_more(ledger: Ledger) -> None:
    with ledger.connection(writes=True) as connection:
        connection.execute(delete(articles).where(articles.c.id == "telepon"))
    assert found(ledger, "rudal") == []
    assert found(ledger, "putin") == ["articles temu", "evidence temu"]
    assert ledger.add(CALL) == "added"
    assert found(ledger, "rudal") == ["articles telepon", "quotes telepon"]


def test_what_is_rolled_back_is_not_indexed(ledger: Ledger) -> None:
    def interrupted() -> None:
        with ledger.batch():
            ledger.add(article("x", "Diplomat mengeluhkan tarif."))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert found(ledger, "tarif") == []
    ledger.add(article("x", "Diplomat mengeluhkan tarif."))
    assert found(ledger, "menge*") == ["articles x"]


def test_articles_kept_with_their_events_are_found(ledger: Ledger) -> None:
    Keeper(ledger).keep([article("baru", "Putin mengunjungi Kazakhstan.", triggers=["mengunjungi"])])
    (hit,) = search(ledger, "kunjungan kazakhstan", within=["evidence"]).hits
    assert hit.event is not None


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "no word"),
        ("   ", "no word"),
        ('""', "no word"),
        ("*", "no word"),
        ("!!! ???", "no word"),
        ("😀 🇮🇩", "no word"),
        ("-putin", "only says what must not occur"),
        ('"putin trump', "does not end"),
        ("“putin trump", "does not end"),
        ("p*", "less than 3 letters"),
        ("x" * 201, "longer than 200"),
        ("kata " * 2000, "longer than 200"),
    ],
)
def test_what_cannot_be_asked_is_told(ledger: Ledger, words: str, why: str) -> None:
    with pytest.raises(KawatError, match=why) as caught:
        search(ledger, words)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "words",
    [
        "putin' OR '1'='1",
        "putin; DROP TABLE articles; --",
        "NEAR(putin trump, 2)",
        "words : putin",
        "putin AND OR NOT",
        "^putin + trump",
        "putin & | ! <-> :*",
        "putin\0trump",
        "\\' \\\\ putin",
        "%putin%_",
        "{putin} [trump] (a (b",
        "بوتين ترامب",
        "\u202eputin\u202c",
        "普京 特朗普",
        "putin" + "\u0301" * 50,
        "ab" * 95,
        '"putin" "trump" ' * 10,
        "putin* trump* " * 8,
        "-- - -- putin",
        ":s:rus :o:harian:contoh",
        "\ud800putin",
    ],
)
def test_nothing_that_is_typed_reaches_the_database_as_its_language(ledger: Ledger, words: str) -> None:
    page = search(ledger, words)
    assert page.total == len(page.hits)
    assert found(ledger, "rudal") == ["articles telepon", "quotes telepon"]


@pytest.mark.parametrize(("limit", "after"), [(0, 0), (201, 0), (-1, 0), (10, -1), (10, 10**9)])
def test_limits_have_bounds(ledger: Ledger, limit: int, after: int) -> None:
    with pytest.raises(KawatError, match="is not from"):
        search(ledger, "putin", limit=limit, after=after)


@pytest.mark.parametrize("within", [[], ["events"], ["articles", "x"]])
def test_where_to_look_must_be_known(ledger: Ledger, within: list[str]) -> None:
    with pytest.raises(KawatError, match="articles, evidence, quotes"):
        search(ledger, "putin", within=within)  # type: ignore[arg-type]


def test_too_many_words_that_begin_alike(ledger: Ledger) -> None:
    letters = "bcdfghjklmnpqrstvwxyz"
    made = " ".join(f"menga{a}u{b}al" for a in letters for b in letters)
    ledger.add(article("kata", made))
    with pytest.raises(KawatError, match="too many words begin so"):
        search(ledger, "men*")


def test_an_index_of_another_order_of_adding_answers_alike(tmp_path: Path) -> None:
    answers = []
    for n, readings in enumerate(([CALL, MEETING, FLOOD], [FLOOD, MEETING, CALL])):
        with open_ledger(tmp_path / f"{n}.db") as ledger:
            for reading in readings:
                ledger.add(reading)
            answers.append([search(ledger, words) for words in ("putin", "di", "trump", "ibu")])
    assert answers[0] == answers[1]


def test_the_index_of_sqlite_is_whole_after_changes(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db") as ledger:
        ledger.add_many([CALL, MEETING, FLOOD])
        ledger.add(article("telepon", "Kabar lain.", title="Judul"))
        ledger.add(article("banjir", "Banjir surut.", published=None))
    with sqlite3.connect(tmp_path / "a.db") as raw:
        for kind in ("articles", "evidence", "quotes"):
            raw.execute(f"INSERT INTO search_{kind} (search_{kind}) VALUES ('integrity-check')")
            passages = {"articles": "article", "quotes": "quote"}.get(kind, kind)
            indexed = raw.execute(f"SELECT id FROM search_{kind}_docsize ORDER BY id").fetchall()
            assert indexed == raw.execute(f"SELECT id FROM {passages}_passages ORDER BY id").fetchall()
    raw.close()
