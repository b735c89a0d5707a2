"""What of the manual is made is what would be made now."""

from __future__ import annotations

import zipfile
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder
from PIL import Image, ImageColor

from mediateur.paths import resources
from tests.manual.made import EDGE, FOLDER, KEYS, WIDEST, keys_page, shown

ROOT, NEAR = resources().parent, 16


def test_the_page_of_the_keys_is_that_of_the_map() -> None:
    assert (FOLDER / KEYS).read_text(encoding="utf-8") == keys_page(), "run « make manuel »"


def test_pictures_are_small_and_edged() -> None:
    assert len(shown()) >= 18
    for scene in shown():
        with Image.open(FOLDER / "images" / f"{scene}.png") as picture:
            assert picture.width <= WIDEST
            edge = picture.convert("RGB").getpixel((0, 5))
            assert all(abs(seen - asked) <= NEAR for seen, asked in zip(edge, ImageColor.getrgb(EDGE), strict=True))


def test_the_manual_comes_with_the_program(tmp_path: Path) -> None:
    [wheel] = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    ours = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    assert {f"mediateur/resources/manuel/{name}" for name in ours} <= names
