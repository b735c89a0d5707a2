"""The one style sheet of the application: only what Qt's own widgets need, everything else is painted by the kit."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from mediateur.ui.kit.metrics import Metrics

_SHEET = Template("""
* { outline: none; }
QToolTip { background: $bg_surface; color: $text_body; border: ${line}px solid $border_control;
  padding: ${p6}px ${p8}px; }

QMenu { background: $bg_surface; color: $text_body; border: ${line}px solid $border_control; padding: ${p6}px; }
QMenu::item { padding: ${p10}px ${p24}px ${p10}px ${p16}px; border-radius: ${p6}px; }
QMenu::item:selected { background: $primary_soft; color: $on_primary_soft; border: ${line}px solid $primary; }
QMenu::separator { height: 1px; background: $border_subtle; margin: ${p6}px ${p8}px; }

QScrollArea, QAbstractScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: ${p16}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p16}px; margin: 0; }
QScrollBar::handle { background: $border_control; border-radius: ${p4}px; }
QScrollBar::handle:vertical { min-height: ${p44}px; margin: ${p4}px; }
QScrollBar::handle:horizontal { min-width: ${p44}px; margin: ${p4}px; }
QScrollBar::handle:hover { background: $border_strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QAbstractItemView { background: $bg_surface; color: $text_body; border: none;
  selection-background-color: $primary_soft; selection-color: $on_primary_soft; }
QAbstractItemView[bare="true"] { background: transparent; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { border: ${line}px solid $border_control; padding: ${p4}px; }
QComboBox QAbstractItemView::item { min-height: ${p44}px; padding: 0 ${p12}px; border-radius: ${p6}px; }
QComboBox QAbstractItemView::item:selected { background: $primary_soft; color: $on_primary_soft;
  border: ${line2}px solid $primary; }
QComboBox QAbstractItemView::item:disabled { color: $text_disabled; }

QTableView { gridline-color: transparent; border: none; }
QTableView::item { border-bottom: ${line}px solid $border_subtle; padding: 0 ${p10}px; }
QTableView::item:selected { background: $primary_soft; color: $on_primary_soft;
  border-top: ${line2}px solid $primary; border-bottom: ${line2}px solid $primary; }
QHeaderView { background: $bg_surface; border: none; }
QHeaderView::section { background: $bg_surface; color: $text_muted; border: none;
  border-bottom: ${line}px solid $border_strong; padding: ${p10}px ${p12}px; font-weight: 600; font-size: ${note}px; }
QTableCornerButton::section { background: $bg_surface; border: none; }

LineEdit { background: transparent; border: none; color: $text_body; padding: 0 ${p14}px;
  placeholder-text-color: $text_muted;
  selection-background-color: $primary; selection-color: $on_primary; }
Counter, Counter QLineEdit { background: transparent; border: none; padding: 0; color: $text_strong;
  selection-background-color: $primary; selection-color: $on_primary; }
Counter[marked="true"] QLineEdit { color: $on_primary_soft; }
PlainText { background: $bg_surface; border: ${line}px solid $border_control; border-radius: ${p8}px;
  padding: ${p6}px ${p8}px; color: $text_body; placeholder-text-color: $text_muted;
  selection-background-color: $primary; selection-color: $on_primary; }
PlainText[wrong="true"] { border: ${line2}px solid $danger; }
""")
_LENGTHS = (4, 6, 8, 10, 12, 14, 16, 24, 44)


def build(colours: Mapping[str, str], metrics: Metrics) -> str:
    """Return the style sheet for the colours of a theme and the measures of a scale."""
    lengths = {f"p{length}": str(metrics.px(length)) for length in _LENGTHS}
    lines = {"line": str(metrics.stroke("decoratif")), "line2": str(metrics.stroke("selection"))}
    return _SHEET.substitute(colours, note=metrics.font_px("note"), **lengths, **lines)
