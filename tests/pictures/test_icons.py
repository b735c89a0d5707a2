"""Every icon that is named exists, and is recoloured in a form that Qt and svglib draw."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
import yaml
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from svglib.svglib import svg2rlg

from mediateur.errors import MediateurError
from mediateur.pictures import symbol
from mediateur.pictures.icons import stroke_for
from tests.pictures.samples import FRAME_KINDS, ICONS, RESOURCES, TOKENS, parsed

LUCIDE = sorted(ICONS.names() - {"marque"})


def test_every_icon_of_the_tokens_exists() -> None:
    assert set(TOKENS.icons.values()) <= ICONS.names()


def test_every_icon_named_by_a_screen_exists() -> None:
    named = {
        name
        for path in (RESOURCES / "screens").rglob("*.y*ml")
        for name in _named(yaml.safe_load(path.read_text(encoding="utf-8")))
    }
    assert named <= ICONS.names()


def test_icons_that_drawings_name_exist() -> None:
    assert set(symbol.WORDS) | set(symbol.OBJECT_ICONS.values()) | {"lock", "mail", "chevron-right"} <= ICONS.names()
    assert set(symbol.OBJECT_ICONS) == {kind for kind in FRAME_KINDS if not kind.startswith("carte")}


def test_every_icon_is_named_by_the_program_or_its_content() -> None:
    written = " ".join(
        path.read_text(encoding="utf-8")
        for folder in (RESOURCES, RESOURCES.parent / "mediateur")
        for path in folder.rglob("*")
        if path.suffix in {".py", ".yaml", ".json"}
    )
    assert [name for name in LUCIDE if not re.search(rf"(?<![\w-]){name}(?![\w-])", written)] == []


def test_what_names_icons_is_found_at_any_depth() -> None:
    content = {"a": {"symbols": ["mail"], "frames": [{"items": [{"icon": "eye", "label": "x"}, {"icon": ""}]}]}}
    assert _named(content) == {"mail", "eye"}


@pytest.mark.parametrize("name", LUCIDE)
def test_an_icon_is_recoloured_whole(qapp: QApplication, name: str) -> None:
    markup = ICONS.svg(name, "#123456", 30)
    root = parsed(markup)
    assert (root.attrib["width"], root.attrib["stroke"], root.attrib["stroke-width"]) == ("30", "#123456", "1.75")
    assert "currentColor" not in markup
    assert "class=" not in markup
    assert QSvgRenderer(QByteArray(markup.encode())).isValid()
    assert svg2rlg(BytesIO(markup.encode())) is not None


def test_the_stroke_follows_the_size_as_the_tokens_say() -> None:
    assert [stroke_for(size) for size in (16, 27.9, 28, 43, 44, 96)] == [2, 2, 1.75, 1.75, 1.5, 1.5]
    assert 'stroke-width="1.5"' in ICONS.svg("house", "#000000", 96)
    assert 'stroke-width="2.25"' in ICONS.svg("house", "#000000", 96, 2.25)


def test_a_missing_icon_is_told_in_french() -> None:
    with pytest.raises(MediateurError, match="inconnue"):
        ICONS.svg("inconnue", "#000000")


def test_the_licence_and_the_mark_stand_beside_the_icons(qapp: QApplication) -> None:
    assert (RESOURCES / "icons" / "LICENSE").read_text(encoding="utf-8").startswith("ISC License")
    assert QSvgRenderer(str(RESOURCES / "icons" / "marque.svg")).isValid()


def _named(value: object) -> set[str]:
    """Return what stands under `symbols` and `icon`, wherever that is."""
    if isinstance(value, list):
        return {name for one in value for name in _named(one)}
    if not isinstance(value, dict):
        return set()
    own = {*value.get("symbols", ()), value.get("icon", "")} - {""}
    return own.union(*(_named(one) for one in value.values()))
