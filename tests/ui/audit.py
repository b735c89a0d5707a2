"""What a screen reader and a finger would find in a window: names that lack, targets too small, words cut."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from mediateur.ui.kit.focus import RingFrame
from mediateur.ui.kit.navigation import Tabs
from mediateur.ui.kit.svg_view import SvgView
from mediateur.ui.kit.theme import current

TARGETS = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit)


def interfaces(root: QWidget) -> Iterator[QAccessibleInterface]:
    """Yield what accessibility shows of a window, from the top down, invisible parts left out."""
    stack = [QAccessible.queryAccessibleInterface(root)]
    while stack:
        interface = stack.pop()
        if not interface.isValid() or interface.state().invisible:
            continue
        yield interface
        stack.extend(interface.child(index) for index in reversed(range(interface.childCount())))


def nameless(root: QWidget) -> list[str]:
    """Return the classes of the widgets that Tab reaches and that have no name."""
    lacking = []
    for interface in interfaces(root):
        widget = interface.object()
        if isinstance(widget, QWidget) and _takes_tab(widget) and not interface.text(QAccessible.Text.Name).strip():
            lacking.append(type(widget).__name__)
    return lacking


def small_targets(root: QWidget) -> list[str]:
    """Return the visible controls lower or narrower than the least target of the design at the present scale."""
    least = current().dimension("cible_min")
    return [
        f"{_called(widget)}: {widget.width()} × {widget.height()}"
        for widget in _visible(root, TARGETS)
        if min(widget.width(), widget.height()) < least and not _inside_spin_box(widget)
    ]


def clipped(root: QWidget) -> list[str]:
    """Return the visible labels and buttons that have less room than their words need."""
    cut = []
    for widget in _visible(root, (QLabel, QAbstractButton)):
        if isinstance(widget, SvgView):
            continue  # a drawing shrinks whole, it is not cut
        least, height = widget.minimumSizeHint(), widget.height()
        needed = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else least.height()
        if widget.width() < least.width() or height < needed:
            cut.append(f"{_called(widget)}: {widget.width()} × {height} for {least.width()} × {needed}")
    return cut


def cut_tabs(root: QWidget) -> list[str]:
    """Return the visible tabs that reach out of their bar, or whose words have too little room."""
    return [
        f"{bar.tabText(index)}: {place.left()} to {place.right()} of {bar.width()}, {bar.drawn_width(index)} wanted"
        for bar in root.findChildren(Tabs)
        if bar.isVisible()
        for index in range(bar.count())
        for place in (bar.tabRect(index),)
        if place.left() < 0 or place.right() >= bar.width() or place.width() < bar.drawn_width(index)
    ]


def tab_order(root: QWidget) -> list[str]:
    """Return the names of the controls that Tab reaches, in order."""
    chain, widget = [], root.nextInFocusChain()
    while widget is not None and widget is not root:
        if _takes_tab(widget) and widget.isVisible() and widget.focusProxy() is None:
            chain.append(_called(widget))
        widget = widget.nextInFocusChain()
    return chain


def _called(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) or type(widget).__name__


def _visible(root: QWidget, kinds: tuple[type, ...]) -> list[QWidget]:
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, kinds) and widget.isVisible() and not isinstance(widget, QAbstractScrollArea)
    ]


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def _inside_spin_box(widget: QWidget) -> bool:
    return isinstance(widget.parent(), QAbstractSpinBox)


def overflowing(root: QWidget) -> list[str]:
    """Return what reaches out sideways of the viewport that scrolls it, or of the window: nobody can get there."""
    return [
        f"{_called(widget)} ({type(widget).__name__}): {left} to {left + widget.width()} of {frame.width()}"
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and not isinstance(widget, RingFrame)
        for frame in (_frame_of(widget, root),)
        for left in (widget.mapTo(frame, QPoint(0, 0)).x(),)
        if left < 0 or left + widget.width() > frame.width()
    ]


def cut_off(root: QWidget) -> list[str]:
    """Return the visible words and controls that stand lower or higher than their window, where nothing scrolls."""
    return [
        f"{_called(widget)}: {top} to {top + widget.height()} of {frame.height()}"
        for widget in _visible(root, (QLabel, *TARGETS))
        for frame in (_frame_of(widget, root),)
        for top in (widget.mapTo(frame, QPoint(0, 0)).y(),)
        if frame is root and (top < 0 or top + widget.height() > frame.height())
    ]


def _frame_of(widget: QWidget, root: QWidget) -> QWidget:
    """Return the viewport that scrolls a widget, else the root."""
    child, parent = widget, widget.parentWidget()
    while child is not root and parent is not None:
        if isinstance(parent, QAbstractScrollArea) and child is parent.viewport() and child is not widget:
            return child
        child, parent = parent, parent.parentWidget()
    return root
