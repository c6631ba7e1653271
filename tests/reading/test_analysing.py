"""What the model is shown: articles that may tell of a dealing, with the phrases, states and times that rules found."""

from kawat.reading.analysing import analysed, asked_of
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


def test_the_model_is_asked_about_every_phrase_and_state() -> None:
    article, found = _found(CALL)
    assert [CALL[start:end] for start, end in asked_of(CALL, tuple(story(found)))] == ["menelepon"]
    seen = analysed(article, found)
    assert seen.analysis
    (call,) = [one for one in seen.analysis.triggers if one.kind == "call"]
    assert CALL[call.start : call.end] == "menelepon"
    (told,) = seen.analysis.arguments
    assert {state: max(roles) > 0.3 for state, roles in told.states} == {"RUS": True, "USA": True}
    ((start, end, chance),) = told.dates
    assert "Selasa" in CALL[start:end]
    assert chance > 0.3


def test_what_is_not_worth_a_look_is_left_as_it_is() -> None:
    article, found = _found("Harga beras naik di Jakarta.")
    assert analysed(article, found) is found
