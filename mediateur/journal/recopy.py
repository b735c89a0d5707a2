"""« À recopier »: the encounters of a period, as the lines of a form that must be filled elsewhere."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mediateur.content.dates import day_and_month, in_figures
from mediateur.content.text import NBSP
from mediateur.content.vocabulary import EQUIPMENT, UNKNOWN
from mediateur.journal import definitions
from mediateur.journal.encounter import Encounter, Kind
from mediateur.journal.periods import CalendarPeriod, dated
from mediateur.journal.recopy_forms import CODES, FormLine, RecopyForm, Value

NOT_TOLD = "Non communiqué"
ESTIMATION = "estimation, à part"
WHERE_TO = "orientee"
OF_A_PLACE = Value.PLACE_NAME  # a line that is not there when no place was named


class CopyLine(NamedTuple):
    """A line: its label in the other form, what to put there (empty: nothing), and what is said beside it."""

    label: str
    value: str
    note: str = ""


class Sheet(NamedTuple):
    """What goes into one report: its title, how much it counts, its lines."""

    title: str
    hint: str
    lines: tuple[CopyLine, ...]


class _Asked(NamedTuple):
    """What a line is filled from: who was met, when, where."""

    met: Sequence[Encounter]
    period: CalendarPeriod
    places: Mapping[str, str]
    line: FormLine


def recopy(
    form: RecopyForm, encounters: Iterable[Encounter], period: CalendarPeriod, places: Mapping[str, str]
) -> tuple[Sheet, ...]:
    """Return the reports that these encounters of a period make in a form; none when there is nothing to report.

    Where a form wants a report for each, it has one date: those who came alone make one report a day.
    `places` are the names of places by id. Estimates of events stand apart, or in the lines that ask for them.
    """
    met = sorted(encounters, key=_moment)
    if not form.each:
        return (_together(form, met, period, places),) if met else ()
    alone = [one for one in met if one.kind is Kind.INDIVIDUAL]
    by_day = {day: [one for one in alone if one.when.day == day] for day in dict.fromkeys(o.when.day for o in alone)}
    titles = {day: f"Individuels {_of_day(day)}" if len(by_day) > 1 else "Individuels" for day in by_day}
    sheets = [_alone(form, titles[day], those, period, places) for day, those in by_day.items()]
    apart = [one for kind in (Kind.WORKSHOP, Kind.EVENT) for one in met if one.kind is kind]
    return (*sheets, *(_apart(form, one, period, places) for one in apart))


def _together(form: RecopyForm, met: Sequence[Encounter], period: CalendarPeriod, places: Mapping[str, str]) -> Sheet:
    asked = [(line, _Asked(_counted(met, line), period, places, line)) for line in form.lines]
    hint = _many(sum(definitions.touched(one) for one in met), "personne")
    return Sheet("Ensemble", hint, tuple(_copied(line, what) for line, what in asked))


def _counted(met: Sequence[Encounter], line: FormLine) -> Sequence[Encounter]:
    """Return the encounters that a line of a whole counts: those of its kinds, events only where it asks for them."""
    if line.value is Value.ESTIMATED:
        return met
    kinds = line.only or (Kind.INDIVIDUAL, Kind.WORKSHOP)
    return [one for one in met if one.kind in kinds]


def _of_day(day: dt.date) -> str:
    return f"du {day_and_month(day)}"


def _alone(
    form: RecopyForm, title: str, met: Sequence[Encounter], period: CalendarPeriod, places: Mapping[str, str]
) -> Sheet:
    persons = sum(one.persons for one in met)
    return _sheet(title, _many(persons, "accompagnement"), form, met, period, places)


def _apart(form: RecopyForm, one: Encounter, period: CalendarPeriod, places: Mapping[str, str]) -> Sheet:
    day = _of_day(one.when.day)
    if one.kind is Kind.EVENT:
        return _sheet(f"Événement {day}", ESTIMATION, form, [one], period, places)
    return _sheet(f"Atelier {day}", _many(one.persons, "présent"), form, [one], period, places)


def _sheet(
    title: str, hint: str, form: RecopyForm, met: Sequence[Encounter], period: CalendarPeriod, places: Mapping[str, str]
) -> Sheet:
    copied = ((line, _copied(line, _Asked(met, period, places, line))) for line in form.lines)
    kept = (made for line, made in copied if line.serves(met[0].kind) and (made.value or line.value != OF_A_PLACE))
    return Sheet(title, hint, tuple(kept))


def _copied(line: FormLine, asked: _Asked) -> CopyLine:
    value, said = _filled(line, asked)
    return CopyLine(line.label, value, " ".join(filter(None, (said, line.note))))


def _filled(line: FormLine, asked: _Asked) -> tuple[str, str]:
    """Return what goes into a line, and what is said beside it."""
    if line.text:
        return line.text, ""
    if line.value:
        return _FILLED[line.value](asked)
    if line.outcome:
        return str(sum(one.n for each in asked.met for one in each.outcomes if one.code == line.outcome)), ""
    if line.obstacle:
        return str(sum(line.obstacle in each.obstacles for each in asked.met)), "En séances."
    return str(_ages(asked).get(line.age, 0)), ""


def _type(asked: _Asked) -> tuple[str, str]:
    kinds = dict.fromkeys(one.kind for one in asked.met)
    return ", ".join(_word(asked.line, Value.TYPE, kind) for kind in kinds), ""


def _date(asked: _Asked) -> tuple[str, str]:
    days = {one.when.day for one in asked.met}
    return (in_figures(days.pop()) if len(days) == 1 else dated(asked.period)), ""


def _duration(asked: _Asked) -> tuple[str, str]:
    told = Counter(one.duration for one in asked.met if one.duration != UNKNOWN)
    if not told:
        return "", f"{NOT_TOLD}."
    code = max(CODES[Value.DURATION], key=told.__getitem__)
    word = _word(asked.line, Value.DURATION, code)
    return word, "" if len(told) == 1 else f"La plus fréquente{NBSP}: {told[code]} sur {told.total()}."


def _place(asked: _Asked) -> tuple[str, str]:
    return _shared(asked, Value.PLACE, Counter(_weighed((one.place_type, one.persons) for one in asked.met))), ""


def _place_name(asked: _Asked) -> tuple[str, str]:
    named = dict.fromkeys(asked.places.get(one.place, "") for one in asked.met)
    return ", ".join(filter(None, named)), ""


def _title(asked: _Asked) -> tuple[str, str]:
    return ", ".join(filter(None, dict.fromkeys(one.title for one in asked.met))), ""


def _equipment(asked: _Asked) -> tuple[str, str]:
    used = {code for one in asked.met for code in one.equipment}
    return ", ".join(_word(asked.line, Value.EQUIPMENT, code) for code in EQUIPMENT if code in used), ""


def _autonomy(asked: _Asked) -> tuple[str, str]:
    return _shared(asked, Value.AUTONOMY, Counter(_weighed((one.autonomy, one.persons) for one in asked.met))), ""


def _redirected(asked: _Asked) -> tuple[str, str]:
    elsewhere, persons = _elsewhere(asked).total(), sum(one.persons for one in asked.met)
    if not elsewhere:
        return "Non", ""
    return ("Oui", "") if elsewhere >= persons else (f"Oui {elsewhere}, Non {persons - elsewhere}", "")


def _where(asked: _Asked) -> tuple[str, str]:
    before, line = _elsewhere(asked), asked.line
    moved = [code for code in line.counted_as if before[code]]
    found = _elsewhere(asked, line.counted_as)
    values = ", ".join(f"{_word(line, Value.WHERE, code)} {found[code]}" for code in CODES[Value.WHERE] if found[code])
    told = (
        f"«{NBSP}{CODES[Value.WHERE][code]}{NBSP}» est compté dans "
        f"«{NBSP}{_word(line, Value.WHERE, line.counted_as[code])}{NBSP}»."
        for code in moved
    )
    return values, " ".join(told)


def _elsewhere(asked: _Asked, counted_as: Mapping[str, str] | None = None) -> Counter[str]:
    """Return how many were directed elsewhere, by where."""
    known = counted_as or {}
    pairs = ((one.detail or UNKNOWN, one.n) for each in asked.met for one in each.outcomes if one.code == WHERE_TO)
    return _weighed((known.get(code, code), n) for code, n in pairs)


def _age_words(asked: _Asked) -> tuple[str, str]:
    return _shared(asked, Value.AGES, _ages(asked)), ""


def _ages(asked: _Asked) -> Counter[str]:
    """Return the persons by age, with those whose age nobody told."""
    told = _weighed((one.code, one.n) for each in asked.met for one in each.ages)
    untold = sum(each.persons for each in asked.met) - told.total()
    return told + Counter({UNKNOWN: max(0, untold)})


def _shared(asked: _Asked, value: Value, counts: Counter[str]) -> str:
    """Return the words of some codes, each with its count where there are several; nothing when nobody told."""
    if set(counts) <= {UNKNOWN}:
        return ""
    line = asked.line
    known = [code for code in CODES[value] if counts[code]]
    if len(known) == 1:
        return _word(line, value, known[0])
    return ", ".join(f"{_word(line, value, code)} {counts[code]}" for code in known)


def _word(line: FormLine, value: Value, code: str) -> str:
    default = NOT_TOLD if code == UNKNOWN else CODES[value].get(code, code)
    return line.words.get(code, default)


def _weighed(pairs: Iterable[tuple[str, int]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for code, n in pairs:
        if n:
            found[code] += n
    return found


def _figure(count: Callable[[Encounter], int]) -> Callable[[_Asked], tuple[str, str]]:
    def filled(asked: _Asked) -> tuple[str, str]:
        return str(sum(map(count, asked.met))), ""

    return filled


def _persons(asked: _Asked) -> tuple[str, str]:
    persons = str(sum(one.persons for one in asked.met))
    estimated = any(one.kind is Kind.EVENT for one in asked.met)
    return persons, "Estimation." if estimated else ""


def _estimated(asked: _Asked) -> tuple[str, str]:
    return str(sum(map(definitions.estimated, asked.met))), "Estimation."


def _one(_: Encounter) -> int:
    return 1


def _workshop(encounter: Encounter) -> int:
    return int(encounter.kind is Kind.WORKSHOP)


def _explained(encounter: Encounter) -> int:
    return definitions.totals([encounter]).rights_explained


def _guides(encounter: Encounter) -> int:
    return encounter.guides_printed


_FILLED: dict[Value, Callable[[_Asked], tuple[str, str]]] = {
    Value.TYPE: _type,
    Value.DATE: _date,
    Value.DURATION: _duration,
    Value.PLACE: _place,
    Value.PLACE_NAME: _place_name,
    Value.TITLE: _title,
    Value.EQUIPMENT: _equipment,
    Value.AUTONOMY: _autonomy,
    Value.REDIRECTED: _redirected,
    Value.WHERE: _where,
    Value.AGES: _age_words,
    Value.ENCOUNTERS: _figure(_one),
    Value.WORKSHOPS: _figure(_workshop),
    Value.PERSONS: _persons,
    Value.ACCOMPANIED: _figure(definitions.accompanied),
    Value.USE: _figure(definitions.activation_or_use),
    Value.ACTIVATED: _figure(definitions.activated),
    Value.EXPLAINED: _figure(_explained),
    Value.GUIDES: _figure(_guides),
    Value.ESTIMATED: _estimated,
}


def copyable(sheet: Sheet) -> Iterator[int]:
    """Yield the numbers of the lines that have something to copy."""
    yield from (number for number, line in enumerate(sheet.lines) if line.value)


def _moment(encounter: Encounter) -> tuple[tuple[dt.date, int], str]:
    return encounter.when.key, encounter.id


def _many(number: int, word: str) -> str:
    return f"{number}{NBSP}{word}{'s' if number > 1 else ''}"
