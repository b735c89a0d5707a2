"""What of the manual is made is what would be made now."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder
from PIL import Image, ImageColor

from mediateur.content.manual import read_manual
from mediateur.content.text import french
from mediateur.paths import resources
from mediateur.ui.pages.help.keyboard_map import KEYBOARD
from tests.manual.made import EDGE, FOLDER, KEYS, WIDEST, keys_page, shown

ROOT, NEAR = resources().parent, 16
KEY = re.compile(r"\*\*(F\d+|(?:Ctrl|Alt|Maj) \+ [^*]+|Échap|Entrée|Espace|Suppr|Tab|Page (?:haut|bas))\*\*")


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


def test_every_key_that_the_manual_and_the_quick_start_name_is_on_the_map() -> None:
    known = {key for region in KEYBOARD for line in region.lines for key in line.keys}
    sheet = (resources() / "forms" / "premiers-pas.yaml").read_text(encoding="utf-8")
    texts = {page.name: page.text for page in read_manual(FOLDER)} | {"premiers-pas": french(sheet)}
    named = {(name, key) for name, text in texts.items() for key in KEY.findall(text)}
    assert len(named) > 40
    assert sorted((name, key) for name, key in named if key not in known) == []
