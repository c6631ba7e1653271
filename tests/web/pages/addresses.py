"""The pages that are tried: events in, their paths without the language out."""

from urllib.parse import quote

from kawat.records import Event

ON = "?on=2018-06-01"


def paths(summit: Event, attacked: Event) -> dict[str, str]:
    """Every kind of page by name, those of hostile articles among them."""
    hostile = next(one for one in attacked.articles if one.startswith("jahat/"))
    return {
        "front": f"/{ON}",
        "timeline": "/timeline",
        "nothing fits": "/timeline?person=siapa+pun",
        "event": f"/events/{summit.id}",
        "hostile event": f"/events/{attacked.id}",
        "pairs": "/pairs",
        "pair": f"/pairs/RUS/USA{ON}",
        "actor": "/actors/USA",
        "person": "/persons/Q22686",
        "calendar": "/calendar?month=2018-07",
        "quotes": "/quotes",
        "article": f"/articles/{summit.articles[0]}",
        "hostile article": f"/articles/{quote(hostile, safe='')}",
        "search": "/search?q=pertemuan",
        "empty search": "/search",
        "sources": "/sources",
        "about": "/about",
        "missing": "/nothing",
    }
