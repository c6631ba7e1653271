"""Which articles an epoch holds."""

from training.prepared import EVERY, Prepared

PREPARED = Prepared([str(n) for n in range(8)], [0, EVERY, EVERY, 1, EVERY, EVERY, 0, EVERY], [], [], [])


def test_every_epoch_holds_all_real_articles_and_the_written_ones_take_turns() -> None:
    epochs = PREPARED.of_epochs(range(8), 5, 0.4, "a seed")
    assert all({0, 3, 6} < set(one) and len(one) == 5 for one in epochs)
    turns = [i for one in epochs for i in one if i not in {0, 3, 6}]
    assert sorted(turns) == sorted([1, 2, 4, 5, 7] * 2)


def test_what_is_left_out_is_in_none() -> None:
    chosen = [i for i in range(8) if PREPARED.parts[i] != 0]
    (epoch,) = PREPARED.of_epochs(chosen, 1, 1.0, "a seed")
    assert sorted(epoch) == chosen


def test_another_seed_lets_others_begin() -> None:
    begun = {tuple(PREPARED.of_epochs(range(8), 1, 0.4, f"seed {n}")[0]) for n in range(20)}
    assert len(begun) > 1


def test_without_written_articles_an_epoch_is_what_was_chosen() -> None:
    assert PREPARED.of_epochs([0, 3], 2, 0.5, "a seed") == [[0, 3], [0, 3]]
