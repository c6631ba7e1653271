"""The errors a user may see: each names the input, the fault and the next step."""

from collections.abc import Iterable


class KawatError(Exception):
    """An expected failure, told to the user in one line.

    Args:
        what: the input concerned, as the user named it.
        why: what is wrong with it.
        hint: what to do next.
    """

    def __init__(self, what: str, why: str, hint: str) -> None:
        super().__init__(f"{what}: {why}. {hint}")
        self.what = what
        self.why = why
        self.hint = hint


def did_you_mean(near: Iterable[str]) -> str:
    """The sentence that offers what a user may have meant, with a space behind it; "" where there is nothing."""
    offered = " or ".join(near)
    return f"Did you mean {offered}? " if offered else ""
