"""Articles that mean harm: nothing in; readings whose every word tries to leave the page it is shown in out.

The texts are made up for these tests. Each tells of dealings, so that its words reach every page.
"""

from kawat.reading.article import read
from kawat.records import Article, Reading

SCRIPT = "<script>document.title='taken'</script>"
HANDLER = '"><img src=x onerror="document.title=\'taken\'">'
#: Embeds right-to-left text and never ends it; overrides; a mark; an isolate.
BIDI = "\u202egnis\u202b\u2067\u200f"
CONTROLS = "\x07\x1b\u0085"

CALL = f"""Lavrov menelepon Pompeo {SCRIPT} {BIDI}

Moskow - Menteri Luar Negeri Rusia Sergei Lavrov menelepon Menteri Luar Negeri Amerika Serikat Mike Pompeo \
{HANDLER} pada Selasa (3/7/2018).

"Percakapan {SCRIPT} {BIDI} berlangsung terbuka </script></p></main>," kata Lavrov di Moskow. Menurut Pompeo, \
kedua pihak akan bertemu lagi <svg onload=alert(1)>.

Presiden Rusia Vladimir Putin akan bertemu Presiden Amerika Serikat Donald Trump {CONTROLS} di Helsinki pada \
16 Juli 2018 {{{{ 7 * 7 }}}} {{% raw %}}.
"""
URLS = (
    "javascript:alert(document.domain)",
    " JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://user:password@contoh.id/1",
    "//contoh.id/1",
    "https://contoh.id/\u202emoc",
)


def hostile_readings() -> tuple[Reading, ...]:
    """Readings of hostile articles, one for each address that must not be linked, and one with an honest address."""
    made = [
        Article(
            id=f"jahat/{n}:<b>\"'&{n}",
            text=CALL.replace("terbuka", f"terbuka {n}"),
            title=f"{HANDLER} {SCRIPT} {BIDI} Lavrov menelepon Pompeo",
            outlet=f"Harian {SCRIPT}{HANDLER}{BIDI} {n}",
            url=url,
            language='id" onmouseover="alert(1)',
            published="2018-07-04",
            published_from="given",
        )
        for n, url in enumerate((*URLS, "https://contoh.id/?a=1&b=<2>"))
    ]
    return tuple(read(one) for one in made)
