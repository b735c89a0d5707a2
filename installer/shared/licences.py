"""Write the licences of what a bundle holds, from the root of the checkout.

`python -m installer.shared.licences SITE_PACKAGES OUT [--more FILE.json]…`

Every library installed in SITE_PACKAGES comes with the texts that it ships; `index.json` in OUT lists them all, as
`mediateur.usecases.program.licences` reads it. Each FILE.json adds what pip did not bring (Python itself, libraries
of the system): a list of {"name", "version", "licence", "home", "texts": [paths]}. A part without any text stops the
build.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterable
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from mediateur.usecases.program.licences import INDEX, Part, from_distributions


def bundled(site_packages: Path, more: Iterable[Path] = ()) -> tuple[Part, ...]:
    """Return all the parts of a bundle, in alphabetical order. Raises OSError or ValueError."""
    found = list(from_distributions(distributions(path=[str(site_packages)])))
    for file in more:
        found += map(_told, json.loads(file.read_text(encoding="utf-8")))
    return tuple(sorted(found, key=lambda part: (part.name.casefold(), part.version)))


def _told(one: dict[str, Any]) -> Part:
    texts = tuple(map(Path, one["texts"]))
    return Part(one["name"], one["version"], one["licence"], one["home"], texts)


def write(parts: Iterable[Part], out: Path) -> None:
    """Write the texts and their index in an empty folder. Raises SystemExit for a part with neither text nor notice."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    entries = []
    for part in parts:
        if not (part.texts or part.notice):
            raise SystemExit(f"{part.name} {part.version} has no licence text: find it, or leave the part out.")
        entries.append({**vars(part), "texts": [_copied(part, text, out) for text in part.texts]})
    index = json.dumps(entries, ensure_ascii=False, indent=1)
    (out / INDEX).write_text(f"{index}\n", encoding="utf-8")


def _copied(part: Part, text: Path, out: Path) -> str:
    inside = text.parts[text.parts.index("licenses") + 1 :] if "licenses" in text.parts else (text.name,)
    target = out.joinpath(part.name, *inside)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text.read_bytes())
    return target.relative_to(out).as_posix()


def main() -> None:
    """Read the words and write the folder."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("site_packages", type=Path)
    words.add_argument("out", type=Path)
    words.add_argument("--more", type=Path, action="append", default=[])
    given = words.parse_args()
    parts = bundled(given.site_packages, given.more)
    write(parts, given.out)
    print(f"{len(parts)} parts, {sum(len(part.texts) for part in parts)} texts in {given.out}")


if __name__ == "__main__":
    main()
