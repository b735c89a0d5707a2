"""A PDF in memory: how many pages, what each looks like and says. PDFium draws them, one thread at a time."""

from __future__ import annotations

from threading import RLock

import pypdfium2
from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QImage

from mediateur.content.text import french
from mediateur.errors import MediateurError

_one_at_a_time = RLock()


class PdfPages:
    """The pages of some PDF bytes, from 0. MediateurError when they cannot be read."""

    def __init__(self, pdf: bytes) -> None:
        with _one_at_a_time:
            try:
                self._document = pypdfium2.PdfDocument(pdf)
            except pypdfium2.PdfiumError as error:
                raise MediateurError(
                    "Le guide ne s’affiche pas.",
                    french("Votre séance et votre journal sont intacts."),
                    french("Changez de version, ou fermez le programme puis rouvrez-le."),
                    detail=str(error),
                ) from error

    @property
    def count(self) -> int:
        """How many pages."""
        with _one_at_a_time:
            return len(self._document)

    def size(self, page: int) -> QSizeF:
        """Return the size of a page, in points."""
        with _one_at_a_time:
            return QSizeF(*self._document.get_page_size(page))

    def image(self, page: int, size: QSize) -> QImage:
        """Return a page drawn on white, `size` in pixels."""
        with _one_at_a_time:
            width, _height = self._document.get_page_size(page)
            bitmap = self._document[page].render(scale=size.width() / width, prefer_bgrx=True)
            drawn = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
            ).copy()
        if drawn.size() == size:
            return drawn
        return drawn.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)

    def text(self, page: int) -> str:
        """Return what a page says, a line for each of its lines."""
        with _one_at_a_time:
            lines = self._document[page].get_textpage().get_text_bounded().splitlines()
        return "\n".join(line.strip() for line in lines if line.strip())
