"""The API keeps its own description: schemathesis asks what /openapi.json allows, and what it forbids."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from schemathesis.openapi.loaders import from_asgi
from schemathesis.specs.openapi.checks import positive_data_acceptance

from kawat.ledger.readers import Readers
from kawat.web.app import make_app

HERE = {"Host": "localhost"}
APP = make_app("found by the fixture")
schema = from_asgi("/openapi.json", APP, headers=HERE)


@pytest.fixture(scope="module", autouse=True)
def served(ledger_path: Path) -> Iterator[None]:
    APP.state.readers = Readers(ledger_path)
    yield
    APP.state.readers.close()


@schema.parametrize()
@settings(
    max_examples=25, derandomize=True, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
def test_every_answer_is_as_described(case: Any) -> None:
    # What no pattern can say is refused though the description allows it: a cursor of nobody's, a 30th of February, a
    # state that the ledger does not know.
    case.call_and_validate(headers=HERE, excluded_checks=[positive_data_acceptance])
