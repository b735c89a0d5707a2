"""Codes read from pictures and PDFs: whatever they are, within bounds, and never a crash."""

from __future__ import annotations

import random
import struct
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from mediateur.forms.qr import credential_matrix
from mediateur.trust import scanning
from mediateur.trust.scanning import NeitherError, TooLargeError
from tests.trust.samples import CODE


def picture(module: int = 6) -> Image.Image:
    """Return a code as a picture, its white margin around it."""
    modules = credential_matrix(CODE)
    side = len(modules)
    drawn = Image.new("L", (side + 8, side + 8), 255)
    drawn.putdata([0 if _dark(modules, x - 4, y - 4) else 255 for y in range(side + 8) for x in range(side + 8)])
    return drawn.resize((drawn.width * module, drawn.height * module), Image.Resampling.NEAREST)


def _dark(modules: tuple[tuple[bool, ...], ...], x: int, y: int) -> bool:
    return 0 <= x < len(modules) and 0 <= y < len(modules) and modules[y][x]


def saved(drawn: Image.Image, kind: str, **options: int) -> bytes:
    out = BytesIO()
    drawn.save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize("kind", scanning.FORMATS)
def test_a_code_is_read_from_each_kind_of_picture(kind: str) -> None:
    assert scanning.read_bytes(saved(picture(), kind)) == (CODE,)


def photographed(seed: int) -> Image.Image:
    """Return a code as a telephone sees it: turned, in uneven light, a little out of focus, noisy, compressed."""
    chance = random.Random(seed)
    drawn = picture(5).convert("L")
    wide = Image.new("L", (drawn.width + 160, drawn.height + 160), 235)
    wide.paste(drawn, (80, 80))
    turned = wide.rotate(chance.uniform(-25, 25), Image.Resampling.BICUBIC, expand=True, fillcolor=220)
    blurred = turned.filter(ImageFilter.GaussianBlur(chance.uniform(0.5, 1.2)))
    light = Image.linear_gradient("L").resize(blurred.size).point(lambda value: 120 + value // 3)
    lit = Image.blend(blurred, light, 0.35)
    noise = Image.effect_noise(lit.size, 40)
    return Image.blend(lit, noise, 0.15)


@pytest.mark.parametrize("seed", range(8))
def test_a_code_is_read_from_a_photograph(seed: int) -> None:
    random.seed(seed)
    assert scanning.read_bytes(saved(photographed(seed), "JPEG", quality=60)) == (CODE,)


def test_a_picture_without_a_code_says_nothing() -> None:
    assert scanning.read_bytes(saved(Image.new("RGB", (300, 200), "white"), "PNG")) == ()


def test_a_file_beyond_the_bound_is_not_decoded() -> None:
    with pytest.raises(TooLargeError):
        scanning.read_bytes(b"%PDF-" + bytes(scanning.MOST_BYTES))


def test_more_codes_than_may_be_said_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "_codes", lambda _: (CODE,) * (scanning.MOST_CODES + 1))
    with pytest.raises(TooLargeError):
        scanning.read_bytes(SMALL["PNG"])


def test_no_memory_left_is_not_taken_for_a_damaged_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Image.Image, "convert", exhausted)
    with pytest.raises(MemoryError):
        scanning.read_bytes(SMALL["PNG"])


def bomb(width: int, height: int) -> bytes:
    """Return a small PNG that says it is very large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [8_000, 12_000, 40_000, 2**31 - 1])
def test_a_picture_beyond_the_bound_is_not_decoded(side: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image.Image, "load", lambda *_: pytest.fail("decoded"))
    with pytest.raises((TooLargeError, NeitherError)):
        scanning.read_bytes(bomb(side, side))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MED1:",
        b"<svg/>",
        b"%PDF-",
        b"%PDF-1.7\n%%EOF",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"II*\0\x08\0\0\0\xff\xff",
        b"RIFF\xff\xff\xff\xffWEBPVP8L",
        b"%!PS-Adobe",
    ],
)
def test_what_is_neither_a_picture_nor_a_pdf_is_told(data: bytes) -> None:
    with pytest.raises(NeitherError):
        scanning.read_bytes(data)


@settings(max_examples=120)
@given(st.sampled_from((*scanning.FORMATS, "PDF")), st.integers(0, 10_000), st.integers(0, 255))
def test_a_damaged_picture_stops_nothing(kind: str, place: int, value: int) -> None:
    data = bytearray(SMALL[kind])
    data[place % len(data)] = value
    for each in (bytes(data), bytes(data[: place % len(data)])):
        with suppress(NeitherError, TooLargeError):
            assert set(scanning.read_bytes(each)) <= {CODE}


SMALL = {kind: saved(picture(3), kind) for kind in (*scanning.FORMATS, "PDF")}


def test_a_pdf_of_many_pages_is_read_at_its_beginning_only() -> None:
    import pikepdf

    blank = pikepdf.new()
    for _ in range(scanning.MOST_PAGES):
        blank.add_blank_page()
    out = BytesIO()
    drawn = Image.new("RGB", (800, 800), "white")
    drawn.paste(picture(8), (20, 20))
    last = BytesIO(saved(drawn, "PDF"))
    with pikepdf.open(last) as coded:
        blank.pages.extend(coded.pages)
        blank.save(out)
    assert scanning.read_bytes(out.getvalue()) == ()
    assert scanning.read_bytes(last.getvalue()) == (CODE,)


def test_a_page_as_large_as_a_field_is_drawn_small(monkeypatch: pytest.MonkeyPatch) -> None:
    import pikepdf

    vast = pikepdf.new()
    vast.add_blank_page(page_size=(14_400, 14_400))
    out = BytesIO()
    vast.save(out)
    drawn: list[Image.Image] = []
    monkeypatch.setattr(scanning, "_codes", lambda picture: drawn.append(picture) or ())
    assert scanning.read_bytes(out.getvalue()) == ()
    assert [max(picture.size) for picture in drawn] == [6_000]
