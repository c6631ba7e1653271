"""Who said what: filters, order and pages of quotes, on both databases."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kawat.errors import KawatError
from kawat.ledger import Ledger, open_ledger
from kawat.ledger.questions.said import QuoteFilter, QuotePosition, quotes
from tests.ledger.texts import Words, article

FIRST = article(
    "a",
    'Putin berkata, "Kami siap berunding." Lavrov menyebut perundingan itu penting. "Sanksi harus dicabut," ujar dia.',
    published="2020-03-01",
    quotes=[
        Words("Kami siap berunding.", "Putin", "Vladimir Putin", "RUS", "Q7747"),
        Words("perundingan itu penting", "Lavrov", "Sergey Lavrov", "RUS", "Q58217", "indirect"),
        Words("Sanksi harus dicabut,", "dia"),
    ],
)
SECOND = article(
    "b",
    'Trump berkata, "Sanksi tetap berlaku." Hamas mengatakan gencatan senjata gagal.',
    outlet="Kabar Lain",
    published="2020-03-01",
    quotes=[
        Words("Sanksi tetap berlaku.", "Trump", "Donald Trump", "USA", "Q22686"),
        Words("gencatan senjata gagal", "Hamas", None, "X:Hamas", None, "indirect"),
    ],
)
OLD = article("c", '"Selamat datang," kata Trump.', published="2018-07", quotes=[Words("Selamat datang,", "Trump")])
UNDATED = article("d", '"Tanpa tanggal," kata Putin.', published=None, quotes=[Words("Tanpa tanggal,", "Putin")])
NEW = article(
    "e",
    '"Paling baru," kata Modi.',
    published="2021-01-01",
    quotes=[Words("Paling baru,", "Modi", "Narendra Modi", "IND")],
)

ALL = ["e 0", "a 0", "a 1", "a 2", "b 0", "b 1", "c 0", "d 0"]


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[Ledger]:
    with open_ledger(ledger_url) as opened:
        opened.add_many([OLD, SECOND, UNDATED, FIRST, NEW])
        yield opened


def listed(ledger: Ledger, wanted: QuoteFilter | None = None) -> list[str]:
    return [f"{one.position.article} {one.position.position}" for one in quotes(ledger, wanted)]


def test_the_latest_come_first_then_by_article_and_place(ledger: Ledger) -> None:
    assert listed(ledger) == ALL


def test_a_quote_comes_as_it_went_in_with_its_article(ledger: Ledger) -> None:
    said = quotes(ledger, QuoteFilter(speaker="Q7747"))[0]
    assert said.quote == FIRST.quotes[0]
    assert (said.source.id, said.source.outlet, said.source.published) == ("a", "Harian Contoh", "2020-03-01")
    assert said.position == QuotePosition("2020-03-01", "a", 0)
    assert said.marks == ()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (QuoteFilter(speaker="putin"), ["a 0", "d 0"]),
        (QuoteFilter(speaker="VLADIMIR Putin"), ["a 0"]),
        (QuoteFilter(speaker="lav"), ["a 1"]),
        (QuoteFilter(speaker="Q22686"), ["b 0"]),
        (QuoteFilter(speaker="q7747"), ["a 0"]),
        (QuoteFilter(speaker="Q774"), []),
        (QuoteFilter(state="RUS"), ["a 0", "a 1"]),
        (QuoteFilter(state="usa"), ["b 0"]),
        (QuoteFilter(state="X:Hamas"), ["b 1"]),
        (QuoteFilter(state="IDN"), []),
        (QuoteFilter(outlet="kabar lain"), ["b 0", "b 1"]),
        (QuoteFilter(outlet="Kabar"), []),
        (QuoteFilter(type="indirect"), ["a 1", "b 1"]),
        (QuoteFilter(type="Direct", state="RUS"), ["a 0"]),
        (QuoteFilter(about="sanksi"), ["a 2", "b 0"]),
        (QuoteFilter(about="perundingan"), ["a 0", "a 1"]),
        (QuoteFilter(about="perundingan -penting"), ["a 0"]),
        (QuoteFilter(about='"sanksi harus"'), ["a 2"]),
        (QuoteFilter(about="gencat*"), ["b 1"]),
        (QuoteFilter(about="sanksi", state="USA", outlet="Kabar Lain", type="direct", speaker="trump"), ["b 0"]),
        (QuoteFilter(since="2020-03-01"), ["e 0", "a 0", "a 1", "a 2", "b 0", "b 1"]),
        (QuoteFilter(since="2018", until="2020"), ["a 0", "a 1", "a 2", "b 0", "b 1", "c 0"]),
        (QuoteFilter(until="2018-07-31"), ["c 0"]),
        (QuoteFilter(until="2020-03", about="sanksi", limit=1), ["a 2"]),
        (QuoteFilter(limit=3), ["e 0", "a 0", "a 1"]),
    ],
)
def test_filters(ledger: Ledger, wanted: QuoteFilter, expected: list[str]) -> None:
    assert listed(ledger, wanted) == expected


@pytest.mark.parametrize("order", ["newest", "oldest"])
@pytest.mark.parametrize("limit", range(1, 9))
@pytest.mark.parametrize("wanted", [QuoteFilter(), QuoteFilter(about="-zzz sel*"), QuoteFilter(type="direct")])
def test_pages_follow_each_other(ledger: Ledger, limit: int, wanted: QuoteFilter, order: str) -> None:
    seen: list[str] = []
    after = None
    while page := quotes(ledger, replace(wanted, limit=limit, after=after, order=order)):
        assert len(page) <= limit
        seen += [f"{one.position.article} {one.position.position}" for one in page]
        after = page[-1].position
    assert seen == listed(ledger, replace(wanted, order=order))


def test_the_earliest_come_first_where_asked_for(ledger: Ledger) -> None:
    assert listed(ledger, QuoteFilter(order="oldest")) == ["c 0", "a 0", "a 1", "a 2", "b 0", "b 1", "e 0", "d 0"]
    assert listed(ledger, QuoteFilter(order="Oldest", since="2020", limit=2)) == ["a 0", "a 1"]
    assert listed(ledger, QuoteFilter(order="oldest", about="sanksi", until="2020-03")) == ["a 2", "b 0"]
    assert listed(ledger, QuoteFilter(order="oldest", after=QuotePosition("2019", "z", 0), limit=1)) == ["a 0"]
    assert listed(ledger, QuoteFilter(order="oldest", after=QuotePosition("", "d", 0))) == []


def test_the_words_asked_for_are_marked(ledger: Ledger) -> None:
    said = quotes(ledger, QuoteFilter(about="berunding siap"))[0]
    assert [said.quote.text[start:end] for start, end in said.marks] == ["siap", "berunding"]


def test_after_a_position_that_is_gone(ledger: Ledger) -> None:
    assert listed(ledger, QuoteFilter(after=QuotePosition("2020-03-01", "aa", 99))) == ["b 0", "b 1", "c 0", "d 0"]
    assert listed(ledger, QuoteFilter(after=QuotePosition("2019", "z", 0), limit=1)) == ["c 0"]
    assert listed(ledger, QuoteFilter(after=QuotePosition("", "d", 0))) == []


def test_an_article_read_anew_has_its_new_quotes_alone(ledger: Ledger) -> None:
    ledger.add(article("e", '"Hari ini," kata Xi.', published="2021-01-01", quotes=[Words("Hari ini,", "Xi")]))
    assert listed(ledger, QuoteFilter(speaker="Modi")) == []
    assert listed(ledger, QuoteFilter(speaker="Xi")) == ["e 0"]


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (QuoteFilter(state="ZZZ"), "no state"),
        (QuoteFilter(state=""), "no state"),
        (QuoteFilter(type="loud"), "no such type"),
        (QuoteFilter(order="best"), "no such order"),
        (QuoteFilter(since="kemarin"), "is no date"),
        (QuoteFilter(until="2020-99"), "is no date"),
        (QuoteFilter(since="2021", until="2020"), "ends before it starts"),
        (QuoteFilter(limit=0), "below one"),
        (QuoteFilter(about="..."), "no word"),
        (QuoteFilter(about="-sanksi"), "only says"),
        (QuoteFilter(speaker="?!"), "no letter"),
        (QuoteFilter(speaker="a " * 5000), "too many words"),
        (QuoteFilter(outlet="---"), "no letter"),
    ],
)
def test_what_cannot_be_asked_is_told(ledger: Ledger, wanted: QuoteFilter, why: str) -> None:
    with pytest.raises(KawatError, match=why) as caught:
        quotes(ledger, wanted)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    "speaker", ["' OR 1=1 --", '"putin" OR *', "pu:tin*", "\0putin", "pu" + "x" * 5000, "ترامب 😀"]
)
def test_a_hostile_speaker_finds_nobody(ledger: Ledger, speaker: str) -> None:
    assert set(listed(ledger, QuoteFilter(speaker=speaker))) <= {"a 0", "d 0"}
