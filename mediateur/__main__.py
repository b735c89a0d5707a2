"""The door: no words opens the window, words are the command line."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress

from mediateur.trust import READER

LEAVE, OPEN, FROM_DESKTOP = "--quitter-apres-affichage", "ouvrir", "--bureau"


def main() -> int:
    """Run the program; returns the exit status."""
    words = sys.argv[1:]
    _leave_no_core()
    if words[:1] == [READER]:
        from mediateur.trust import reader

        return reader.main(words[1:])
    return _boxed(words) if sys.stderr is None else _run(words)


def _leave_no_core() -> None:
    """Have nothing of the memory of this program written to the disk when it falls: a session and passwords are in it.

    Windows keeps none of its own (a report to its maker is the administrator's to forbid).
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _boxed(words: list[str]) -> int:
    """Run without a terminal, as Windows does from an icon: what is said on the way is shown in a box."""
    import io

    told = sys.stdout = sys.stderr = io.StringIO()
    status = _run(words)
    if told.getvalue() and (status or words[:1] == [OPEN]):
        from mediateur.cli import boxes

        boxes.show(told.getvalue(), failed=bool(status))
    return status


def _run(words: list[str]) -> int:
    if words in ([], [LEAVE]):
        return _open(leave=bool(words))
    if words[:1] == [FROM_DESKTOP]:
        return _open_from_desktop(words[1:])
    from mediateur.cli import run

    return run(words)


def _open(*, leave: bool) -> int:
    """Open the window without reading the command line: its reader costs a part of the start."""
    _collect_nothing()
    from mediateur.app import App
    from mediateur.errors import MediateurError
    from mediateur.ui.start import open_window

    try:
        return open_window(App(), leave=leave)
    except MediateurError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _open_from_desktop(files: list[str]) -> int:
    """Open the window from a menu, or from a file that was double-clicked: nobody reads a terminal there."""
    _collect_nothing()
    from pathlib import Path

    from mediateur.app import App
    from mediateur.errors import MediateurError
    from mediateur.ui.start import has_display, open_window, show_failure

    try:
        return open_window(App(), file=Path(files[0]) if files else None)
    except MediateurError as error:
        sys.stderr.write(f"{error}\n")
        if has_display():
            show_failure(error)
        return 1


def _collect_nothing() -> None:
    """Look for no garbage while modules load: there is none. `ui.collector` sees to it afterwards."""
    gc.disable()


if __name__ == "__main__":
    raise SystemExit(main())
