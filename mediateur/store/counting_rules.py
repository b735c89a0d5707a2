"""How the database keeps the rollups: views that define the figures of a record, and triggers that add them up.

A record that is added or changed is noted in `due`, by triggers, so that no writer can forget it. A row that enters
`due` as counted takes its record out of the rollups as it still is; one that leaves `due` counts its record as it has
become. In between, `store.uncounted` counts it.
"""
# ruff: noqa: S608 - no value is put into a statement

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mediateur.content.outcomes import OUTCOMES
from mediateur.content.vocabulary import REFUSAL
from mediateur.journal.definitions import ACTIVATED
from mediateur.journal.statistics import Figures

FIGURES = Figures._fields
# What a scope tells apart, so that any filter reads rows that are together.
WHOLE, BY_PATHWAY, BY_PLACE, BY_BOTH = range(4)
# Added to the first three: the same by month, under its first day, so that years are read as fast as weeks.
MONTHLY = 4
# How many records bear a code, and how many persons these count: what a list that is narrowed to them tells.
RECORDS, PERSONS = "records:", "persons:"
BEARING = tuple(f"{what}{axis}" for what in (RECORDS, PERSONS) for axis in ("outcome", "place_type"))
PREFIX = "rollup_"
FIRST_OF_MONTH = "substr(day, 1, 8) || '01'"


class Rule(NamedTuple):
    """A view or a trigger: its name and the statement that makes it."""

    name: str
    sql: str


def rules() -> tuple[Rule, ...]:
    """Return the views that define the figures of a record, and the triggers that keep the rollups."""
    return (_figures_view(), _cells_view(), _scopes_view(), *_noticing(), *_keeping())


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(f"'{code}'" for code in codes)


def _sum(codes: Iterable[str]) -> str:
    return (
        "coalesce((SELECT sum(n) FROM tally"
        f" WHERE encounter = e.seq AND axis = 'outcome' AND code IN ({_codes(codes)})), 0)"
    )


def _figures_view() -> Rule:
    use = [outcome for outcome in OUTCOMES if outcome.activation_or_use]
    settled = _sum(outcome.code for outcome in use if not outcome.unsettled)
    every = _sum(outcome.code for outcome in use)
    refusals = _sum(outcome.code for outcome in OUTCOMES if outcome.refusal)
    refuses = f"(refusing OR pathway = '{REFUSAL}' OR pathway GLOB '{REFUSAL}-*')"
    most = "CASE kind WHEN 'individuel' THEN persons WHEN 'atelier' THEN helped ELSE 0 END"
    accompanied = f"min(persons, {_sum(outcome.code for outcome in OUTCOMES if outcome.accompanied)})"
    present = "(kind <> 'evenement')"
    figures = {
        "encounters": "1",
        "touched": f"persons * {present}",
        "accompanied": f"CASE kind WHEN 'individuel' THEN {accompanied} WHEN 'atelier' THEN helped ELSE 0 END",
        "activation_or_use": (
            f"min({most} - min({most}, {refusals}), CASE WHEN {refuses} THEN {settled} ELSE {every} END)"
        ),
        "activated": f"{_sum([ACTIVATED])} * {present}",
        "declared_later": f"declared_later * {present}",
        "rights": f"{_sum(outcome.code for outcome in OUTCOMES if outcome.right)} * {present}",
        "estimated": f"persons * (NOT {present})",
        "first_visits": f"coalesce(first_visits, 0) * {present}",
        "first_visits_asked": f"persons * (first_visits IS NOT NULL) * {present}",
    }
    columns = ", ".join(f"{figures[name]} AS {name}" for name in FIGURES)
    return Rule(
        "rollup_of_figures",
        "CREATE VIEW rollup_of_figures AS SELECT seq AS encounter, day, kind, pathway, coalesce(place, '') AS place,"
        f" place_type, autonomy, {columns} FROM encounter AS e WHERE removed_day IS NULL",
    )


def _cells_view() -> Rule:
    return Rule(
        "rollup_of_cells",
        "CREATE VIEW rollup_of_cells AS"
        " SELECT tally.encounter, axis, code, n FROM tally JOIN encounter ON seq = tally.encounter"
        " WHERE removed_day IS NULL AND n <> 0"
        " AND (axis = 'obstacle' OR axis IN ('outcome', 'age') AND kind <> 'evenement') UNION ALL"
        " SELECT encounter, 'autonomy', autonomy, accompanied FROM rollup_of_figures WHERE accompanied <> 0 UNION ALL"
        " SELECT encounter, 'place_type', place_type, touched FROM rollup_of_figures WHERE touched <> 0 UNION ALL"
        f" {' UNION ALL '.join(_bearing())}",
    )


