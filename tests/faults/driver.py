"""One operation of the real program, in a process that may be harmed: `python -m tests.faults.driver NAME FOLDER`.

It says on its output, one JSON value a line: « prêt » once the program is open; each thing that the program told the
person was done; « fini », before it closes. A refusal is `{"refus": its words}`, and ends it. After each it waits for a
line of its input, so that it can be held anywhere; at the end of its input it closes where it is.
`python -m tests.faults.driver NAME FOLDER préparer` makes the folder that the operation begins with.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from mediateur.errors import MediateurError
from tests.faults.operations import JOURNAL, Acting, Operation, app_of
from tests.faults.operations_network import SENDING
from tests.faults.operations_older import OLDER
from tests.faults.operations_register import REGISTER
from tests.faults.operations_window import WINDOW

DONE, REFUSED = "fini", "refus"
OPERATIONS = {one.name: one for one in (*WINDOW, *REGISTER, SENDING, *JOURNAL, *OLDER)}
# No screen, no printer, no keyring but those of the test.
ENVIRONMENT = {
    "QT_QPA_PLATFORM": "offscreen",
    "CUPS_SERVER": "/nowhere",
    "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
}


def act(operation: Operation, root: Path, orders: TextIO, told: TextIO) -> None:
    """Do an operation in its folder, as the text above says."""
    if operation.press is not None:
        from tests.faults.driver_window import Hands, in_window

        def press(hands: Hands) -> None:
            assert operation.press is not None
            _tell(operation.press(hands), orders, told)

        in_window(app_of(root), press)
    else:
        assert operation.act is not None
        _tell(operation.act(root), orders, told)


def _tell(acting: Acting, orders: TextIO, told: TextIO) -> None:
    for word in _words(acting):
        told.write(f"{json.dumps(word, ensure_ascii=False)}\n")
        told.flush()
        if not orders.readline():
            return


def _words(acting: Acting) -> Iterator[object]:
    try:
        yield from acting
        yield DONE
    except MediateurError as error:
        yield {REFUSED: str(error)}


def main(name: str, folder: str, *rest: str) -> int:
    """Do what the text above says; return the exit status."""
    os.environ.update(ENVIRONMENT)
    root, operation = Path(folder), OPERATIONS[name]
    if rest:
        operation.prepare(root)
    else:
        act(operation, root, sys.stdin, sys.stdout)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
