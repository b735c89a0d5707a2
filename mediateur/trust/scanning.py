"""The texts of the QR codes of a picture or of a PDF, never kept.

The libraries that decode them do not bound themselves: what comes from outside is read by `apart`.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

MOST_BYTES = 25_000_000
MOST_PIXELS = 50_000_000
MOST_PAGES = 5
MOST_CODES, MOST_TEXT = 50, 8_000  # a QR code holds 7 089 characters at most
FORMATS = ("PNG", "JPEG", "WEBP", "BMP")
SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg", ".webp", ".bmp")
_DPI, _POINTS = 200, 72
_MOST_SIDE = 6_000
_PDF = b"%PDF-"


class TooLargeError(ValueError):
    """A file beyond the bounds."""


class NeitherError(ValueError):
    """A file that is neither a picture nor a PDF that can be read."""


def read_bytes(data: bytes) -> tuple[str, ...]:
    """Return the texts of the codes in a picture or in the first pages of a PDF.

    Raises TooLargeError, NeitherError, and MemoryError where this process may take no more.
    """
    if len(data) > MOST_BYTES:
        raise TooLargeError
    texts = _in_pdf(data) if data.lstrip()[: len(_PDF)] == _PDF else _in_picture(data)
    if len(texts) > MOST_CODES:
        raise TooLargeError
    return texts


def _in_picture(data: bytes) -> tuple[str, ...]:
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise TooLargeError
            grey = picture.convert("L")
    except (TooLargeError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooLargeError from error
    except MemoryError:
        raise
    except Exception as error:  # damaged or hostile pictures have Pillow raise nearly anything
        raise NeitherError from error
    return _codes(grey)


def _in_pdf(data: bytes) -> tuple[str, ...]:
    found: list[str] = []
    for picture in _pages(data):
        found += [text for text in _codes(picture) if text not in found]
    return tuple(found)


def _pages(data: bytes) -> Iterator[Image]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise NeitherError from error
    try:
        for number in range(min(len(document), MOST_PAGES)):
            yield _drawn(document[number])
    except pypdfium2.PdfiumError as error:
        raise NeitherError from error
    finally:
        document.close()


def _drawn(page: PdfPage) -> Image:
    """Return a page in greys, at 200 dots an inch, fewer where it is very large."""
    scale = min(_DPI / _POINTS, *(_MOST_SIDE / max(side, 1.0) for side in page.get_size()))
    drawn: Image = page.render(scale=scale, grayscale=True).to_pil()
    return drawn.convert("L")


def _codes(picture: Image) -> tuple[str, ...]:
    import zxingcpp

    only = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    read = zxingcpp.read_barcodes(picture, formats=only, text_mode=zxingcpp.TextMode.Plain)
    return tuple(code.text for code in read)
