"""What the model is shown: articles that may tell of a dealing, with the phrases and mentions that rules found."""

from itertools import pairwise

from kawat.reading.analysing import analysed, asked_of, mentions_of
from kawat.reading.article import found_in
from kawat.reading.candidates import Found, is_worth, story
from kawat.records import Article

CALL = "Presiden Rusia Vladimir Putin menelepon Presiden Amerika Serikat Donald Trump pada Selasa (3/7)."


def _found(text: str) -> tuple[Article, Found]:
    return found_in(Article("a", text, published="2018-07-04", published_from="given"))


def _is_worth(text: str) -> bool:
    article, found = _found(text)
    return is_worth(article.text, story(found))


def test_an_act_between_two_states_is_worth_a_look() -> None:
    assert _is_worth(CALL)
    assert _is_worth("Rusia dan Amerika Serikat berselisih. Cuaca cerah. Kedua pemimpin bertemu.")


def test_one_state_or_no_act_is_not() -> None:
    assert not _is_worth("Presiden Rusia Vladimir Putin menelepon istrinya.")
    assert not _is_worth("Tim Rusia dan tim Amerika Serikat berlatih di lapangan.")
    assert not _is_worth("")


def test_the_model_is_asked_about_every_phrase_and_mention() -> None:
    article, found = _found(CALL)
    assert [CALL[start:end] for start, end in asked_of(CALL, tuple(story(found)))] == ["menelepon"]
    assert all(CALL[start:end].strip() for start, end in mentions_of(found))
    seen = analysed(article, found)
    assert seen.mentions == mentions_of(found)
    assert seen.analysis
    (call,) = [one for one in seen.analysis.triggers if one.kind == "call"]
    assert CALL[call.start : call.end] == "menelepon"
    roles = {CALL[slice(*seen.mentions[one.mention])]: one.roles for one in seen.analysis.mention_roles[0]}
    assert len(roles) >= 2


def test_mentions_do_not_overlap() -> None:
    _, found = _found(CALL * 3)
    spans = mentions_of(found)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_what_is_not_worth_a_look_is_left_as_it_is() -> None:
    article, found = _found("Harga beras naik di Jakarta.")
    assert analysed(article, found) is found
