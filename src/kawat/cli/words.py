"""How nouns are shown in a terminal: participants, dates and marked sentences in, rich text out."""

from collections.abc import Sequence

from rich.text import Text

from kawat.records import Event, EventParticipant, Participant

STATUS_STYLE = {"held": "green", "planned": "cyan", "proposed": "blue", "cancelled": "red", "denied": "red"}


def _side(one: Participant | EventParticipant) -> str:
    if one.person and one.state:
        return f"{one.person} ({one.state})"
    return one.person or one.state or "?"


def who(participants: Sequence[Participant | EventParticipant]) -> str:
    """Who dealt with whom: "Vladimir Putin (RUS), Donald Trump (USA)", "USA > RUS", "via" a third party."""
    sides = {role: ", ".join(_side(p) for p in participants if p.role == role) for role in ("actor", "target", "third")}
    shown = " > ".join(side for side in (sides["actor"], sides["target"]) if side)
    return f"{shown}, via {sides['third']}" if sides["third"] else shown


def when(event: Event) -> str:
    """The date of an event; of one without a date, when it was first told: "told 2022-05-05"."""
    return event.date or (f"told {event.strength.first_seen}" if event.strength.first_seen else "undated")


def where(event: Event) -> str:
    """The place of an event and its country, as far as they are known: "Helsinki, FIN"."""
    return ", ".join(part for part in (event.place, event.country) if part)


def in_a_few_words(event: Event) -> str:
    """An event in one line: "summit held 2018-07-16, Vladimir Putin (RUS), Donald Trump (USA)"."""
    return f"{event.kind} {event.status} {when(event)}, {who(event.participants)}"


def event_line(event: Event) -> Text:
    """An event in one line that may be wrapped: date, kind, status, who, where and, last, its id in brackets."""
    line = Text.assemble(
        (when(event), "bold"), f"  {event.kind} ", status(event.status), f"  {who(event.participants)}"
    )
    if event.place or event.country:
        line.append(f"  in {event.place or event.country}")
    return line.append(f"  [{event.id}]", style="dim")


def status(word: str) -> Text:
    """A status in its colour."""
    return Text(word, style=STATUS_STYLE.get(word, "yellow"))


def marked(sentence: str, spans: Sequence[tuple[int, int]]) -> Text:
    """A sentence with the stretches `spans` (offsets into it) in bold."""
    text = Text(" ".join(sentence.split("\n")))
    for start, end in spans:
        text.stylize("bold underline", start, end)
    return text
