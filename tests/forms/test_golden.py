"""Each written form says what its golden text says, in that order (see golden.py to renew them)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.forms import golden
from tests.forms.conftest import WRITTEN


@pytest.mark.needs_tool("pdfinfo")
@pytest.mark.parametrize("form", list(WRITTEN))
def test_a_form_says_what_was_proofread(form: str, tmp_path: Path) -> None:
    assert golden.told(form, tmp_path) == golden.kept(form).read_text(encoding="utf-8")


def test_no_golden_text_is_left_of_a_form_that_is_gone() -> None:
    assert {path.stem for path in golden.FOLDER.glob("*.txt")} == set(WRITTEN)