def _bearing() -> Iterable[str]:
    again = (
        "SELECT 1 FROM tally AS other WHERE other.encounter = tally.encounter AND other.axis = 'outcome'"
        " AND other.code = tally.code AND other.n > 0 AND other.position < tally.position"
    )
    for what, n in ((RECORDS, "1"), (PERSONS, "persons")):
        yield (
            f"SELECT tally.encounter, '{what}outcome', code, {n} FROM tally JOIN encounter ON seq = tally.encounter"
            f" WHERE removed_day IS NULL AND axis = 'outcome' AND n > 0 AND NOT EXISTS ({again})"
        )
        yield f"SELECT seq, '{what}place_type', place_type, {n} FROM encounter WHERE removed_day IS NULL"


def _scopes_view() -> Rule:
    apart = ((WHOLE, "''", "''"), (BY_PATHWAY, "pathway", "''"), (BY_PLACE, "''", "coalesce(place, '')"))
    grains = (
        *((*scope, "day") for scope in apart),
        (BY_BOTH, "pathway", "coalesce(place, '')", "day"),
        *((grain + MONTHLY, pathway, place, FIRST_OF_MONTH) for grain, pathway, place in apart),
    )
    parts = (
        f"SELECT seq AS encounter, {grain} AS grain, {pathway} AS pathway, {place} AS place, kind, {day} AS day"
        " FROM encounter"
        for grain, pathway, place, day in grains
    )
    return Rule("rollup_of_scopes", f"CREATE VIEW rollup_of_scopes AS {' UNION ALL '.join(parts)}")


def _noticing() -> Iterable[Rule]:
    yield _trigger("rollup_added", "AFTER INSERT ON encounter", "INSERT INTO due VALUES (NEW.seq, 0)")
    yield _trigger("rollup_forgotten", "AFTER DELETE ON encounter", "DELETE FROM due WHERE encounter = OLD.seq")
    for when, row, key in (
        ("UPDATE ON encounter", "OLD", "seq"),
        ("DELETE ON encounter", "OLD", "seq"),
        ("INSERT ON tally", "NEW", "encounter"),
        ("UPDATE ON tally", "OLD", "encounter"),
        ("DELETE ON tally", "OLD", "encounter"),
    ):
        verb, _, table = when.partition(" ON ")
        yield _trigger(
            f"rollup_{table}_{verb.lower()}",
            f"BEFORE {when}",
            f"INSERT INTO due SELECT seq, 1 FROM encounter WHERE seq = {row}.{key}"
            f" AND NOT EXISTS (SELECT 1 FROM due WHERE due.encounter = {row}.{key})",
        )


def _keeping() -> Iterable[Rule]:
    mine = "(SELECT rollup_scope.seq FROM rollup_of_scopes JOIN rollup_scope USING (grain, pathway, place, kind)"
    gone = f"scope IN {mine} WHERE encounter = NEW.encounter)"
    day = "day IN (SELECT day FROM rollup_of_scopes WHERE encounter = NEW.encounter)"
    yield _trigger(
        "rollup_uncount",
        "AFTER INSERT ON due WHEN NEW.counted",
        *_add("NEW", "-"),
        f"DELETE FROM rollup_day WHERE {gone} AND {day} AND encounters = 0",
        f"DELETE FROM rollup_cell WHERE {gone} AND {day} AND n = 0",
    )
    yield _trigger(
        "rollup_count",
        "AFTER DELETE ON due",
        "INSERT INTO rollup_scope (grain, pathway, place, kind) SELECT grain, pathway, place, kind"
        " FROM rollup_of_scopes WHERE encounter = OLD.encounter ON CONFLICT DO NOTHING",
        *_add("OLD", ""),
    )


def _add(row: str, sign: str) -> tuple[str, str]:
    # The record is named for each view: SQLite takes what one is equal to into a view, not what another is.
    scope = (
        "JOIN rollup_scope AS r ON r.grain = s.grain AND r.pathway = s.pathway AND r.place = s.place"
        f" AND r.kind = s.kind WHERE s.encounter = {row}.encounter AND f.encounter = {row}.encounter"
    )
    figures = ", ".join(f"{sign}{name}" for name in FIGURES)
    more = ", ".join(f"{name} = {name} + excluded.{name}" for name in FIGURES)
    return (
        f"INSERT INTO rollup_day SELECT r.seq, s.day, {figures} FROM rollup_of_scopes AS s"
        f" CROSS JOIN rollup_of_figures AS f {scope} ON CONFLICT DO UPDATE SET {more}",
        f"INSERT INTO rollup_cell SELECT r.seq, s.day, axis, code, {sign}n FROM rollup_of_scopes AS s"
        f" CROSS JOIN rollup_of_cells AS f {scope} ON CONFLICT DO UPDATE SET n = n + excluded.n",
    )


def _trigger(name: str, when: str, *statements: str) -> Rule:
    return Rule(name, f"CREATE TRIGGER {name} {when} BEGIN {'; '.join(statements)}; END")
