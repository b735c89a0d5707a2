"""Scripts that open a store in a process of their own, with limits or without privilege."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

from tests.store.samples import ROOT


def run(script: str, folder: Path, *, without_privilege: bool = False) -> list[str]:
    """Run a script on a data folder in a process of its own; return the lines it prints."""
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if without_privilege else []
    command = [*drop, sys.executable, "-c", dedent(script), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


TRY_EACH = """
    import sys
    from pathlib import Path
    from tests.store.samples import draft, keep
    from mediateur.errors import MediateurError
    from mediateur.store.opening import open_store

    def attempt(action):
        try:
            action()
        except MediateurError as error:
            print(error.happened)
        else:
            print("fait")

    folder = Path(sys.argv[1])
"""
