"""Records that leave this machine, told row by row in French: nothing of one is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from mediateur.content.dates import in_figures, long_date, month_name
from mediateur.content.outcomes import BY_CODE
from mediateur.content.text import NBSP, french, grouped
from mediateur.content.vocabulary import (
    AGES,
    AUTONOMY,
    DURATIONS,
    EQUIPMENT,
    IMPOSSIBLE_REASONS,
    OBSTACLES,
    PLACE_TYPES,
    REDIRECTIONS,
    UNKNOWN,
)
from mediateur.journal.leaving import Counted, Leaving, Machine, Summed, Told, Totals, Where, Withdrawn
from mediateur.journal.rows import HALVES, KINDS
from mediateur.usecases.network.standing import Row

Titles = Mapping[str, str]
NO_NAMES: Titles = MappingProxyType({})
Lines = Iterator[tuple[str, str]]
GONE, SUMMED, THIS_MACHINE = french("Séance supprimée"), french("Séance comptée dans un mois clos"), "Ce poste"
_DETAILS = {**REDIRECTIONS, **IMPOSSIBLE_REASONS}


class Listed(NamedTuple):
    """Records that are told page after page; `titles` are those of pathways, `names` those of territories."""

    records: Sequence[Leaving]
    titles: Titles
    names: Titles = NO_NAMES

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.records)

    def page(self, start: int, size: int) -> tuple[Row, ...]:
        """Return some, from a rank on."""
        return tuple(row_of(record, self.titles, self.names) for record in self.records[start : start + size])


def row_of(record: Leaving, titles: Titles, names: Titles = NO_NAMES) -> Row:
    """Return a record in words."""
    match record:
        case Told():
            when = f"{in_figures(record.day)}, {HALVES[record.half].lower()}"
            what = titles.get(record.pathway, record.pathway)
            place = _in_short(record.place) or _known(PLACE_TYPES, record.place_type)
            return Row(
                when, what, str(record.persons), _results(record.outcomes), place, _named(_told(record, titles, names))
            )
        case Withdrawn():
            return Row("", GONE, "", "", "", _named(_withdrawn(record)))
        case Summed():
            return Row(month_name(record.month), SUMMED, "", "", "", _named(_summed(record)))
        case Totals():
            what = french(f"Totaux du mois, {grouped(record.encounters)} séance{'s' if record.encounters > 1 else ''}")
            return Row(month_name(record.month), what, "", "", "", _named(_totals(record, titles, names)))
        case Machine():
            return Row("", THIS_MACHINE, "", "", "", _named(_machine(record, names)))


def _named(lines: Lines) -> tuple[tuple[str, str], ...]:
    return tuple((french(label), value) for label, value in lines)


def _told(record: Told, titles: Titles, names: Titles) -> Lines:
    yield "Demi-journée", f"{long_date(record.day)}, {HALVES[record.half].lower()}"
    title = titles.get(record.pathway, record.pathway)
    yield "Parcours", f"{title}, version {record.pathway_version}"
    yield "Forme", KINDS[record.kind]
    yield "Personnes", str(record.persons)
    for label, number in (
        ("Aidées une à une", record.helped),
        ("Activations déclarées ensuite", record.declared_later),
        ("Guides imprimés", record.guides_printed),
    ):
        if number:
            yield label, str(number)
    if record.first_visits is not None:
        yield "Premières venues", str(record.first_visits)
    for label, words in (
        ("Résultats", _results(record.outcomes)),
        ("Obstacles", _listed(OBSTACLES, record.obstacles)),
        ("Âges", _counts(record.ages, AGES)),
        ("Matériel", _listed(EQUIPMENT, record.equipment)),
        ("Durée", _known(DURATIONS, record.duration)),
        ("Autonomie", _known(AUTONOMY, record.autonomy)),
        ("Arrêtée en disant non", "oui" if record.refusing else ""),
        ("Lieu", _place(record.place)),
        ("Type de lieu", _known(PLACE_TYPES, record.place_type)),
    ):
        if words:
            yield label, words
    yield "Territoire", _territory(record.territory, names)
    yield "Version de la ligne", str(record.revision)
    yield from _marks(record.about, record.origin)


def _withdrawn(record: Withdrawn) -> Lines:
    yield "Version de la ligne", str(record.revision)
    yield from _marks(record.about, record.origin)


def _summed(record: Summed) -> Lines:
    yield "Mois", month_name(record.month)
    yield from _marks(record.about, record.origin)


def _totals(record: Totals, titles: Titles, names: Titles) -> Lines:
    yield "Mois", month_name(record.month)
    yield "Séances", str(record.encounters)
    yield "Clos le", long_date(record.closed)
    for place in record.places:
        yield "Lieu", _place(place)
    for line in record.lines:
        code = titles.get(line.code, line.code)
        words = " ".join(word for word in (line.kind, line.axis, code, line.detail, line.figure) if word)
        yield words, str(line.n)
    yield "Territoire", _territory(record.territory, names)
    yield "Version de la ligne", str(record.turn)
    yield "Marque de ce poste", record.origin


def _machine(record: Machine, names: Titles) -> Lines:
    yield "Version de Médiateur", record.program
    yield "Version des contenus", record.content
    yield "Jour de l’envoi", long_date(record.day)
    yield "Territoire", _territory(record.territory, names)
    yield "Marque de ce poste", record.origin


def _marks(about: str, origin: str) -> Lines:
    """Yield what tells a record from another: numbers drawn by chance, that name nobody."""
    yield "Marque de la séance", about
    yield "Marque de ce poste", origin


def _territory(name: str, names: Titles) -> str:
    """Return how a territory is called, then what leaves in its place, where they differ."""
    called = names.get(name, "")
    return f"{called} ({name})" if called else name


def _place(place: Where | None) -> str:
    if place is None:
        return ""
    town = f"commune {place.insee}" if place.insee else ""
    mark = f"marque {place.id}" if place.id is not None and not place.name else ""
    return ", ".join(word for word in (place.name, _known(PLACE_TYPES, place.kind), town, mark) if word)


def _in_short(place: Where | None) -> str:
    """Return what a place is called in a narrow column: its name, else its commune."""
    if place is None:
        return ""
    return place.name or (f"commune {place.insee}" if place.insee else "")


def _results(counts: Sequence[Counted]) -> str:
    return _counts(counts, {code: outcome.label for code, outcome in BY_CODE.items()})


def _counts(counts: Sequence[Counted], labels: Mapping[str, str]) -> str:
    return ", ".join(f"{labels.get(one.code, one.code)}{_detail(one)}{NBSP}: {one.n}" for one in counts)


def _detail(one: Counted) -> str:
    return f" ({_DETAILS.get(one.detail, one.detail)})" if one.detail else ""


def _listed(labels: Mapping[str, str], codes: Sequence[str]) -> str:
    return ", ".join(labels.get(code, code) for code in codes)


def _known(labels: Mapping[str, str], code: str) -> str:
    return "" if code in ("", UNKNOWN) else labels.get(code, code)
