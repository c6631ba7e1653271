"""Training data under other names: words, spans and codes move together."""

from typing import Any

from training.examples import named_in
from training.substitution import substituted

TEXT = "Presiden Rusia Vladimir Putin menelepon Presiden China Xi Jinping dari Yangon pada Selasa (3/5). Moskow diam."


def _span(words: str) -> dict[str, Any]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "text": words}


def _article() -> dict[str, Any]:
    participants = [
        {"role": "actor", "state": "RUS", "person": "Vladimir Putin", "span": _span("Presiden Rusia Vladimir Putin")},
        {"role": "target", "state": "CHN", "person": "Xi Jinping", "span": _span("Presiden China Xi Jinping")},
    ]
    report = {
        "kind": "call", "status": "held", "date": "2022-05-03", "date_span": _span("Selasa (3/5)"), "place": None,
        "evidence": [_span("menelepon")], "participants": participants, "according_to": None,
    }  # fmt: skip
    return {
        "id": "a", "text": TEXT, "published": "2022-05-04", "published_from": "given", "reports": [report],
        "quotes": [],
    }  # fmt: skip


def test_spans_hold_their_words() -> None:
    made = substituted(_article(), 0)
    (report,) = made["reports"]
    assert made["text"] != TEXT
    spans = [report["date_span"], *report["evidence"], *(one["span"] for one in report["participants"])]
    assert all(made["text"][span["start"] : span["end"]] == span["text"] for span in spans)
    assert report["evidence"][0]["text"] == "menelepon"
    assert made["published"] == "2022-05-04"


def test_states_named_have_the_codes_of_the_participants() -> None:
    made = substituted(_article(), 0)
    actor, target = (one["state"] for one in made["reports"][0]["participants"])
    assert {actor, target}.isdisjoint({"RUS", "CHN"})
    before, after = named_in(_article()), made["named"]
    other = {"RUS": actor, "CHN": target, None: None}
    assert [other.get(one.state, one.state) for one, _ in before if one.state != "MMR"] == [
        one.state for (one, _), (old, _) in zip(after, before, strict=True) if old.state != "MMR"
    ]
    assert [value for _, value in after if value] == ["2022-05-03"]


def test_the_article_itself_stays_as_it_is() -> None:
    article = _article()
    substituted(article, 1)
    assert article == _article()
