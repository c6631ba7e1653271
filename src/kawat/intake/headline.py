"""The headline of an article that came as bare text: its text in, the line that looks like one out."""

from kawat.intake.clean import boilerplate, dateline

_LONGEST = 200
_FEWEST_WORDS = 3
#: A headline stands at the top: further down nobody looks for it.
_HEAD = 3000


def headline(text: str) -> str | None:
    """The first line of the story if it looks like a headline: a few words, no full stop, more text below.

    Section names, breadcrumbs and the like above it are passed over.
    """
    head = text[:_HEAD]
    marked = boilerplate(head)
    position = 0
    for line in head.splitlines(keepends=True):
        start, position = position, position + len(line)
        title = line.strip()
        begins = start + len(line) - len(line.lstrip())
        if not title or any(span.start <= begins < span.end for span in marked):
            continue
        looks = (
            len(title) <= _LONGEST
            and len(title.split()) >= _FEWEST_WORDS
            and not title.endswith((".", ",", ";", ":", ".”", '."', ")"))
            and text[position:].strip()
            and dateline(title) is None
        )
        return title if looks else None
    return None
