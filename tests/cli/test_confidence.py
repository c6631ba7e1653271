"""`--min-confidence`: the user moves the threshold below which reports are left out."""

import json
from pathlib import Path

from tests.cli.inside import kawat

LINE = {
    "id": "a",
    "text": "Presiden Rusia Vladimir Putin menelepon Presiden China Xi Jinping pada Selasa (3/5).",
    "published": "2022-05-04",
}


def _reports(here: Path, *options: str) -> list[float]:
    (here / "one.jsonl").write_text(json.dumps(LINE) + "\n", encoding="utf-8")
    run = kawat("read", "--jsonl", *options, "one.jsonl", here=here)
    assert run.status == 0, run.err
    return [report["confidence"] for report in json.loads(run.out)["reports"]]


def test_reports_carry_their_confidence(tmp_path: Path) -> None:
    (confidence,) = _reports(tmp_path)
    assert 0.3 <= confidence < 1


def test_less_sure_reports_are_left_out_when_asked_for(tmp_path: Path) -> None:
    assert _reports(tmp_path, "--min-confidence", "0.99") == []
    assert len(_reports(tmp_path, "--min-confidence", "0")) == 1


def test_add_keeps_only_what_is_sure_enough(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text(json.dumps(LINE) + "\n", encoding="utf-8")
    assert "0 reports" in kawat("add", "--min-confidence", "0.99", "one.jsonl", here=tmp_path).out
    assert "1 reports" in kawat("add", "one.jsonl", here=tmp_path).out


def test_a_confidence_lies_between_nothing_and_one(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text(json.dumps(LINE) + "\n", encoding="utf-8")
    assert kawat("read", "--min-confidence", "2", "one.jsonl", here=tmp_path).status == 2
