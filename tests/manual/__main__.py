"""« make manuel »: play the demonstration and a network, take from them the pictures, write the page of the keys."""

from __future__ import annotations

import tempfile
from pathlib import Path

from mediateur.ui.demo import play
from tests.manual import network
from tests.manual.made import FOLDER, KEYS, keys_page, shown, take


def main() -> None:
    """Make again what of the manual is made."""
    (FOLDER / KEYS).write_text(keys_page(), encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="mediateur-manuel-") as folder:
        play(Path(folder))
        with tempfile.TemporaryDirectory(prefix="mediateur-manuel-") as apart:
            network.play(Path(folder), Path(apart))
        size = take(Path(folder))
    print(f"{len(shown())} images, {size // 1024} Kio")


if __name__ == "__main__":
    main()
