"""Addresses of the pages: what a page shows in, its path out; the only place that knows how addresses look."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from kawat.export.exported import Language


def _part(value: str) -> str:
    return quote(value, safe="")


def _query(**given: str | int | None) -> str:
    kept = {key: value for key, value in given.items() if value not in (None, "")}
    return f"?{urlencode(kept)}" if kept else ""


@dataclass(frozen=True, slots=True)
class Paths:
    """Where the pages of one language are."""

    language: Language

    def at(self, page: str = "", **query: str | int | None) -> str:
        """Give the path of a page by its name, with a query of whatever is not empty."""
        return f"/{self.language}/{page}{_query(**query)}"

    def event(self, event_id: str) -> str:
        """Give the path of an event."""
        return self.at(f"events/{_part(event_id)}")

    def pair(self, one: str, other: str, **query: str | int | None) -> str:
        """Give the path of a pair of states; the order of the two does not matter."""
        first, second = sorted((one, other))
        return self.at(f"pairs/{_part(first)}/{_part(second)}", **query)

    def actor(self, state: str, **query: str | int | None) -> str:
        """Give the path of a state or organisation."""
        return self.at(f"actors/{_part(state)}", **query)

    def person(self, name: str, person_id: str | None = None) -> str:
        """Give the path of a person: by id where there is one, else by name."""
        return self.at(f"persons/{_part(person_id or name)}")

    def article(self, article_id: str) -> str:
        """Give the path of an article."""
        return self.at(f"articles/{_part(article_id)}")
