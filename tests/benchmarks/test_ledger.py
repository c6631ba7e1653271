"""The benchmark of the ledger runs, on both databases, and prints every figure it promises."""

import pytest
from benchmarks import add_one
from benchmarks.ledger import main


@pytest.mark.parametrize("server", [False, True])
def test_it_prints_rates_size_and_percentiles(
    capsys: pytest.CaptureFixture[str], postgresql_url: str, server: bool
) -> None:
    main(["400", "--times", "2", *(["--ledger", postgresql_url] if server else [])])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == ("## postgresql" if server else "## sqlite")
    assert sum(" a second " in line for line in lines) == 3
    assert "400 reports" in lines[4]
    asked = [line for line in lines if "p50" in line and "p95" in line]
    assert len(asked) == 26
    assert sum(line.startswith("page: ") for line in asked) == 8


def test_one_article_more_is_timed(capsys: pytest.CaptureFixture[str]) -> None:
    add_one.main(600)
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("one article more, processor ms") for line in lines) == 2
    assert sum(line.startswith("one article more, wall ms") for line in lines) == 2
