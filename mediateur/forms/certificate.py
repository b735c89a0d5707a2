"""What is printed of an attestation: its facts in words, and the code that holds them signed."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from mediateur.training.certificate import Asked


class Printed(NamedTuple):
    """An attestation to print. `code` is the signed text; `fingerprint` names the key that signed it.

    `expires` is the last day of validity; `minutes` the length of the training.
    """

    number: str
    name: str
    title: str
    trained: dt.date
    issued: dt.date
    expires: dt.date
    minutes: int
    asked: Asked
    organisation: str
    fingerprint: str
    code: str
