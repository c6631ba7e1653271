"""The benchmark of the ledger runs and prints every figure it promises."""

import pytest
from benchmarks import add_one
from benchmarks.ledger import main


@pytest.mark.parametrize("server", [False, True])
def test_it_prints_rates_size_and_percentiles(
    capsys: pytest.CaptureFixture[str], postgresql_url: str, server: bool
) -> None:
    main(3, postgresql_url if server else None)
    lines = capsys.readouterr().out.splitlines()
    assert [line.startswith("reports added") for line in lines[:4]] == [True, False, True, True]
    assert sum(" a second " in line for line in lines) == 7
    assert sum("p50" in line and "p95" in line for line in lines) == 7


def test_one_article_more_is_timed(capsys: pytest.CaptureFixture[str]) -> None:
    add_one.main(600)
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("one article more, processor ms") for line in lines) == 2
    assert sum(line.startswith("one article more, wall ms") for line in lines) == 2
