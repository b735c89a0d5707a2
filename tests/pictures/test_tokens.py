"""The tokens say what the file says, and every pair of colours that may be used reaches its threshold."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mediateur.pictures import tokens
from tests.contrast import contrast, truncated
from tests.pictures.samples import RESOURCES, TOKENS

RAW = json.loads((RESOURCES / "themes" / "tokens.json").read_text(encoding="utf-8"))
PAIRS = [(theme, pair) for theme in TOKENS.names for pair in TOKENS.pairs[theme]]


def test_black_on_white_is_the_greatest_contrast_there_is() -> None:
    assert contrast("#000000", "#FFFFFF") == contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
    assert truncated(contrast("#767676", "#FFFFFF")) == 4.54


@pytest.mark.parametrize(("theme", "pair"), PAIRS, ids=lambda value: value if isinstance(value, str) else value[0])
def test_every_pair_reaches_its_threshold(theme: str, pair: tokens.Pair) -> None:
    colours = TOKENS.theme(theme)
    assert (colours[pair.foreground], colours[pair.background]) == (pair.foreground_hex, pair.background_hex)
    ratio = truncated(contrast(pair.foreground_hex, pair.background_hex))
    assert ratio == pair.ratio
    assert ratio >= pair.threshold


def test_three_themes_share_their_roles_and_their_pairs() -> None:
    assert TOKENS.names == ("clair", "sombre", "contraste")
    assert len({frozenset(TOKENS.theme(name)) for name in TOKENS.names}) == 1
    assert len({tuple(pair[:2] for pair in TOKENS.pairs[name]) for name in TOKENS.names}) == 1
    assert len(PAIRS) > 200


def test_the_button_of_a_schematic_keeps_the_pair_that_was_measured() -> None:
    for name in TOKENS.names:
        assert TOKENS.theme(name)["draw_button"] == TOKENS.theme(name)["draw_line"]
        assert ("draw_fill", "draw_line") in {pair[:2] for pair in TOKENS.pairs[name]}


def test_measures_are_those_of_the_file() -> None:
    assert TOKENS.family == RAW["typographie"]["famille"]
    assert TOKENS.scale["compteur"] == tokens.TextStyle(44, 44, 700, True, 0)
    assert TOKENS.user_screen["titre"].floor == 56
    assert TOKENS.text_sizes[-1] == 200
    assert TOKENS.focus == tokens.Focus(2, 3, 4)
    assert TOKENS.strokes["cible_schema"] == 4.5
    assert TOKENS.printing.body == {"courant": 14, "gros_caracteres": 20, "falc": 16}
    assert (TOKENS.printing.label, TOKENS.printing.label_large) == (10, 18)


def test_tokens_cannot_be_changed() -> None:
    clair: Any = TOKENS.themes["clair"]
    with pytest.raises(TypeError):
        clair["primary"] = "#000000"


def test_paper_in_black_and_white_holds_no_colour_and_stays_readable() -> None:
    ink = TOKENS.paper()
    assert all(_spread(colour) <= 12 for colour in ink.values())
    assert ink["target"] == "#000000"
    for over, under in (("text_body", "draw_bg"), ("draw_fill", "draw_button"), ("on_primary", "primary")):
        assert contrast(ink[over], ink[under]) >= 7


def test_colour_print_only_changes_what_bears_the_accent() -> None:
    black, colour = TOKENS.paper(), TOKENS.paper(colour=True)
    changed = {role for role in black if black[role] != colour[role]}
    assert changed == {"primary", "on_primary_soft", "chart_1"}
    assert colour["primary"] == "#0B4650"


def _spread(colour: str) -> int:
    channels = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    return max(channels) - min(channels)
