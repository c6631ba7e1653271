"""Who published an article: a name as an outlet writes it, or an address, in; the name Kawat writes out.

The list is outlets.yaml. An outlet that is not in it keeps the name it gives itself.
"""

from functools import cache
from urllib.parse import urlsplit

from kawat.data_files import load_yaml


@cache
def _outlets() -> tuple[dict[str, str], dict[str, str]]:
    """Name (lower case) to outlet, and domain, with a path where it needs one, to outlet."""
    listed = load_yaml("kawat.intake", "outlets.yaml")
    names: dict[str, str] = {}
    domains: dict[str, str] = {}
    for outlet, entry in listed.items():
        names |= {name.casefold(): outlet for name in (outlet, *entry["names"])}
        domains |= dict.fromkeys(entry["domains"], outlet)
    return names, domains


def outlet_by_name(name: str) -> str | None:
    """The listed outlet that calls itself so, or None. The regional papers of Tribun count as Tribun."""
    names, _ = _outlets()
    key = " ".join(name.split()).casefold()
    if key in names:
        return names[key]
    if key.startswith("tribun") and key.endswith((".com", ".co", ".id")):
        return "Tribun"
    return None


def outlet_by_address(url: str) -> str | None:
    """The outlet that an address belongs to, or None where the address or its domain is unknown."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    _, domains = _outlets()
    labels = host.split(".")
    first = parts.path.strip("/").partition("/")[0]
    for start in range(len(labels) - 1):
        domain = ".".join(labels[start:])
        found = domains.get(f"{domain}/{first}") or domains.get(domain)
        if found:
            return found
    return None
