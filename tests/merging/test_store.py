"""The store: in, out, and what an article ties."""

from kawat.merging.blocks import keys
from kawat.merging.store import Store
from kawat.merging.traits import traits
from tests.merging.reports import filed


def test_what_goes_in_stands_in_its_blocks_and_article_and_goes_out_of_them() -> None:
    store, one = Store(), traits(filed("a.r1"))
    store.add(one)
    assert store.get("a.r1") is one
    assert all(store.block(key) == [one] for key in keys(one))
    assert store.article("a") == [one]
    store.remove(one)
    assert (len(store), store.get("a.r1"), store.article("a")) == (0, None, [])
    assert not any(store.block(key) for key in keys(one))


def test_a_tie_is_known_from_both_ends() -> None:
    store = Store()
    old, new = traits(filed("a.r1")), traits(filed("a.r2", related=[("postpones", "a.r1")]))
    other = traits(filed("a.r3", related=[("prepares", "a.r1")]))
    for one in (old, new, other):
        store.add(one)
    assert (store.tied(old), store.tied(new), store.tied(other)) == (["a.r2"], ["a.r1"], [])
