"""Where and with what something was proved or measured, in French: moment, machine, versions, commit."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import os
import platform
import re
import sqlite3
import subprocess
from pathlib import Path

from mediateur.content.dates import day_and_month
from mediateur.content.text import NBSP
from tests.network.kinto import KINTO, ROOT
from tests.network.postgres import binaries

GIBI = 1 << 30


def moment(when: dt.datetime) -> str:
    """Return « 29 novembre 2026 à 17:05 (UTC) »."""
    return f"{day_and_month(when)}{NBSP}{when.year} à {when:%H:%M}{NBSP}(UTC)"


def machine() -> str:
    """Return the cores, the processor, the memory, the system and the load of the last minute."""
    told = [f"{os.cpu_count()}{NBSP}cœurs", _processor()]
    if hasattr(os, "sysconf"):
        told.append(f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / GIBI:.0f}{NBSP}Gio")
    told.append(platform.platform())
    if hasattr(os, "getloadavg"):
        told.append(f"charge {os.getloadavg()[0]:.1f}".replace(".", ","))
    return ", ".join(told)


def versions() -> str:
    """Return the versions of what the program and its server stand on; what this machine lacks is named."""
    from PySide6.QtCore import qVersion

    told = {
        "Python": platform.python_version(),
        "Qt": str(qVersion()),
        "SQLite": sqlite3.sqlite_version,
        "SQLAlchemy": importlib.metadata.version("sqlalchemy"),
        "ReportLab": importlib.metadata.version("reportlab"),
        "Kinto": _kinto(),
        "PostgreSQL": _postgres(),
    }
    return ", ".join(f"{name}{NBSP}{version or 'absent'}" for name, version in told.items())


def commit(*rewritten: Path) -> str:
    """Return the commit that the tree stands at, and whether more than the files `rewritten` differs from it."""
    try:
        named = _git("rev-parse", "--short=10", "HEAD")
        spared = [f":(exclude){file.resolve().relative_to(ROOT)}" for file in rewritten if _inside(file)]
        changed = _git("status", "--porcelain", "--untracked-files=no", "--", ".", *spared)
    except (OSError, subprocess.CalledProcessError):
        return "dépôt absent"
    return f"révision {named}" + (", avec des changements non validés" if changed else "")


def _inside(file: Path) -> bool:
    return file.resolve().is_relative_to(ROOT)


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", told.read_text()) if told.exists() else None
    return found[1] if found else platform.processor()


def _kinto() -> str:
    told = sorted(KINTO.glob("lib/python*/site-packages/kinto-*.dist-info"))
    return told[0].name.removeprefix("kinto-").removesuffix(".dist-info") if told else ""


def _postgres() -> str:
    folder = binaries()
    if folder is None:
        return ""
    told = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\d+(\.\d+)+", told)
    return found[0] if found else ""


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
