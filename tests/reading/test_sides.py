"""Tests of kawat.reading.sides and kawat.reading.surroundings: the numbers have the same order for every article."""

import re

from kawat.languages import table
from kawat.reading.article import found_in
from kawat.reading.candidates import find_candidates, story
from kawat.reading.sides import participant, sides_of
from kawat.reading.surroundings import Surroundings
from kawat.records import Article

TEXT = (
    "Menteri Luar Negeri Rusia Sergei Lavrov mengecam Inggris di Moskow. "
    "Ia menyebut Prancis juga bersalah. Pemerintah menolak tuduhan Rusia itu."
)


def _around(text: str) -> Surroundings:
    article, found = found_in(Article("a", text, published="2022-05-04", published_from="given"))
    sentences = tuple(story(found))
    return Surroundings(article, found, sentences, tuple(find_candidates(article, found, sentences)))


def test_every_way_of_speaking_has_words_and_no_other_hides_in_them() -> None:
    listed = table("id", "surroundings")
    for way, words in listed.items():
        assert words == list(dict.fromkeys(words)), way
        assert all(re.fullmatch(r"\w+(?:[ -]\w+)*", word) for word in words)
        others = [other for other_way, others in listed.items() if other_way != way for other in others]
        assert not [1 for word in words for other in others if word != other and re.search(rf"\b{other}\b", word)]


def test_every_candidate_has_as_many_numbers() -> None:
    around = _around(TEXT)
    assert len(around.candidates) == 3
    assert len({len(around.of_candidate(one)) for one in around.candidates}) == 1
    assert len({len(side.numbers) for one in around.candidates for side in sides_of(around, one)}) == 1


def test_the_states_of_a_trigger_s_own_sentence_come_first() -> None:
    around = _around(TEXT)
    assert [side.state for side in sides_of(around, around.candidates[0])][:2] == ["GBR", "RUS"]


def test_states_named_before_may_take_part() -> None:
    around = _around(TEXT)
    assert {"RUS", "GBR", "FRA"} <= {side.state for side in sides_of(around, around.candidates[-1])}


def test_a_side_is_shown_by_the_mention_that_rules_chose() -> None:
    around = _around(TEXT)
    one = around.candidates[0]
    side = next(side for side in sides_of(around, one) if side.state == "RUS")
    made = participant("actor", one, side)
    assert (made.role, made.person) == ("actor", "Sergey Lavrov")
