"""The manual: Markdown pages for the people who use the program, read in it and beside it alike.

A page is one file of the folder `manuel`, its first line its title. Of Markdown it uses headings, paragraphs, lists,
tables, `**bold**`, links between pages, and pictures, each alone on its line. Typography is put in on reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from mediateur.content.text import french

SUMMARY = "README"
PICTURES = "images"
_HEADING = re.compile(r"(#{1,6}) +(.+)")
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)\s]+)\)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_MARKS = re.compile(r"\*\*|`|^\s*(?:[-*]|\d+\.) +|^\|(?:[-| ]+\|)?|\|\s*$", re.MULTILINE)
_BLOCKS = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*|]|\d+\.)[ |])")
_HEADING_LINE = re.compile(r"^#{1,6} .*$", re.MULTILINE)
_OUTSIDE = re.compile(r"[^\w -]")


class Heading(NamedTuple):
    """A heading: its level (1 is the title), its words, the anchor that links name."""

    level: int
    text: str
    anchor: str


class Link(NamedTuple):
    """A link, as written: its words and its target."""

    text: str
    target: str

    @property
    def page(self) -> str:
        """The page that it leads to; empty where it stays on its page."""
        return self.target.partition("#")[0].removesuffix(".md")

    @property
    def anchor(self) -> str:
        """The heading that it leads to, if any."""
        return self.target.partition("#")[2]

    @property
    def leaves(self) -> bool:
        """Whether it leads out of the manual."""
        return self.target.startswith("../") or "://" in self.target


class Picture(NamedTuple):
    """A picture: what it shows, in words, and its file."""

    alt: str
    file: str


class Page(NamedTuple):
    """One page. `name` is that of its file, `text` its Markdown with French typography."""

    name: str
    text: str
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]

    @property
    def title(self) -> str:
        """Its first heading; its name when it has none."""
        return self.headings[0].text if self.headings else self.name


def read_manual(folder: Path) -> tuple[Page, ...]:
    """Return the pages of a folder, by name of file. Raises OSError or UnicodeDecodeError when one cannot be read."""
    return tuple(read_page(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.md")))


def read_page(name: str, written: str) -> Page:
    """Return a page given its file's text."""
    text = "\n".join(_typeset(line) for line in written.splitlines())
    found = (_HEADING.fullmatch(line) for line in text.splitlines())
    headings = tuple(Heading(len(one[1]), one[2], anchor_of(one[2])) for one in found if one)
    links = tuple(Link(*match.groups()) for match in _LINK.finditer(text))
    pictures = tuple(Picture(*match.groups()) for match in _PICTURE.finditer(text))
    return Page(name, text, headings, links, pictures)


def anchor_of(heading: str) -> str:
    """Return the anchor of a heading, as the usual viewers of Markdown make it."""
    return _OUTSIDE.sub("", plain_of(heading).lower()).replace(" ", "-")


def plain_of(text: str) -> str:
    """Return a text without the marks of Markdown: links keep their words, pictures go."""
    return _MARKS.sub("", _LINK.sub(r"\1", _PICTURE.sub("", text))).strip()


def paragraphs(page: Page) -> Iterator[tuple[Heading, str]]:
    """Yield each paragraph, line of a list or row of a table in plain words, with the heading that it stands under."""
    under, ranks = Heading(1, page.title, ""), iter(page.headings)
    for block in _BLOCKS.split(_HEADING_LINE.sub(r"\n\g<0>\n", page.text).strip()):
        if _HEADING.match(block):
            under = next(ranks)
            continue
        if words := " ".join(plain_of(block).replace("|", " ").split()):
            yield under, french(words)


def _typeset(line: str) -> str:
    """Put French typography in a line, whose first spaces tell how deep it stands in a list."""
    bare = line.lstrip()
    return line[: len(line) - len(bare)] + french(bare)
