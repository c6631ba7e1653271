"""Bad input: one clear line each, counted as refused, never stopping the rest; ledgers that are none stay untouched."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli import inside
from tests.cli.run import kawat

GOOD = (
    "Menlu RI Bertemu Menlu Malaysia di Jakarta\n\n"
    "JAKARTA - Menteri Luar Negeri Retno Marsudi bertemu Menteri Luar Negeri Malaysia Saifuddin Abdullah di Jakarta, "
    "Senin (24/10/2022). Keduanya membahas perlindungan pekerja migran Indonesia di Malaysia. "
    '"Kami membahas perlindungan pekerja," kata Retno kepada wartawan.\n'
)
ENGLISH = (
    "The foreign ministers of both countries met in Jakarta on Monday and discussed the protection of migrant workers. "
    "They agreed to meet again next month, a spokesman said, and to sign a memorandum of understanding on trade.\n"
)
UNDATED = (
    "Kedua menteri luar negeri bertemu dan membahas kerja sama perdagangan antara Indonesia dan Malaysia. "
    "Mereka sepakat untuk memperkuat hubungan yang selama ini sudah berjalan dengan baik di berbagai bidang.\n"
)


def _bad_files(folder: Path) -> dict[str, str]:
    """Writes bad inputs; the words that each one's line must hold."""
    folder.joinpath("empty.txt").write_bytes(b"")
    folder.joinpath("binary.txt").write_bytes(bytes(range(256)) * 64)
    folder.joinpath("undecodable.txt").write_bytes(b"Presiden \x81\x8d\x8f\x90\x9d Rusia " * 40)
    with folder.joinpath("huge.txt").open("wb") as huge:
        huge.write(GOOD.encode() * (50_000_000 // len(GOOD) + 1))
    folder.joinpath("no-article.html").write_text("<html><body><nav><a href='/'>Beranda</a></nav></body></html>")
    folder.joinpath("english.txt").write_text(ENGLISH)
    folder.joinpath("undated.txt").write_text(UNDATED)
    lines = ['{"id": "broken', json.dumps({"id": "no-text"}), json.dumps(["not", "an", "object"])]
    folder.joinpath("lines.jsonl").write_text("\n".join(lines) + "\n")
    return {
        "empty.txt": "empty",
        "binary.txt": "binary",
        "undecodable.txt": "bytes",
        "huge.txt": "MB",
        "no-article.html": "article",
        "english.txt": "English",
        "undated.txt": "date",
    }


def test_each_bad_input_gets_a_line_and_the_good_one_is_kept(tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    expected = _bad_files(inputs)
    inputs.joinpath("good.txt").write_text(GOOD)
    run = inside.kawat("add", "in", here=tmp_path)
    refusals = [line for line in run.err.splitlines() if line.startswith("refused")]
    for name, word in expected.items():
        told = [line for line in refusals if name in line]
        assert len(told) == 1, (name, run.err)
        assert word in told[0]
    assert sum("lines.jsonl" in line for line in refusals) == 3
    assert run.out.startswith("1 added, 0 unchanged, 10 refused")
    assert run.status == 1


def test_the_exit_status_tells_none_some_all(tmp_path: Path) -> None:
    tmp_path.joinpath("good.txt").write_text(GOOD)
    tmp_path.joinpath("bad.txt").write_text("")
    assert kawat("add", "good.txt", here=tmp_path).status == 0
    assert kawat("add", "good.txt", "bad.txt", here=tmp_path).status == 1
    assert kawat("add", "bad.txt", "missing.txt", here=tmp_path).status == 3
    assert kawat("read", "bad.txt", here=tmp_path).status == 3


def test_adding_twice_changes_nothing(tmp_path: Path) -> None:
    tmp_path.joinpath("good.txt").write_text(GOOD)
    first = inside.kawat("add", "good.txt", here=tmp_path)
    before = inside.kawat("timeline", "--json", here=tmp_path).out
    second = inside.kawat("add", "good.txt", here=tmp_path)
    assert first.out.startswith("1 added, 0 unchanged, 0 refused")
    assert second.out.startswith("0 added, 1 unchanged, 0 refused")
    assert inside.kawat("timeline", "--json", here=tmp_path).out == before


def test_a_given_date_lets_an_undated_article_in(tmp_path: Path) -> None:
    run = kawat("add", "-", "--published", "2022-10-25", here=tmp_path, stdin=UNDATED.encode())
    assert run.out.startswith("1 added")


@pytest.mark.parametrize("date", ["2018-02-30", "kemarin", "2018/..", ""])
@pytest.mark.parametrize("command", ["add", "read"])
def test_a_given_date_that_is_none_is_refused_before_anything_is_read(tmp_path: Path, command: str, date: str) -> None:
    run = inside.kawat(command, "-", f"--published={date}", here=tmp_path, stdin=UNDATED.encode())
    assert (run.status, run.out) == (2, "")
    assert repr(date) in run.err
    assert "2018-07-04" in run.err


@pytest.mark.parametrize("content", [b"this is no database", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_file_that_is_no_ledger_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    tmp_path.joinpath("good.txt").write_text(GOOD)
    tmp_path.joinpath("notes.db").write_bytes(content)
    run = kawat("--ledger", "notes.db", "add", "good.txt", here=tmp_path)
    assert run.status == 2
    assert "notes.db" in run.err
    assert tmp_path.joinpath("notes.db").read_bytes() == content


def test_a_database_of_something_else_is_refused_untouched(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE birds (name TEXT)")
    other.close()
    before = tmp_path.joinpath("other.db").read_bytes()
    run = kawat("timeline", "--ledger", "other.db", here=tmp_path)
    assert run.status == 2
    assert tmp_path.joinpath("other.db").read_bytes() == before


def test_a_ledger_of_a_newer_version_is_refused_untouched(tmp_path: Path) -> None:
    tmp_path.joinpath("good.txt").write_text(GOOD)
    inside.kawat("add", "good.txt", here=tmp_path)
    with sqlite3.connect(tmp_path / "kawat.db") as ledger:
        ledger.execute("UPDATE alembic_version SET version_num = '9999'")
    ledger.close()
    before = tmp_path.joinpath("kawat.db").read_bytes()
    run = kawat("timeline", here=tmp_path)
    assert run.status == 2
    assert "newer" in run.err
    assert tmp_path.joinpath("kawat.db").read_bytes() == before


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("questions")
    here.joinpath("good.txt").write_text(GOOD)
    assert inside.kawat("add", "good.txt", here=here).status == 0
    return here


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--kind", "sumit"), "Did you mean summit"),
        (("--state", "USB"), "Did you mean"),
        (("--from", "3 Juli"), "no date"),
        (("--from", "2020", "--to", "2018"), "ends before it starts"),
        (("--json", "--csv"), "only one"),
    ],
)
def test_a_wrong_question_says_what_to_ask(folder: Path, arguments: tuple[str, ...], words: str) -> None:
    run = inside.kawat("timeline", *arguments, here=folder)
    assert run.status == 2
    assert words in run.err


def test_a_missing_ledger_is_not_made_by_asking(tmp_path: Path) -> None:
    run = inside.kawat("timeline", here=tmp_path)
    assert run.status == 2
    assert "kawat.db" in run.err
    assert not list(tmp_path.iterdir())
