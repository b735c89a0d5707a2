"""The pictures that the manual shows, taken from the demonstration, and its page of the keys."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageOps

from mediateur.content.manual import PICTURES, read_manual
from mediateur.paths import manual, resources
from mediateur.ui.pages.help.keyboard_map import KEYBOARD, Region

FOLDER = manual(resources())
KEYS = "raccourcis.md"
WIDEST, COLOURS, EDGE = 1100, 128, "#8A9296"
HEAD = """# Toutes les touches

Tout se fait au clavier. Sur un clavier AZERTY, les chiffres de la rangée du haut se tapent sans la touche Maj.

Une carte des touches à garder est dans la feuille « Premiers pas au guichet » : voir [Imprimer](imprimer.md).
"""


def keys_page() -> str:
    """Return the page of the keys, from the map of the keyboard that the program shows."""
    return "\n".join((HEAD, *map(_region, KEYBOARD)))


def _region(region: Region) -> str:
    rows = (f"| {' ou '.join(f'**{key}**' for key in line.keys)} | {line.what} |" for line in region.lines)
    return "\n".join((f"## {region.title}", "", "| Touche | Effet |", "|---|---|", *rows, ""))


def shown() -> list[str]:
    """Return the scenes of the demonstration that the manual shows."""
    return sorted({Path(picture.file).stem for page in read_manual(FOLDER) for picture in page.pictures})


def scenes(played: Path) -> dict[str, Path]:
    """Return the pictures of a demonstration by scene; of a scene that comes twice, the last."""
    return {path.stem.partition("-")[2]: path for path in sorted(played.glob("*.png"))}


def take(played: Path) -> int:
    """Put the pictures that the manual shows in its folder, made small; return how many bytes they take."""
    target, found = FOLDER / PICTURES, scenes(played)
    target.mkdir(exist_ok=True)
    for old in target.glob("*.png"):
        old.unlink()
    size = 0
    for scene in shown():
        data = _small(found[scene])
        (target / f"{scene}.png").write_bytes(data)
        size += len(data)
    return size


def _small(path: Path) -> bytes:
    with Image.open(path) as picture:
        width = min(WIDEST, picture.width)
        resized = picture.convert("RGB").resize((width, round(picture.height * width / picture.width)))
        resized = ImageOps.expand(resized.crop((1, 1, *(side - 1 for side in resized.size))), 1, EDGE)
    out = io.BytesIO()
    resized.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
