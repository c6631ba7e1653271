"""`kawat search` and `kawat quotes`, as a user runs them."""

import json
from pathlib import Path

import pytest

from kawat.ledger import open_ledger
from tests.cli.inside import kawat
from tests.ledger.texts import Words, article


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    with open_ledger(folder / "kawat.db") as ledger:
        ledger.add_many(
            article(
                f"a{n}",
                f'Putin menelepon Trump [merah] kali ke-{n}. "Sanksi tetap berlaku," kata Trump.',
                title="Putin dan Trump",
                published=f"2020-01-{n:02}",
                triggers=["menelepon"],
                quotes=[Words("Sanksi tetap berlaku,", "kata Trump", "Donald Trump", "USA", "Q22686")],
            )
            for n in range(1, 6)
        )
    return folder


def test_search_shows_where_the_words_stand(here: Path) -> None:
    done = kawat("search", "telepon", "putin", "--in", "evidence", here=here)
    assert (done.status, done.err) == (0, "")
    assert "2020-01-05  Harian Contoh  evidence" in done.out
    assert "Putin menelepon Trump [merah] kali ke-5." in done.out


def test_search_tells_of_further_hits(here: Path) -> None:
    done = kawat("search", "sanksi", "--limit", "3", here=here)
    assert "3 of 10 hits. See the next with --after 3." in done.err
    assert "Donald Trump" in done.out


def test_search_as_json(here: Path) -> None:
    told = json.loads(kawat("search", "menelepon", "--json", "--limit", "1", here=here).out)
    assert (told["total"], told["next"]) == (10, 1)
    (hit,) = told["hits"]
    assert {hit["text"][start:end] for start, end in hit["marks"]} == {"menelepon"}
    assert hit["source"]["outlet"] == "Harian Contoh"


def test_search_takes_words_to_leave_out_behind_two_dashes(here: Path) -> None:
    done = kawat("search", "--", "putin", "-sanksi", here=here)
    assert done.status == 0
    assert "evidence" in done.out
    assert "quote" not in done.out


def test_nothing_found_is_said(here: Path) -> None:
    done = kawat("search", "tidakada", here=here)
    assert (done.status, done.out) == (0, "")
    assert "Nothing holds these words." in done.err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["search", '"putin'], "does not end"),
        (["search", "putin", "--in", "events"], "articles, evidence, quotes"),
        (["search", "putin", "--limit", "0"], "is not from 1 to 200"),
        (["search", "a" * 10_000], "longer than 200"),
        (["quotes", "--type", "keras"], "no such type"),
        (["quotes", "--state", "Atlantis"], "no state"),
        (["quotes", "--from", "2021", "--to", "2020"], "ends before it starts"),
        (["quotes", "--limit", "0"], "below one"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(here: Path, arguments: list[str], why: str) -> None:
    done = kawat(*arguments, here=here)
    assert (done.status, done.out) == (2, "")
    assert why in done.err
    assert done.err.startswith("kawat: ")


def test_quotes_are_listed_the_latest_first(here: Path) -> None:
    done = kawat("quotes", "--speaker", "trump", "--state", "Amerika Serikat", "--limit", "2", here=here)
    assert done.status == 0
    assert done.out.index("2020-01-05") < done.out.index("2020-01-04")
    assert "2020-01-03" not in done.out
    assert "Donald Trump (USA)" in done.out
    cursor = done.err.removeprefix("There are more: --after ").strip()
    assert "2020-01-03" in kawat("quotes", "--speaker", "trump", "--limit", "1", "--after", cursor, here=here).out


def test_quotes_are_listed_the_earliest_first_where_asked_for(here: Path) -> None:
    first = kawat("quotes", "--order", "oldest", "--limit", "2", "--json", here=here)
    cursor = first.err.removeprefix("There are more: --after ").strip()
    rest = kawat("quotes", "--order", "oldest", "--after", cursor, "--json", here=here)
    dates = [one["source"]["published"] for one in json.loads(first.out) + json.loads(rest.out)]
    assert dates == sorted(dates)
    assert len(json.loads(first.out)) == 2


def test_an_order_there_is_none_of(here: Path) -> None:
    assert "no such order" in kawat("quotes", "--order", "best", here=here).err


def test_quotes_as_json(here: Path) -> None:
    done = kawat("quotes", "--about", "sanksi", "--from", "2020-01-02", "--to", "2020-01-03", "--json", here=here)
    told = json.loads(done.out)
    assert [one["position"] for one in told] == [["2020-01-03", "a3", 0], ["2020-01-02", "a2", 0]]
    assert told[0]["quote"]["text"][slice(*told[0]["marks"][0])] == "Sanksi"


def test_no_quote_fits(here: Path) -> None:
    assert "No quote fits." in kawat("quotes", "--outlet", "Lain", here=here).err
