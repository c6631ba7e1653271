"""Data files: every one is read, and as by PyYAML's own loader."""

from pathlib import Path

import pytest
import yaml

import kawat
from kawat.data_files import load_yaml

PACKAGE = Path(kawat.__file__).parent
FILES = sorted(path.relative_to(PACKAGE) for ending in ("yaml", "yml") for path in PACKAGE.rglob(f"*.{ending}"))


@pytest.mark.parametrize("file", FILES, ids=str)
def test_a_file_is_read_as_by_the_slower_loader(file: Path) -> None:
    assert load_yaml("kawat", file.as_posix()) == yaml.safe_load(PACKAGE.joinpath(file).read_text(encoding="utf-8"))


def test_there_are_files() -> None:
    assert Path("languages/id/triggers.yaml") in FILES
