"""What Qt brings to an installation, seen by using it: fonts, icons, pictures, French, printers, pages of a PDF."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QPluginLoader, QSize, qVersion
from PySide6.QtGui import QColor, QFontInfo, QImage, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from mediateur.pictures import tokens
from mediateur.pictures.icons import Icons
from mediateur.ui.kit import fonts, french
from mediateur.ui.kit.icons import render
from mediateur.ui.pdf_pages import PdfPages
from mediateur.ui.start import application, has_display
from mediateur.usecases.program.diagnosis import Lacking, Look

MARK, MARK_SIZE, MARK_INK, MARK_AT = "marque.svg", 40, QColor("#0B5563"), (20, 3)
CANCEL = "Annuler"


def looks(resources: Path, paper: Callable[[], bytes]) -> tuple[Look, ...]:
    """Return what is looked at with Qt; `paper` makes a guide. Without a screen, Qt is asked to do without."""
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qt = application()
    return (
        ("qt", "Fenêtres", partial(_windows, qt)),
        ("polices", "Polices", partial(_fonts, resources)),
        ("icones", "Icônes", partial(_icons, resources)),
        ("images", "Images", partial(_pictures, resources)),
        ("francais", "Boutons en français", partial(_french, qt)),
        ("pdf", "Guide en PDF", partial(_pages, paper)),
        ("impression", "Impression", _printing),
    )


def _windows(qt: QApplication) -> str:
    return f"Qt {qVersion()}, {qt.platformName()}"


def _fonts(resources: Path) -> str:
    wanted = tokens.load(resources / "themes" / "tokens.json")
    loaded = fonts.load(resources / "fonts")
    shown = QFontInfo(fonts.build(wanted, next(iter(wanted.scale.values())), 16)).family()
    if shown != wanted.family:
        raise Lacking(f"{wanted.family} manque : {shown} prend sa place.")
    return f"{loaded} fichiers, {shown}"


def _icons(resources: Path) -> str:
    icons = Icons(resources / "icons")
    names = sorted(icons.names())
    blank = [name for name in names if _is_blank(_drawn(icons.svg(name, "#000000", 24), 24))]
    if blank or not names:
        raise Lacking(f"Ces icônes ne se dessinent pas : {', '.join(blank) or 'aucune n’est là'}.")
    return f"{len(names)} dessinées"


def _drawn(svg: str, size: int) -> QPixmap:
    return render(QSvgRenderer(svg.encode()), size, size, 1.0)


def _is_blank(pixmap: QPixmap) -> bool:
    drawn = pixmap.toImage().convertToFormat(QImage.Format.Format_Alpha8)
    return not any(bytes(drawn.constBits()))


def _pictures(resources: Path) -> str:
    svg = (resources / "icons" / MARK).read_text(encoding="utf-8")
    ink = _drawn(svg, MARK_SIZE).toImage().pixelColor(*MARK_AT)
    if ink != MARK_INK:
        raise Lacking(f"Les images SVG se dessinent mal : {ink.name()} au lieu de {MARK_INK.name()}.")
    return "SVG dessiné"


def _french(qt: QApplication) -> str:
    french.install(qt)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    said = box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")
    if said != CANCEL:
        raise Lacking(f"Qt dit « {said} » au lieu de « {CANCEL} ».")
    return said


def _pages(paper: Callable[[], bytes]) -> str:
    pages = PdfPages(paper())
    image = pages.image(0, QSize(200, 283))
    if not pages.text(0) or image.isNull():
        raise Lacking("Le guide est vide.")
    return f"{pages.count} pages, relues"


def _printing() -> str:
    if sys.platform == "win32":  # there, Qt holds this plugin inside its library
        from PySide6.QtPrintSupport import QPrinterInfo

        return f"windowsprintersupport, {len(QPrinterInfo.availablePrinterNames())} imprimantes"
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "printsupport"
    plugins = [QPluginLoader(str(file)) for file in sorted(folder.glob("*"))]
    ready = [Path(plugin.fileName()).name for plugin in plugins if plugin.load()]
    if not ready:
        raise Lacking("; ".join(plugin.errorString() for plugin in plugins) or "Le module d’impression manque.")
    return ", ".join(ready)
