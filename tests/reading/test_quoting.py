"""Tests of kawat.reading.quoting: quotes as they are told, with what the model that comes with Kawat says of them."""

from kawat.reading.analysing import analysed
from kawat.reading.article import found_in
from kawat.reading.quoting import with_speakers
from kawat.records import Article

TEXT = (
    "Presiden Rusia Vladimir Putin bertemu Presiden Amerika Serikat Donald Trump di Helsinki, Senin (16/7).\n"
    "Trump mengatakan kepada wartawan bahwa kedua negara akan melanjutkan perundingan senjata nuklir.\n"
    '"Kami sepakat untuk bertemu lagi," kata Putin, dikutip dari TASS.'
)


def test_speakers_and_relays_with_and_without_the_model() -> None:
    article, found = found_in(Article("a", TEXT, published="2018-07-17", published_from="given"))
    seen = analysed(article, found)
    assert seen.analysis
    assert len(seen.analysis.quoted) == len(found.quotes)
    for one in (with_speakers(article, found), with_speakers(article, seen)):
        indirect, direct = one.quotes
        assert (indirect.type, indirect.person) == ("indirect", "Donald Trump")
        assert "melanjutkan perundingan" in indirect.text
        assert (direct.type, direct.person, direct.via) == ("direct", "Vladimir Putin", ("TASS",))


def test_nothing_said() -> None:
    article, found = found_in(Article("a", "Rebus air hingga mendidih."))
    assert with_speakers(article, found) == found


def test_what_stands_in_furniture_of_the_page_is_said_by_nobody() -> None:
    text = f'{TEXT}\n\nBaca juga: "Kapan kedua pemimpin akan bertemu lagi?"\n'
    article, found = found_in(Article("a", text, published="2018-07-17", published_from="given"))
    assert any("Kapan" in quote.text for quote in found.quotes)
    assert [quote.type for quote in with_speakers(article, found).quotes] == ["indirect", "direct"]
