"""Reports say what their golden text says, in that order (golden_reports.py renews them)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.usecases.figures.golden_reports import REPORTS, Told


@pytest.mark.needs_tool("pdfinfo")
@pytest.mark.parametrize("report", REPORTS, ids=[report.kept.stem for report in REPORTS])
def test_a_report_says_what_was_proofread(report: Told, tmp_path: Path) -> None:
    assert report.told(tmp_path) == report.kept.read_text(encoding="utf-8")
