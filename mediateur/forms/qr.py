"""QR codes as modules, for paper and for the screen."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import qrcode
from qrcode.constants import ERROR_CORRECT_Q

QUIET_MODULES = 4
# Beyond that many modules, those of a code of 37 mm would be under half a millimetre: a lower level makes fewer.
MOST_MODULES = 73
Matrix = tuple[tuple[bool, ...], ...]


class Dark(NamedTuple):
    """A horizontal run of dark modules: row from the top, first column, how many."""

    row: int
    column: int
    length: int


@cache
def matrix(words: str) -> Matrix:
    """Return the modules of the smallest code of level Q that holds `words`, from the top, without margin."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_Q, border=0)
    code.add_data(words)
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())


def credential_matrix(words: str) -> Matrix:
    """Return the modules of a code that is printed once: of level Q, or M where Q would make them too small.

    A thousand of them are made at a time: zxing-cpp takes a tenth of the time of qrcode.
    """
    modules = _compiled(words, "Q")
    return modules if len(modules) <= MOST_MODULES else _compiled(words, "M")


def _compiled(words: str, level: str) -> Matrix:
    import zxingcpp

    code = zxingcpp.create_barcode(words, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
    picture: Any = code.to_image(scale=1, add_quiet_zones=False)
    rows: Any = memoryview(picture).tolist()
    return tuple(tuple(not module for module in row) for row in rows)


def runs(modules: Matrix) -> list[Dark]:
    """Return the dark modules, joined into horizontal runs."""
    found: list[Dark] = []
    for row, line in enumerate(modules):
        for column, dark in enumerate(line):
            if dark and column and line[column - 1]:
                found[-1] = found[-1]._replace(length=found[-1].length + 1)
            elif dark:
                found.append(Dark(row, column, 1))
    return found


def quiet_zone(modules: Matrix, side: float) -> float:
    """Return the width of the white margin that a code of that side needs, in the unit of `side`."""
    return QUIET_MODULES * side / len(modules)
