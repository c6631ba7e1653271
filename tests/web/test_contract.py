"""The API keeps its own description: schemathesis asks what /openapi.json allows, and what it forbids."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from schemathesis.openapi.loaders import from_asgi
from schemathesis.specs.openapi.checks import positive_data_acceptance

from kawat.ledger import timeline
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


@pytest.mark.parametrize(
    ("path", "parameters", "query"),
    [
        ("/v1/events", {}, {"limit": 200}),
        ("/v1/events/{event_id}", {"event_id": "EVENT"}, {}),
        ("/v1/events/{event_id}/evidence", {"event_id": "EVENT"}, {"limit": 2}),
        ("/v1/dyads/{one}/{other}", {"one": "RUS", "other": "USA"}, {"on": "2018-01-01"}),
        ("/v1/actors/{state}", {"state": "USA"}, {}),
        ("/v1/persons/{name}", {"name": "Joko Widodo"}, {}),
        ("/v1/quotes", {}, {"about": "pertemuan"}),
        ("/v1/upcoming", {}, {"on": "2018-01-01"}),
        ("/v1/search", {}, {"q": "bertemu", "limit": 200}),
        ("/v1/articles/{article_id}", {"article_id": "ARTICLE"}, {}),
        ("/v1/changes", {}, {"limit": 200}),
        ("/v1/sources", {}, {}),
    ],
)
def test_full_answers_are_as_described(path: str, parameters: dict[str, str], query: dict[str, Any]) -> None:
    with APP.state.readers.reading() as ledger:
        known = max(timeline(ledger), key=lambda one: one.strength.reports)
    named = {"EVENT": known.id, "ARTICLE": known.articles[0]}
    filled = {name: named.get(value, value) for name, value in parameters.items()}
    case = schema[path]["GET"].Case(path_parameters=filled, query=query)
    answer = case.call(headers=HERE)
    assert answer.status_code == 200
    case.validate_response(answer)
    assert len(answer.content) > 300
