"""The program in use, met once for all the tests of a file: starting a desk takes seconds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.reader.program import Hands, program


@pytest.fixture(scope="module")
def hands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hands]:
    """Give hands on the program, on a desk of its own."""
    with program(tmp_path_factory.mktemp("bureau")) as found:
        yield found
