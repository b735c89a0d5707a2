"""Made-up journals to share figures of, and their tables: sparse villages, one big place, empty weeks, a rare right."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from mediateur.content.vocabulary import AGES, AUTONOMY, OBSTACLES, PLACE_TYPES
from mediateur.journal.disclosure import (
    ACCOMPANIED,
    ACTIVATED,
    ACTIVATION_OR_USE,
    RIGHTS_EXERCISED,
    TOUCHED,
    Scope,
)
from mediateur.journal.figures import Cell, Table
from tests.journal.attack import Target

START = dt.date(2026, 1, 5)
PLACES = {f"lieu-{letter}": f"Lieu {letter.upper()}" for letter in "abcdef"}
PATHWAYS = {name: name.capitalize() for name in ("activer", "retrouver", "utiliser", "dire-non", "comprendre")}
RIGHTS = {"opposition": "Opposition", "cloture": "Fermeture", "masquage": "Masqué", "blocage": "Bloqué"}
HEADLINES = {
    TOUCHED: "Personnes touchées",
    ACCOMPANIED: "Personnes accompagnées",
    ACTIVATION_OR_USE: "dont activation ou usage",
    ACTIVATED: "Espaces activés",
    RIGHTS_EXERCISED: "Droits exercés",
}


class Person(NamedTuple):
    day: dt.date
    place: str
    age: str
    autonomy: str
    place_type: str
    pathway: str
    accompanied: bool
    use: bool
    spaces: int
    rights: tuple[str, ...]
    obstacles: tuple[str, ...]


def journal(seed: int, persons: int = 0, days: int = 63) -> list[Person]:
    """Return persons over some weeks; the seed decides how sparse, how uneven, how helped they are."""
    dice = random.Random(seed)
    persons = persons or dice.choice((12, 20, 35, 60, 120, 250, 600))
    big = dice.choice((1, 1, 5, 40))
    dead = {dice.randrange(days // 7) for _ in range(dice.choice((0, 1, 4)))}
    alive = [day for day in range(days) if day // 7 not in dead] or list(range(days))
    helped, used, wanted = dice.choice((0.2, 0.7, 0.95, 1.0)), dice.choice((0.1, 0.8, 0.97)), dice.choice((0.02, 0.3))
    return [_person(dice, dice.choice(alive), big, helped, used, wanted) for _ in range(persons)]


def _person(dice: random.Random, day: int, big: int, helped: float, used: float, wanted: float) -> Person:
    accompanied = dice.random() < helped
    use = accompanied and dice.random() < used
    rights = [code for code in ("masquage", "blocage") if use and dice.random() < wanted]
    rights += [code for code in ("opposition", "cloture") if accompanied and dice.random() < wanted / 2]
    return Person(
        day=START + dt.timedelta(days=day),
        place=dice.choices(list(PLACES), (big, 1, 1, 1, 1, 1))[0],
        age=dice.choices(list(AGES), (1, 1, 2, 4, 10, 12, 20, 5))[0],
        autonomy=dice.choices(list(AUTONOMY), (9, 6, 3, 2))[0],
        place_type=dice.choices(list(PLACE_TYPES), (30, 2, 0, 1, 3))[0],
        pathway=dice.choices(list(PATHWAYS), (10, 5, 3, 1, 2))[0],
        accompanied=accompanied,
        use=use,
        spaces=dice.choices((0, 1, 2, 4), (2, 8, 1, 1))[0] if use else 0,
        rights=tuple(rights),
        obstacles=tuple(code for code in list(OBSTACLES)[:6] if dice.random() < 0.08),
    )


def counted(persons: Iterable[Person], scope: Scope) -> list[Person]:
    """Return who is counted in a scope."""
    return [
        person
        for person in persons
        if scope.first <= person.day <= scope.last and (not scope.places or person.place in scope.places)
    ]


def tables(persons: Sequence[Person], scope: Scope) -> list[Table]:
    """Return the tables of a dashboard."""
    who = counted(persons, scope)
    accompanied = [person for person in who if person.accompanied]
    places = {place: name for place, name in PLACES.items() if not scope.places or place in scope.places}
    rights = Counter(right for person in who for right in person.rights)
    return [
        _table("headlines", HEADLINES, headlines(who)),
        _table("ages", AGES, Counter(person.age for person in who), TOUCHED),
        _table("weeks", _weeks(scope), Counter(week(person.day) for person in who), TOUCHED),
        _table("places", places, Counter(person.place for person in who), TOUCHED),
        _table("place-types", PLACE_TYPES, Counter(person.place_type for person in who), TOUCHED),
        _table("pathways", PATHWAYS, Counter(person.pathway for person in who), TOUCHED),
        _table("autonomy", AUTONOMY, Counter(person.autonomy for person in accompanied), ACCOMPANIED),
        _table("rights", RIGHTS, rights, RIGHTS_EXERCISED),
        _table("obstacles", OBSTACLES, Counter(code for person in who for code in person.obstacles)),
    ]


def headlines(who: Sequence[Person]) -> dict[str, int]:
    """Return the five headlines."""
    return {
        TOUCHED: len(who),
        ACCOMPANIED: sum(person.accompanied for person in who),
        ACTIVATION_OR_USE: sum(person.use for person in who),
        ACTIVATED: sum(person.spaces for person in who),
        RIGHTS_EXERCISED: sum(len(person.rights) for person in who),
    }


_CATEGORY: Mapping[str, Callable[[Person], Sequence[str]]] = {
    "ages": lambda person: [person.age],
    "weeks": lambda person: [week(person.day)],
    "places": lambda person: [person.place],
    "place-types": lambda person: [person.place_type],
    "pathways": lambda person: [person.pathway],
    "autonomy": lambda person: [person.autonomy] if person.accompanied else [],
    "rights": lambda person: person.rights,
    "obstacles": lambda person: person.obstacles,
}


def truths(targets: Iterable[Target], persons: Sequence[Person], scopes: Sequence[Scope]) -> dict[Target, int]:
    """Return what the attacker looks for."""
    exports = {person: {n for n, scope in enumerate(scopes) if counted([person], scope)} for person in set(persons)}
    areas: dict[tuple[tuple[int, ...], tuple[int, ...]], Counter[tuple[str, str, str]]] = {}
    found = {}
    for target in targets:
        area = (target.area, target.without)
        if area not in areas:
            who = [p for p in persons if exports[p] >= {*target.area} and not exports[p] & {*target.without}]
            areas[area] = _everything(who)
        found[target] = areas[area][target.kind, target.table, target.code]
    return found


def _everything(who: Sequence[Person]) -> Counter[tuple[str, str, str]]:
    counts = headlines(who)
    known = Counter({("cell", "", code): n for code, n in counts.items()})
    known["rest", "", ACCOMPANIED] = counts[TOUCHED] - counts[ACCOMPANIED]
    known["rest", "", ACTIVATION_OR_USE] = counts[ACCOMPANIED] - counts[ACTIVATION_OR_USE]
    for table, categories in _CATEGORY.items():
        known.update(("cell", table, code) for person in who for code in categories(person))
    return known


def week(day: dt.date) -> str:
    """Return the code of a week: its Monday."""
    return (day - dt.timedelta(days=day.weekday())).isoformat()


def span(first_week: int, last_week: int, *places: str) -> Scope:
    """Return the scope of some weeks of a journal, both included."""
    monday = dt.timedelta(days=7)
    return Scope(START + first_week * monday, START + (last_week + 1) * monday - dt.timedelta(days=1), places)


def _weeks(scope: Scope) -> dict[str, str]:
    first = dt.date.fromisoformat(week(scope.first))
    count = (scope.last - first).days // 7 + 1
    days = [first + dt.timedelta(days=7 * number) for number in range(count)]
    return {day.isoformat(): f"Semaine du {day:%d/%m}" for day in days}


def _table(name: str, labels: Mapping[str, str], counts: Mapping[str, int], of: str = "") -> Table:
    cells = tuple(Cell(code, label, counts.get(code, 0)) for code, label in labels.items())
    return Table(name, name.capitalize(), cells, sum(cell.n for cell in cells) if of else None, of)
