"""Many readers at the API while another program adds: every answer is whole, and the last ones see all."""

import threading
from pathlib import Path

from fastapi.testclient import TestClient

from kawat.ledger import open_ledger
from kawat.ledger.merged import Keeper
from kawat.web.app import make_app
from tests.ledger.build import call

ARTICLES = 30
ASKED = ["/v1/meta", "/v1/events?state=RUS&state=USA", "/v1/search?q=telepon", "/v1/quotes", "/v1/dyads/RUS/USA",
         "/v1/changes", "/v1/upcoming", "/v1/export/csv-monadic"]  # fmt: skip


def test_eight_threads_read_while_another_adds(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    open_ledger(path).close()
    done = threading.Event()
    faults: list[str] = []
    answered = [0] * len(ASKED)

    with TestClient(make_app(path), base_url="http://localhost", raise_server_exceptions=False) as client:

        def read(which: int) -> None:
            while not done.is_set() or answered[which] == 0:
                answer = client.get(ASKED[which])
                answered[which] += 1
                if answer.status_code != 200:
                    faults.append(f"{ASKED[which]}: {answer.text}")
                    return
                if which == 0:
                    counts = answer.json()["counts"]
                    if not counts["articles"] == counts["reports"] == counts["quotes"]:
                        faults.append(f"half an article: {counts}")
                if which == 4 and answer.json()["reports"] and not answer.json()["kinds"]:
                    faults.append(answer.text)

        threads = [threading.Thread(target=read, args=(which,)) for which in range(len(ASKED))]
        for thread in threads:
            thread.start()
        with open_ledger(path) as ledger:
            keeper = Keeper(ledger)
            for n in range(ARTICLES):
                keeper.keep([call(f"a{n}", date=f"2018-07-{n % 28 + 1:02}")])
        done.set()
        for thread in threads:
            thread.join(120)
        assert not faults
        assert client.get("/v1/meta").json()["counts"]["articles"] == ARTICLES
        assert client.get("/v1/events").json()["items"]
    assert all(answered)
