"""A release: valid for Frictionless, the same to the byte, and without the words of articles."""

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest
import yaml

from kawat.errors import KawatError
from kawat.export.release.details import details
from kawat.export.release.tables import LONGEST, REFERENCES, TABLES
from kawat.export.release.writing import release
from kawat.flow import add
from kawat.ledger.queries import counts
from kawat.ledger.store import Ledger, open_ledger
from kawat.ledger.walking import every_report
from kawat.records import Kind, Office, Role, Status
from tests.export.conftest import ROOT
from tests.ledger.build import call, event

DETAILS = details("2026-11-22", authors=("Siti Contoh",))


@pytest.fixture(scope="module")
def folder(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("release") / "data"
    release(ledger, made, DETAILS)
    return made


def load(folder: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(folder / f"{name}.csv", dtype="string", keep_default_na=False)


def test_frictionless_finds_it_valid(folder: Path) -> None:
    code = (
        "import sys, warnings; warnings.simplefilter('ignore'); from frictionless import Package;"
        "report = Package(sys.argv[1]).validate(); print(report.flatten()); sys.exit(not report.valid)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, "datapackage.json"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_frictionless_would_find_a_fault(folder: Path, tmp_path: Path) -> None:
    """The check is one that can fail: a row that refers to no event is told."""
    code = (
        "import sys, warnings; warnings.simplefilter('ignore'); from frictionless import Package;"
        "print(Package(sys.argv[1]).validate().flatten(['type']))"
    )
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / "participants.csv").open("a") as file:
        file.write("nowhere,0,actor,RUS,,,\n")
    run = subprocess.run(
        [sys.executable, "-c", code, "datapackage.json"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "foreign-key" in run.stdout


def test_checksums_agree(folder: Path) -> None:
    run = subprocess.run(
        ["sha256sum", "--check", "--strict", "CHECKSUMS"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert {line.split()[1] for line in (folder / "CHECKSUMS").read_text().splitlines()} == {
        path.name for path in folder.iterdir()
    } - {"CHECKSUMS"}


def test_every_row_is_there_and_references_hold(folder: Path, ledger: Ledger) -> None:
    held = counts(ledger)
    tables = {table.name: load(folder, table.name) for table in TABLES}
    assert (len(tables["events"]), len(tables["reports"])) == (held.events, held.reports)
    assert len(tables["codes"]) == 27 * 6
    assert tables["sources"]["articles"].astype(int).sum() <= held.articles
    for name, fields, other, there in REFERENCES:
        known = set(map(tuple, tables[other][list(there)].to_numpy()))
        given = set(map(tuple, tables[name][list(fields)].to_numpy())) - {("",)}
        assert given <= known
    for table in TABLES:
        assert list(tables[table.name].columns) == [column.name for column in table.columns]
        assert not tables[table.name].duplicated(list(table.key)).any()


def test_the_descriptor_tells_sizes_digests_licence_and_version(folder: Path) -> None:
    told = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert (told["version"], told["licenses"][0]["name"]) == ("2026.11.22", "CC-BY-4.0")
    assert all(one["bytes"] == (folder / one["path"]).stat().st_size for one in told["resources"])
    assert all(field["description"] for one in told["resources"] for field in one.get("schema", {}).get("fields", ()))


def test_the_citation_is_one(folder: Path) -> None:
    told = yaml.safe_load((folder / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors", "type", "license"} <= set(told)
    assert (told["type"], told["date-released"], told["authors"]) == (
        "dataset",
        "2026-11-22",
        [{"name": "Siti Contoh"}],
    )


def test_no_sentence_of_an_article_is_in_it(folder: Path, ledger: Ledger) -> None:
    whole = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.csv"))
    for told in every_report(ledger):
        article = ledger.reading(told.source.id)
        sentences = [article.article.text[start:end] for start, end in article.sentences]
        assert not any(one in whole for one in sentences if len(one) > LONGEST)


def test_the_codebook_tells_every_column(folder: Path) -> None:
    text = (folder / "CODEBOOK.md").read_text(encoding="utf-8")
    for table in TABLES:
        assert f"`{table.name}.csv`" in text
        assert all(f"| `{column.name}` |" in text for column in table.columns)


def test_the_same_ledger_gives_the_same_bytes(folder: Path, ledger: Ledger, tmp_path: Path) -> None:
    release(ledger, tmp_path / "again", DETAILS)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()
    }


def test_hostile_outlets_make_a_valid_release(tmp_path: Path) -> None:
    outlets = ["=cmd|' /C calc'!A0", 'a,b;c\\"d"\n', "\u202eداس 😀", "-1", None]
    with open_ledger(tmp_path / "k.db") as opened:
        readings = [call(f"a{number}", outlet=outlet) for number, outlet in enumerate(outlets)]
        opened.add_many(readings)
        opened.apply_events([event("e1", states=("RUS", "X:=1"), behind=readings)])
        release(opened, tmp_path / "data", DETAILS)
    with (tmp_path / "data" / "sources.csv").open(newline="", encoding="utf-8") as file:
        assert {row["outlet"] for row in csv.DictReader(file)} == {
            "'=cmd|' /C calc'!A0", "a,b;c\\\"d\"\n", "\u202eداس 😀", "'-1",
        }  # fmt: skip
    test_frictionless_finds_it_valid(tmp_path / "data")


def test_both_databases_give_the_same_bytes(tmp_path: Path, postgresql_url: str) -> None:
    made = []
    for number, where in enumerate((str(tmp_path / "k.db"), postgresql_url)):
        with open_ledger(where) as opened:
            add([str(ROOT / "samples")], opened)
            release(opened, tmp_path / str(number), DETAILS)
        made.append({path.name: path.read_bytes() for path in (tmp_path / str(number)).iterdir()})
    assert made[0] == made[1]


def test_a_ledger_of_nothing_makes_a_valid_release(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "k.db") as opened:
        release(opened, tmp_path / "data", DETAILS)
    test_frictionless_finds_it_valid(tmp_path / "data")


def test_what_is_there_stays_and_an_empty_folder_is_filled(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    (tmp_path / "empty").mkdir()
    with pytest.raises(KawatError, match="is there already"):
        release(ledger, tmp_path / "full", DETAILS)
    release(ledger, tmp_path / "empty", DETAILS)
    assert (tmp_path / "empty" / "CHECKSUMS").exists()
    with pytest.raises(KawatError, match="cannot be written"):
        release(ledger, tmp_path / "none" / "data", DETAILS)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "full"]


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ({"date": "22-11-2026"}, "is no day"),
        ({"date": "2026-11"}, "is no day"),
        ({"licence": "see/below"}, "is no SPDX identifier"),
        ({"version": " "}, "is empty"),
        ({"title": "a\nb"}, "control characters"),
        ({"authors": ("",)}, "is empty"),
    ],
)
def test_bad_details_are_refused(options: dict[str, str], fault: str) -> None:
    with pytest.raises(KawatError, match=fault):
        details(**({"date": "2026-11-22"} | options))  # type: ignore[arg-type]


def test_the_codebook_tells_what_every_code_means_as_the_page_on_the_format_does(folder: Path) -> None:
    text = (folder / "CODEBOOK.md").read_text(encoding="utf-8").split("## What the codes mean\n")[1]
    told = re.findall(r"^\| `(\w+)` \| .* \|$", text, re.MULTILINE)
    assert sorted(told) == sorted(get_args(Kind) + get_args(Status) + get_args(Role) + get_args(Office))
    page = set((ROOT / "docs" / "format.md").read_text(encoding="utf-8").splitlines())
    assert [line for line in text.splitlines() if line.startswith("| `") and line not in page] == []
