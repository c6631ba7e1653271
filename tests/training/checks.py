"""Checks of what a language model annotated: articles in, a failed assertion out where no record knows it."""

from collections.abc import Iterable
from typing import Any, get_args

from kawat import edtf
from kawat.records import Kind, Role, Status


def says_only_what_records_know(reports: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """Kinds, statuses, roles and dates of reports, each with the name of its article, are those of the records."""
    for name, report in reports:
        assert report["kind"] in get_args(Kind), name
        assert report["status"] in get_args(Status), name
        assert {one["role"] for one in report["participants"]} <= set(get_args(Role)), name
        assert report["date"] is None or edtf.bounds(report["date"]), name
