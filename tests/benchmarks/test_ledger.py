"""The benchmark of the ledger runs and prints every figure it promises."""

import pytest
from benchmarks.ledger import main


def test_it_prints_rates_size_and_percentiles(capsys: pytest.CaptureFixture[str]) -> None:
    main(3)
    lines = capsys.readouterr().out.splitlines()
    assert [line.startswith("reports added") for line in lines[:2]] == [True, True]
    assert sum(" a second " in line for line in lines) == 5
    assert sum("p50" in line and "p95" in line for line in lines) == 7
