"""A schematic is one drawing for three themes and for paper: whole, readable, with one thing ringed."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from svglib.svglib import svg2rlg

from mediateur.content import screens as content
from mediateur.pictures import frames, items, metrics, schematic, svg
from mediateur.pictures.pen import RING, RING_REACH, Pen
from tests.pictures.samples import (
    ELEMENTS,
    FRAME_KINDS,
    ICONS,
    INKS,
    ITEM_KINDS,
    SIZES,
    TOKENS,
    Frame,
    Item,
    Screen,
    box_of,
    elements,
    rings,
    texts,
)

LIGHT = TOKENS.theme("clair")
PEN = Pen(LIGHT, ICONS)
LABELS = st.text(alphabet=metrics.CHARACTERS, min_size=1, max_size=34).filter(str.strip)
ITEMS = st.builds(Item, st.sampled_from(ITEM_KINDS), LABELS, icon=st.sampled_from(("", "eye", "bell")))
FRAMES = st.builds(
    Frame,
    st.sampled_from(FRAME_KINDS),
    caption=st.one_of(st.just(""), LABELS),
    address=st.one_of(st.just(""), LABELS),
    items=st.lists(ITEMS, max_size=4).map(tuple),
)
SCREENS = st.builds(Screen, LABELS, st.lists(FRAMES, min_size=1, max_size=3).map(tuple))


def test_the_kinds_are_those_of_content() -> None:
    assert set(ITEM_KINDS) == set(content.ItemKind)
    assert set(FRAME_KINDS) == set(content.FrameKind)


def test_a_screen_of_content_is_drawn_as_it_is() -> None:
    target = content.Item(kind=content.ItemKind.BUTTON, label="Commencer", target=True)
    page = content.Frame(kind=content.FrameKind.BROWSER, address="monespacesante.fr", items=(target,))
    screen = content.Screen(id="debut", alt="Le bouton Commencer", frames=(page,), symbols=())
    picture = schematic.draw(screen, LIGHT, icons=ICONS)
    assert [one.text for one in texts(picture.svg)] == ["monespacesante.fr", "Commencer"]
    assert (picture.alt, len(rings(picture.svg))) == ("Le bouton Commencer", 1)


@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize(("width", "text"), SIZES)
def test_qt_and_svglib_draw_it_at_its_size(qapp: QApplication, ink: dict[str, str], width: float, text: float) -> None:
    picture = schematic.draw(ELEMENTS, ink, width=width, text=text, icons=ICONS)
    renderer = QSvgRenderer(QByteArray(picture.svg.encode()))
    assert renderer.isValid()
    assert renderer.defaultSize().width() == pytest.approx(picture.width, abs=1)
    assert renderer.defaultSize().height() == pytest.approx(picture.height, abs=1)
    drawing = svg2rlg(BytesIO(picture.svg.encode()))
    assert drawing is not None
    assert drawing.width / drawing.height == pytest.approx(picture.width / picture.height, rel=0.01)


@given(SCREENS, st.sampled_from(SIZES))
@settings(max_examples=150)
def test_every_text_stays_inside_and_tall_enough(screen: Screen, size: tuple[float, float]) -> None:
    picture = schematic.draw(screen, LIGHT, width=size[0], text=size[1], icons=ICONS)
    across, down = box_of(picture.svg)
    assert picture.width == pytest.approx(size[0])
    assert picture.height == pytest.approx(down * size[1] / 14, rel=0.001)
    for text in texts(picture.svg):
        assert text.left >= -0.01 and text.left + text.width <= across + 0.01
        assert text.number("font-size") < text.top <= down
        assert text.number("font-size") * text.scale * picture.width / across >= size[1] - 0.01


@given(FRAMES, st.floats(0, 1))
@settings(max_examples=150)
def test_every_text_stays_inside_its_frame(frame: Frame, share: float) -> None:
    span = frames.span(frame)
    width = span.least + share * (span.most - span.least)
    block = frames.draw(Frame(frame.kind, "", frame.address, frame.items), width, PEN)
    assert block.width == width
    for text in texts(_whole(block)):
        assert text.left >= 8
        assert text.left + text.width <= width - 8 + 0.01
        assert text.top <= block.height - 8


@given(ITEMS, st.floats(110, 430), st.booleans())
def test_an_item_is_no_wider_than_its_place(item: Item, width: float, targeted: bool) -> None:
    block = items.draw(item, width, PEN, targeted=targeted)
    assert block.width <= width + 0.01
    inset = items.BUTTON_PAD if item.kind == "bouton" else 0
    for text in texts(_whole(block)):
        assert text.left >= inset - 0.01
        assert text.left + text.width <= block.width - inset + 0.01
        assert text.top <= block.height


@given(ITEMS)
def test_nothing_is_cut_at_the_natural_width(item: Item) -> None:
    whole = Item(item.kind, f"a{item.label}".replace(":", ""), icon=item.icon)
    drawn = texts(_whole(items.draw(whole, items.natural(whole), PEN, targeted=False)))
    assert len(drawn) == 1


@given(SCREENS, st.sampled_from(SIZES), st.data())
@settings(max_examples=150)
def test_one_target_makes_one_ring_wholly_inside(
    screen: Screen, size: tuple[float, float], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(screen.frames) - 1))
    shown = (*screen.frames[:index], _marked(screen.frames[index]), *screen.frames[index + 1 :])
    picture = schematic.draw(Screen(screen.alt, shown), LIGHT, width=size[0], text=size[1], icons=ICONS)
    (ring,) = rings(picture.svg)
    across, down = box_of(picture.svg)
    assert ring.attributes["stroke"] == LIGHT["target"]
    assert ring.attributes["fill"] == "none"
    assert ring.left - ring.stroke / 2 >= 0
    assert ring.left + ring.width + ring.stroke / 2 <= across
    assert ring.top - ring.stroke / 2 >= 0
    assert ring.top + ring.scale * ring.number("height") + ring.stroke / 2 <= down


@pytest.mark.parametrize("kind", FRAME_KINDS)
def test_an_object_without_lines_rings_its_own_point(kind: str) -> None:
    target = schematic.draw(Screen("", (Frame(kind, target=True),)), LIGHT, icons=ICONS)
    plain = schematic.draw(Screen("", (Frame(kind),)), LIGHT, icons=ICONS)
    assert (len(rings(target.svg)), len(rings(plain.svg))) == (1, 0)


def test_a_line_that_is_the_target_takes_the_ring_from_the_first() -> None:
    lines = (Item("texte", "Bonjour"), Item("texte", "Votre code provisoire", target=True))
    letter = schematic.draw(Screen("", (Frame("courrier", items=lines, target=True),)), LIGHT, icons=ICONS)
    (ring,) = rings(letter.svg)
    greeting, code = texts(letter.svg)
    assert greeting.top < ring.top < code.top < ring.top + ring.number("height")


def test_cards_side_by_side_stand_on_one_line_whatever_their_titles() -> None:
    cards = (Frame("carte-avec-photo", "Avec photo"), Frame("carte-sans-photo", "Sans photo, au dos, en haut à gauche"))
    picture = schematic.draw(Screen("", cards), LIGHT, icons=ICONS)
    outlines = [one for one in elements(picture.svg) if one.attributes.get("rx") == "10"]
    assert len(outlines) == 2
    assert len(texts(picture.svg)) == 3
    bottoms = [one.top + one.scale * one.number("height") for one in outlines]
    assert bottoms[0] == pytest.approx(bottoms[1], abs=0.1)


@pytest.mark.parametrize("kind", ["bouton", "lien", "choix", "ligne"])
def test_what_is_clicked_bears_a_pointer(kind: str) -> None:
    item, arrow = Item(kind, "Continuer"), LIGHT["text_strong"]
    assert f'stroke="{arrow}"' in items.draw(item, 200, PEN, targeted=True).svg
    assert f'stroke="{arrow}"' not in items.draw(item, 200, PEN, targeted=False).svg


def test_the_ring_is_as_thick_as_the_tokens_ask_and_clears_what_it_surrounds() -> None:
    assert 3.5 <= RING <= TOKENS.strokes["cible_schema"]
    assert RING_REACH < items.GAP


@pytest.mark.parametrize("kind", FRAME_KINDS)
@pytest.mark.parametrize("air", [0.7, 0.4])
def test_less_air_lowers_a_drawing_but_never_the_white_round_a_ring(kind: str, air: float) -> None:
    tight = Pen(LIGHT, ICONS, air)
    lines = tuple(Item("ligne", label, target=label == "Deux") for label in ("Un", "Deux", "Trois"))
    roomy, lower = (frames.draw(Frame(kind, "Titre", "site.fr", lines), 200, pen).height for pen in (PEN, tight))
    assert lower < roomy or kind.startswith("carte")
    given_back = items.apart(svg.Block(10, 20, ""), tight).height - 20
    assert given_back / 2 + tight.space(items.GAP) == pytest.approx(items.GAP)


def test_frames_stand_side_by_side_then_stack_as_the_text_grows() -> None:
    heights = {text: schematic.draw(ELEMENTS, LIGHT, text=text, icons=ICONS).height / text for text in (14, 28)}
    assert heights[28] > 1.5 * heights[14]
    wide = texts(schematic.draw(ELEMENTS, LIGHT, icons=ICONS).svg)
    assert [one.text for one in wide if one.left > 228] == [
        "Avec photo\N{NO-BREAK SPACE}: à droite",
        "Sans photo\N{NO-BREAK SPACE}: au dos",
    ]


def test_a_row_shows_its_state_beside_then_below() -> None:
    row = Item("ligne", "Notifications\N{NO-BREAK SPACE}: activées")
    beside, below = (texts(_whole(items.draw(row, width, PEN, targeted=False))) for width in (300, 150))
    assert [one.text for one in beside] == [one.text for one in below] == ["Notifications", "activées"]
    assert beside[0].top == beside[1].top
    assert below[0].top < below[1].top


def test_words_are_escaped_and_come_back_as_they_were() -> None:
    words = "<b> & \"guillemets\" 'x'"
    screen = Screen(words, (Frame("navigateur", address="a&b", items=(Item("bouton", words, target=True),)),))
    picture = schematic.draw(screen, LIGHT, icons=ICONS)
    assert [one.text for one in texts(picture.svg)] == ["a&b", words]
    assert [one.text for one in elements(picture.svg) if one.name == "title"] == [words]
    assert picture.alt == words


def test_only_what_both_renderers_know_is_used() -> None:
    known = {"svg", "title", "g", "rect", "circle", "line", "path", "text"}
    for kind in FRAME_KINDS:
        lines = tuple(Item(one, "Étape", icon="bell") for one in ITEM_KINDS)
        picture = schematic.draw(Screen("", (Frame(kind, "Titre", "site.fr", lines, target=True),)), LIGHT, icons=ICONS)
        assert {one.name for one in elements(picture.svg)} <= known
        assert not re.search(r"\b(class|style|filter|currentColor|url)\b", picture.svg)


def test_print_in_black_and_white_holds_no_other_colour() -> None:
    ink = TOKENS.paper()
    picture = schematic.draw(ELEMENTS, ink, width=187, text=10, icons=ICONS)
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", picture.svg)) <= set(ink.values())


def _marked(frame: Frame) -> Frame:
    """Return the frame with its first item as its target, or itself when it has none to show."""
    if not frame.items or frames.is_card(frame):
        return Frame(frame.kind, frame.caption, frame.address, frame.items, target=True)
    first, *others = frame.items
    ringed = Item(first.kind, first.label, target=True, icon=first.icon)
    return Frame(frame.kind, frame.caption, frame.address, (ringed, *others))


def _whole(block: svg.Block) -> str:
    return svg.document(block, 1, "").svg


@given(SCREENS)
def test_a_schematic_takes_no_other_colours_than_it_says(screen: Screen) -> None:
    ink = {role: LIGHT[role] for role in schematic.ROLES}
    assert schematic.draw(screen, ink, icons=ICONS) == schematic.draw(screen, LIGHT, icons=ICONS)


def test_a_line_that_has_a_spot_is_found_by_its_name() -> None:
    lines = (Item("bouton", "Continuer", spot="suite"), Item("texte", "puis"), Item("lien", "Aide", spot="aide"))
    drawing = schematic.draw(Screen("", (Frame("navigateur", items=lines),)), INKS[0], icons=ICONS).svg
    assert re.findall(r'<rect id="([^"]+)"', drawing) == ["suite", "aide"]


def test_what_is_typed_and_chosen_is_drawn() -> None:
    lines = (Item("champ", "Code", value="EXEMPLE-00"), Item("choix", "Activer", value="oui"), Item("choix", "Non"))
    drawing = schematic.draw(Screen("", (Frame("navigateur", items=lines),)), INKS[0], icons=ICONS).svg
    blank = schematic.draw(Screen("", (Frame("navigateur", items=_blank(lines)),)), INKS[0], icons=ICONS).svg
    assert "EXEMPLE-00" in drawing
    assert drawing.count("<circle") == blank.count("<circle") + 1


def _blank(lines: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(replace(line, value="") for line in lines)
