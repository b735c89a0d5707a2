"""Which packages of Debian the bundle needs: read in its compiled files, each named by the library it asks for."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

# The package of each library, on Debian 12, then its name on later releases where it changed.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbz2.so.1.0": "libbz2-1.0",
    "libcrypto.so.3": "libssl3 | libssl3t64",
    "libcups.so.2": "libcups2 | libcups2t64",
    "libdbus-1.so.3": "libdbus-1-3",
    "libffi.so.8": "libffi8",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "liblzma.so.5": "liblzma5",
    "libsqlite3.so.0": "libsqlite3-0",
    "libssl.so.3": "libssl3 | libssl3t64",
    "libstdc++.so.6": "libstdc++6",
    "libuuid.so.1": "libuuid1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
_OF_LIBC = re.compile(r"(?:ld-linux-.*|lib(?:c|m|dl|rt|pthread|util))\.so\.\d")
_GLIBC = re.compile(r"GLIBC_(\d+)\.(\d+)")


def depends(bundle: Path) -> str:
    """Return the field Depends of a bundle. Raises SystemExit when it needs a library whose package is not known."""
    told = [_headers(file) for file in compiled(bundle)]
    inside = {file.name for file in bundle.rglob("*")}
    wanted = {line.split()[1] for text in told for line in text.splitlines() if line.strip().startswith("NEEDED")}
    outside = {name for name in wanted - inside if not _OF_LIBC.fullmatch(name)}
    if unknown := sorted(outside - PACKAGES.keys()):
        raise SystemExit(f"Which packages bring {', '.join(unknown)}? Say it in {Path(__file__).name}, or leave out.")
    return ", ".join([f"libc6 (>= {_glibc(told)})", *sorted({PACKAGES[name] for name in outside})])


def compiled(bundle: Path) -> Iterable[Path]:
    """Yield the compiled files of a bundle: programs and shared libraries."""
    for file in sorted(bundle.rglob("*")):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as opened:
                if opened.read(4) == b"\x7fELF":
                    yield file


def _headers(file: Path) -> str:
    return subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=True).stdout


def _glibc(told: Iterable[str]) -> str:
    newest = max((int(major), int(minor)) for text in told for major, minor in _GLIBC.findall(text))
    return f"{newest[0]}.{newest[1]}"
