"""Style sheets of the few widgets that Qt paints and the kit does not, each set on its own widget.

None is set on the application: Qt would look for rules for every widget of it, a quarter of the time of a long day,
and would never forget those of some parts of widgets (the line of a spin box, what shows through a scroll area).
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.metrics import Metrics
from mediateur.ui.kit.theme import current

TIP = Template("""
QToolTip { background: $bg_surface; color: $text_body; border: ${line}px solid $border_control;
  padding: ${p6}px ${p8}px; }
""")
MENU = Template("""
QMenu { background: $bg_surface; color: $text_body; border: ${line}px solid $border_control; padding: ${p6}px; }
QMenu::item { padding: ${p10}px ${p24}px ${p10}px ${p16}px; border-radius: ${p6}px; }
QMenu::item:selected { background: $primary_soft; color: $on_primary_soft; border: ${line}px solid $primary; }
QMenu::item:disabled { color: $text_disabled; }
QMenu::separator { height: 1px; background: $border_subtle; margin: ${p6}px ${p8}px; }
""")
BAR = Template("""
QScrollBar:vertical { background: transparent; width: ${p16}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p16}px; margin: 0; }
QScrollBar::handle { background: $border_control; border-radius: ${p4}px; }
QScrollBar::handle:vertical { min-height: ${p44}px; margin: ${p4}px; }
QScrollBar::handle:horizontal { min-width: ${p44}px; margin: ${p4}px; }
QScrollBar::handle:hover { background: $border_strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")
CHOICES = Template(f"""
QComboBox {{ combobox-popup: 0; }}
QComboBox QAbstractItemView {{ background: $bg_surface; color: $text_body; outline: none;
  border: ${{line}}px solid $border_control; padding: ${{p4}}px; }}
QComboBox QAbstractItemView::item {{ min-height: ${{p44}}px; padding: 0 ${{p12}}px; border-radius: ${{p6}}px; }}
QComboBox QAbstractItemView::item:selected {{ background: $primary_soft; color: $on_primary_soft;
  border: ${{line2}}px solid $primary; }}
QComboBox QAbstractItemView::item:disabled {{ color: $text_disabled; }}
{BAR.template}{TIP.template}""")
TABLE = Template(f"""
QTableView {{ background: $bg_surface; color: $text_body; border: none; outline: none; }}
QTableView::item {{ border-bottom: ${{line}}px solid $border_subtle; padding: 0 ${{p10}}px; }}
QTableView::item:selected {{ background: $primary_soft; color: $on_primary_soft;
  border-top: ${{line2}}px solid $primary; border-bottom: ${{line2}}px solid $primary; }}
QHeaderView {{ background: $bg_surface; border: none; }}
QHeaderView::section {{ background: $bg_surface; color: $text_muted; border: none;
  border-bottom: ${{line}}px solid $border_strong; padding: ${{p10}}px ${{p12}}px;
  font-weight: 600; font-size: ${{note}}px; }}
{BAR.template}""")
_LENGTHS = (4, 6, 8, 10, 12, 16, 24, 44)


def dress(widget: QWidget, sheet: Template) -> None:
    """Set a sheet on a widget, and on what Qt made in it, in the theme in use."""
    theme = current()
    built = build(sheet, theme.tokens.theme(theme.name), theme.metrics)
    if built != widget.styleSheet():
        widget.setStyleSheet(built)


def build(sheet: Template, colours: Mapping[str, str], metrics: Metrics) -> str:
    """Return a sheet for the colours of a theme and the measures of a scale."""
    lengths = {f"p{length}": str(metrics.px(length)) for length in _LENGTHS}
    lines = {"line": str(metrics.stroke("decoratif")), "line2": str(metrics.stroke("selection"))}
    return sheet.substitute(colours, note=metrics.font_px("note"), **lengths, **lines)
