"""How a document is to be printed, and the words that tell it to `lp`."""

from __future__ import annotations

from typing import NamedTuple, Protocol

A4 = "A4"
ONE_SIDED, LONG_EDGE, SHORT_EDGE = "one-sided", "two-sided-long-edge", "two-sided-short-edge"
# RFC 8011 lets the name of a job hold 255 bytes; what a queue shows of it is shorter.
LONGEST_TITLE, UNTITLED = 100, "Document"


class Ticket(NamedTuple):
    """How to print: on which printer, under which title, how many copies, which sides, in colour or not.

    `pages` are ranges as « 1,3-4 » (all: nothing); `paper` is the name of a paper of the printer; `more` are other
    options of its queue, each name=value.
    """

    printer: str
    title: str
    copies: int = 1
    sides: str = ONE_SIDED
    colour: bool = False
    pages: str = ""
    paper: str = A4
    collated: bool = True
    more: tuple[str, ...] = ()

    @property
    def document(self) -> str:
        """The title as a print queue may show it."""
        return one_line(self.title, LONGEST_TITLE) or UNTITLED


def one_line(words: str, longest: int) -> str:
    """Return words that stand on one line and hold nothing but what can be read, cut beyond `longest`."""
    readable = "".join(letter if letter.isprintable() else " " for letter in words)
    whole = " ".join(readable.split())
    return whole if len(whole) <= longest else f"{whole[: longest - 1].rstrip()}…"


def words(ticket: Ticket) -> tuple[str, ...]:
    """Return the words that tell `lp` how to print; the document comes on its standard input."""
    options = [
        "document-format=application/pdf",
        f"media={ticket.paper}",
        f"sides={ticket.sides}",
        f"print-color-mode={'color' if ticket.colour else 'monochrome'}",
        *(() if ticket.paper == A4 else ("fit-to-page",)),
        *(("collate=true",) if ticket.copies > 1 and ticket.collated else ()),
        *ticket.more,
    ]
    told = tuple(word for option in options for word in ("-o", option))
    chosen = ("-P", ticket.pages) if ticket.pages else ()
    return ("-d", ticket.printer, "-n", str(ticket.copies), "-t", ticket.document, *chosen, *told)


class Printers(Protocol):
    """What takes a document to paper: the queues of the system, or pages drawn by Qt."""

    def names(self) -> tuple[str, ...]:
        """Return the names of the printers of this machine."""
        ...

    def send(self, pdf: bytes, ticket: Ticket) -> None:
        """Print a PDF. Raises NotPrintedError when it does not come out."""
        ...
