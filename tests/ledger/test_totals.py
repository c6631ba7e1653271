"""What a ledger says that it holds is what its tables hold, whatever was done to it, on both databases."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, func, select

from kawat.errors import KawatError
from kawat.ledger import Counts, Ledger, counts, open_ledger, schema, timeline
from kawat.ledger.deciding import Said, judgements
from kawat.ledger.merged import Keeper, rebuild
from kawat.records import Refusal, Verdict

from .build import call


def counted(ledger: Ledger) -> Counts:
    tables = (schema.articles, schema.reports, schema.quotes, schema.events, schema.refusals)
    with ledger.connection() as connection:
        return Counts(*(connection.scalar(select(func.count()).select_from(one)) or 0 for one in tables))


def test_totals_are_what_the_tables_hold(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        assert counts(ledger) == counted(ledger) == Counts(0, 0, 0, 0, 0)
        keeper = Keeper(ledger)
        keeper.keep([call("a"), call("b"), call("c", date="2018-07-20")])
        assert counts(ledger) == counted(ledger)
        assert (counts(ledger).articles, counts(ledger).events) == (3, 2)
        keeper.keep([call("a"), replace(call("b", status="planned"), quotes=()), replace(call("c"), reports=())])
        assert counts(ledger) == counted(ledger)
        decisions: tuple[tuple[Verdict, str], ...] = (("wrong", "2026-01-01"), ("taken_back", "2026-01-02"))
        for verdict, day in decisions:
            said = Said(verdict, ("a-r1",), "Siti", f"{day}T00:00:00Z")
            Keeper(ledger).judge(judgements(ledger, said))
            assert counts(ledger) == counted(ledger)
        for _ in range(2):
            ledger.record_refusal(Refusal("a.txt", "empty", "holds nothing", "Leave it out."))
            assert counts(ledger) == counted(ledger)
        rebuild(ledger)
        assert counts(ledger) == counted(ledger)
        ledger.replace_events(())
        assert timeline(ledger) == []
        assert counts(ledger) == counted(ledger) == Counts(3, 2, 2, 0, 1)


def test_what_is_rolled_back_counts_nothing(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        ledger.add_many([call("a"), call("b")])
        stolen = replace(call("c"), reports=call("a").reports)
        with pytest.raises(KawatError, match="the id of another"):
            ledger.add_many([call("d"), stolen])
        assert counts(ledger) == counted(ledger)


def test_a_rebuild_counts_anew_what_another_program_took_away(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        Keeper(ledger).keep([call("a"), call("b")])
        with ledger.connection(writes=True) as connection:
            connection.execute(delete(schema.articles).where(schema.articles.c.id == "a"))
        assert counts(ledger) != counted(ledger)
        rebuild(ledger)
        assert counts(ledger) == counted(ledger)
