"""The two starters, made with MinGW: mediateur.exe with a window, mediateur.com for the command line."""

from __future__ import annotations

from pathlib import Path

from installer.windows.saying import run

HERE = Path(__file__).resolve().parent / "launcher"
COMPILER, RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
FAILED = "Le lanceur du programme n’a pas pu être fabriqué."
# Without the date of the day, the same sources give the same bytes.
FLAGS = ("-municode", "-O2", "-Wall", "-Wextra", "-Werror", "-s", "-static", "-Wl,--no-insert-timestamp")
SAFE = ("-Wl,--dynamicbase", "-Wl,--nxcompat", "-Wl,--high-entropy-va")


def numbers(version: str) -> str:
    """Return the four numbers that Windows wants of a version: 0.1.0 is 0,1,0,0."""
    parts = [part for part in version.split(".") if part.isdigit()]
    return ",".join([*parts, "0", "0", "0", "0"][:4])


def build(version: str, icon: Path, work: Path, target: Path) -> None:
    """Write mediateur.exe and mediateur.com to `target`; `work` holds what only serves to make them."""
    template = (HERE / "mediateur.rc.in").read_text(encoding="utf-8")
    for name, window in (("mediateur.exe", ("-mwindows", "-DWINDOWED")), ("mediateur.com", ())):
        script, resources = work / f"{name}.rc", work / f"{name}.res"
        told = template.replace("@NUMBERS@", numbers(version)).replace("@VERSION@", version).replace("@NAME@", name)
        script.write_text(told, encoding="utf-8")
        run((RESOURCES, f"--include-dir={icon.parent}", script, "-O", "coff", "-o", resources), FAILED)
        run((COMPILER, *FLAGS, *SAFE, *window, HERE / "mediateur.c", resources, "-o", target / name), FAILED)
