"""The readers by the names that rules.yaml uses in `means`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kawat.languages.id.dates import calendar, counted, lengths
from kawat.languages.id.dates.meaning import Read, Words

READERS: Mapping[str, Callable[[Words, bool], Read | None]] = MappingProxyType(
    {
        "calendar": calendar.calendar_date,
        "century": calendar.century,
        "clock": lengths.clock,
        "days": calendar.days,
        "decade": calendar.decade,
        "distance": counted.distance,
        "duration": lengths.duration,
        "group": calendar.group,
        "iso": calendar.iso,
        "mistyped": calendar.mistyped,
        "near": counted.near,
        "recently": counted.recently,
        "relative": counted.relative,
        "repetition": lengths.repetition,
        "span": calendar.span,
        "unknown": counted.unknown,
        "weekday": counted.weekday,
    }
)
