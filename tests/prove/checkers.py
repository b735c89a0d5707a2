"""Two checkers of PDF/UA-1 that share nothing: each reads the file in its own way."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf

# What pdfua 0.1.3 cannot try: it takes the lawful array of a heading's contents for a dictionary, and stops.
UNTRIED = frozenset({"UA-14-001"})


class Verdict(NamedTuple):
    """How many rules a checker tried on a document, and what it holds against it."""

    rules: int
    failures: tuple[str, ...]


Checker = Callable[[bytes], Verdict]


def by_page_validation(pdf: bytes) -> Verdict:
    """Return what page-validation says; it tries every rule that a machine can try."""
    import page

    report = page.validate_pdf_bytes(pdf, profile="ua1")
    return Verdict(report.rules.total, tuple(f"{found.rule_id} {found.message}" for found in report.failures))


def by_pdfua(pdf: bytes) -> Verdict:
    """Return what pdfua says, warnings too; a rule that it could not try is a failure, but those known."""
    import pdfua

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "document.pdf"
        file.write_bytes(pdf)
        report = pdfua.validate(str(file))
    found = [f"{finding.rule_id} {finding.message}" for finding in report.findings]
    skipped = {outcome.rule_id: outcome.skipped_reason for outcome in report.skipped}
    found += [f"{rule} {reason}" for rule, reason in skipped.items() if rule not in UNTRIED]
    tried = {number for rule in pdfua.describe_rules() if rule.id not in skipped for number in rule.covers}
    return Verdict(len(tried), tuple(found))


CHECKERS: Mapping[str, Checker] = {"page-validation": by_page_validation, "pdfua": by_pdfua}
# The modules that they are, to know which cannot be had.
MODULES: Mapping[str, str] = {"page-validation": "page", "pdfua": "pdfua"}


def spoilt(pdf: bytes) -> bytes:
    """Return the document without its language, which any checker must see."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        del document.Root.Lang
        document.save(out)
    return out.getvalue()
