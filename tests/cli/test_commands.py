"""Every command: its help, its place in both READMEs, and what read, show, timeline and evaluate print."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kawat import __version__
from kawat.cli import PANELS
from kawat.export.reading_json import reading_json
from kawat.flow import read_all
from kawat.records import Reading
from tests import SHARED
from tests.cli.inside import kawat

ROOT = Path(__file__).parents[2]
COMMANDS = sorted(command for commands in PANELS.values() for command in commands)
STORY = (
    "Kabar Perang Hari Ini\n\n"
    "MOSKOW - Rusia menyerang Ukraina pada Selasa (3/5/2022). Presiden Rusia Vladimir Putin menelepon Presiden China "
    'Xi Jinping sehari kemudian. "Kami akan bertemu bulan depan," kata Putin di Moskow.\n'
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("commands")
    here.joinpath("story.txt").write_text(STORY, encoding="utf-8")
    run = kawat("add", "story.txt", "--published", "2022-05-05", here=here)
    assert run.status == 0, run.err
    return here


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first articles of the real gold, in a file of their own."""
    lines = (SHARED / "gold" / "train.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    path = tmp_path_factory.mktemp("gold") / "some.jsonl"
    path.write_text("".join(lines[:4]), encoding="utf-8")
    return path


def test_all_commands_are_here() -> None:
    assert COMMANDS == [
        "actor", "add", "changes", "dates", "dyad", "evaluate", "export", "judge", "person", "quotes", "read",
        "rebuild", "release", "search", "serve", "show", "sources", "timeline", "upcoming", "who",
    ]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_help_names_what_goes_in(command: str, tmp_path: Path) -> None:
    short, long = (kawat(command, option, here=tmp_path) for option in ("-h", "--help"))
    assert short == long
    assert short.status == 0
    assert f"kawat {command}" in short.out
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("readme", ["README.md", "README.id.md"])
def test_every_command_is_told_of(readme: str) -> None:
    shown = re.findall(r"^kawat (?:--\S+ \S+ )?(\w+)", (ROOT / readme).read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(set(shown)) == COMMANDS


def test_version_and_no_command(tmp_path: Path) -> None:
    assert kawat("--version", here=tmp_path).out == f"kawat {__version__}\n"
    shown = kawat("-h", here=tmp_path).out
    assert [panel for panel in PANELS if panel not in shown] == []


def test_a_mistyped_command_is_answered_with_the_likest(tmp_path: Path) -> None:
    run = kawat("tmeline", here=tmp_path)
    assert run.status == 2
    assert "'timeline'" in run.err


@pytest.mark.parametrize("arguments", [["--version"], ["dates", "3 Mei 2022"], ["who", "Rusia"]])
def test_what_asks_no_ledger_loads_no_database(arguments: list[str]) -> None:
    program = f"from kawat.cli import app; app({arguments!r}, standalone_mode=False); import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8")
    assert not {"sqlalchemy", "psycopg", "networkx", "pyarrow"} & set(done.stdout.splitlines()[-1].split())


def test_read_shows_reports_and_quotes(folder: Path) -> None:
    run = kawat("read", "story.txt", here=folder)
    assert run.status == 0
    for words in ("Kabar Perang Hari Ini", "attack held", "2022-05-03", "RUS > UKR", "Vladimir Putin (RUS)", "Quotes"):
        assert words in run.out
    assert "“Kami akan bertemu bulan depan,”" in run.out


def test_read_as_json_lines_is_the_reading(folder: Path) -> None:
    run = kawat("read", "--jsonl", str(folder / "story.txt"), here=folder)
    (reading,) = read_all([str(folder / "story.txt")])
    assert isinstance(reading, Reading)
    assert json.loads(run.out) == reading_json(reading)


def test_read_says_when_there_is_no_dealing(tmp_path: Path) -> None:
    tmp_path.joinpath("home.txt").write_text("Harga cabai naik lagi di pasar Bekasi sejak kemarin pagi. " * 3)
    assert "No dealing between states." in kawat("read", "home.txt", here=tmp_path).out


def _events(folder: Path, *filters: str) -> list[dict[str, Any]]:
    run = kawat("timeline", "--json", *filters, here=folder)
    assert run.status == 0, run.err
    events: list[dict[str, Any]] = json.loads(run.out)
    return events


def test_timeline_lists_and_filters(folder: Path) -> None:
    assert {event["kind"] for event in _events(folder)} >= {"attack", "call"}
    assert {event["kind"] for event in _events(folder, "--state", "Ukraina")} == {"attack"}
    between = {event["kind"] for event in _events(folder, "--state", "RUS", "--state", "Cina")}
    assert "call" in between
    assert "attack" not in between
    assert len(_events(folder, "--limit", "1")) == 1
    assert _events(folder, "--from", "2030") == []
    table = kawat("timeline", here=folder).out
    assert all(event["id"] in table for event in _events(folder))


def test_timeline_says_when_nothing_fits(folder: Path) -> None:
    run = kawat("timeline", "--from", "2030", here=folder)
    assert (run.status, run.out) == (0, "")
    assert "No event fits" in run.err


def test_timeline_with_evidence_shows_a_sentence_under_each_event(folder: Path) -> None:
    shown = kawat("timeline", "--evidence", here=folder).out
    for event in _events(folder):
        head, below = shown.split(f"[{event['id']}]")
        assert event["kind"] in head
        assert below.lstrip().startswith("Kabar Perang Hari Ini:")
    assert "Rusia menyerang Ukraina pada Selasa (3/5/2022)." in shown


def test_show_gives_every_sentence_with_its_trigger(folder: Path) -> None:
    (attack,) = _events(folder, "--kind", "attack")
    shown = kawat("show", attack["id"], here=folder).out
    for words in ("attack held", "date 2022-05-03", attack["id"], "“Selasa (3/5/2022)”", "Rusia menyerang Ukraina"):
        assert words in shown
    told = json.loads(kawat("show", attack["id"][:6], "--json", here=folder).out)
    assert {key: told[key] for key in attack} == attack
    for report in told["evidence"]:
        for sentence in report["sentences"]:
            assert STORY[sentence["start"] : sentence["end"]] == sentence["text"]
            assert "menyerang" in {sentence["text"][start:end] for start, end in sentence["triggers"]}


def test_show_of_an_unknown_event_says_where_ids_are(folder: Path) -> None:
    run = kawat("show", "e-none", here=folder)
    assert (run.status, run.out) == (2, "")
    assert "kawat timeline" in run.err


def test_evaluate_prints_a_row_a_figure(gold: Path, tmp_path: Path) -> None:
    figures = json.loads(kawat("evaluate", str(gold), "--json", here=tmp_path).out)
    table = kawat("evaluate", str(gold), here=tmp_path).out
    assert figures["articles"] == 4
    for name in figures.keys() - {"kinds"}:
        assert name in table
    assert f"{figures['reports found']['f1']:.3f}" in table


def test_evaluate_by_kind(gold: Path, tmp_path: Path) -> None:
    figures = json.loads(kawat("evaluate", str(gold), "--json", here=tmp_path).out)
    plain, by_kind = (kawat("evaluate", str(gold), *more, here=tmp_path).out for more in ((), ("--kinds",)))
    assert figures["kinds"]
    assert len(by_kind.splitlines()) >= len(plain.splitlines()) + len(figures["kinds"])


def test_evaluate_keeps_the_readings(gold: Path, tmp_path: Path) -> None:
    kawat("evaluate", str(gold), "--readings", "out.jsonl", here=tmp_path)
    readings = [json.loads(line) for line in tmp_path.joinpath("out.jsonl").read_text(encoding="utf-8").splitlines()]
    wanted = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    assert [one["id"] for one in readings] == [one["id"] for one in wanted]
    assert [one["text"] for one in readings] == [one["text"] for one in wanted]


@pytest.mark.parametrize(
    ("content", "words"),
    [("{", "broken JSON"), ('{"id": "a"}', "no text"), ("", "no annotated article"), (None, "cannot be read")],
)
def test_evaluate_refuses_what_is_no_gold(tmp_path: Path, content: str | None, words: str) -> None:
    if content is not None:
        tmp_path.joinpath("gold.jsonl").write_text(content)
    run = kawat("evaluate", "gold.jsonl", here=tmp_path)
    assert (run.status, run.out) == (2, "")
    assert words in run.err
    assert "gold.jsonl" in run.err


def test_an_event_without_a_date_says_when_it_was_told(tmp_path: Path) -> None:
    tmp_path.joinpath("one.txt").write_text(
        "Jakarta Kecam Sanksi\n\nJAKARTA - Rusia mengecam sanksi Amerika Serikat. Moskow menuduh Washington munafik.\n",
        encoding="utf-8",
    )
    assert kawat("add", "one.txt", "--published", "2022-05-05", here=tmp_path).status == 0
    undated = [event for event in _events(tmp_path) if event["date"] is None]
    assert undated
    for options in ((), ("--evidence",)):
        shown = kawat("timeline", *options, here=tmp_path).out
        assert shown.count("told 2022-05-05") == len(undated)


@pytest.mark.parametrize("columns", ["60", "80", "109", "110", "200"])
def test_no_word_of_an_event_is_broken_however_narrow(folder: Path, columns: str) -> None:
    (event,) = _events(folder, "--kind", "attack")
    shown = kawat("timeline", "--kind", "attack", here=folder, columns=columns).out.split()
    words = [event["date"], "attack", "held", "RUS", "UKR"]
    assert [word for word in words if word not in shown] == []
    assert any(event["id"] in word for word in shown)


def test_what_goes_elsewhere_has_room(folder: Path) -> None:
    shown = kawat("timeline", here=folder, columns=None).out
    assert "reports  outlets" in shown.splitlines()[0]
