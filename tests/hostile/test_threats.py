"""The page of threats names tests that exist, and says of every attack what proves it, or that nothing protects."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "menaces.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`([a-z_]+/[a-z_/]+\.py)`|`(test_[a-z_]+\.py)`")
UNPROTECTED = "**non protégé**"


def attacks() -> list[list[str]]:
    """Return the rows of the tables that have an attack, what it gives, and what proves it."""
    found, inside = [], False
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        inside = bool(cells) and (inside or cells[0] == "attaque")
        if inside and cells[0] != "attaque" and not set(line) <= set("|-"):
            found.append(cells)
    return found


def test_every_attack_is_proved_or_said_not_to_be_protected() -> None:
    rows = attacks()
    assert len(rows) > 50
    assert [row[0] for row in rows if len(row) != 3 or not (NAMED.search(row[2]) or UNPROTECTED in row[2])] == []


def test_the_tests_that_it_names_exist() -> None:
    named = {one or other for row in attacks() for one, other in NAMED.findall(row[2])}
    assert len(named) > 15
    assert sorted(name for name in named if not (ROOT / "tests" / name).is_file()) == []
