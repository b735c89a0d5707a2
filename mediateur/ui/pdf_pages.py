"""A PDF in memory: how many pages, what each looks like and says. PDFium draws them, one thread at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import pypdfium2
from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QImage

from mediateur.content.text import french
from mediateur.errors import MediateurError

_one_at_a_time = Lock()


class PdfPages:
    """The pages of some PDF bytes, from 0. MediateurError when they cannot be read."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        with self._opened() as document:
            self._sizes = tuple(document.get_page_size(page) for page in range(len(document)))

    @property
    def count(self) -> int:
        """How many pages."""
        return len(self._sizes)

    def size(self, page: int) -> QSizeF:
        """Return the size of a page, in points."""
        return QSizeF(*self._sizes[page])

    def image(self, page: int, size: QSize) -> QImage:
        """Return a page drawn on white, `size` in pixels."""
        with self._opened() as document:
            bitmap = document[page].render(scale=size.width() / self._sizes[page][0], prefer_bgrx=True)
            format_ = QImage.Format.Format_RGB32
            drawn = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, format_).copy()
            bitmap.close()
        if drawn.size() == size:
            return drawn
        return drawn.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)

    def text(self, page: int) -> str:
        """Return what a page says, a line for each of its lines."""
        with self._opened() as document:
            lines = document[page].get_textpage().get_text_bounded().splitlines()
        return "\n".join(line.strip() for line in lines if line.strip())

    @contextmanager
    def _opened(self) -> Iterator[pypdfium2.PdfDocument]:
        with _one_at_a_time:
            try:
                document = pypdfium2.PdfDocument(self._pdf)
            except pypdfium2.PdfiumError as error:
                raise MediateurError(
                    "Le guide ne s’affiche pas.",
                    french("Votre séance et votre journal sont intacts."),
                    french("Changez de version, ou fermez le programme puis rouvrez-le."),
                    detail=str(error),
                ) from error
            try:
                yield document
            finally:
                document.close()
