"""What the page « Réseau » asks of the network of a coordinator."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from mediateur.journal.network import Account, Counter, Heard, Taken, Territory
from mediateur.usecases.coordination.standing import Brought, Issued, Shelf

GoingOn = Callable[[int], bool]


class CoordinatorUse(Protocol):
    """Each is asked in a job, and may raise MediateurError."""

    def receive(self, going_on: GoingOn) -> Taken:
        """Receive what is new on the server; `going_on` is told how many records came, and answers whether to go on."""

    def read_stick(self, path: Path, territory: str) -> Brought:
        """Take in an exchange file, as of a territory; say who signed it."""

    def territories(self) -> tuple[Territory, ...]:
        """Return the territories by name."""

    def machines(self) -> tuple[Heard, ...]:
        """Return the machines that were heard of, by territory."""

    def counters(self) -> tuple[Counter, ...]:
        """Return the places, those silent for longest first."""

    def forget(self, origin: str) -> int:
        """Delete all that came of a machine, and return how many sessions."""

    def accounts(self) -> tuple[Account, ...]:
        """Return the accounts of mediators that are open on the server."""

    def invite(self, territory: str, name: str) -> Issued:
        """Open an account for a territory (its name), in the name of who invites, and make its invitation."""

    def sheet(self, issued: Issued) -> bytes:
        """Return an invitation on paper, as PDF."""

    def close(self, account: str) -> None:
        """Close an account."""

    def close_expired(self) -> tuple[Account, ...]:
        """Close the accounts whose invitation nobody used in time, and return them."""

    def shelf(self) -> Shelf:
        """Return what was published last."""

    def publish_content(self, path: Path) -> Shelf:
        """Publish a content pack."""

    def publish_trust(self, path: Path) -> Shelf:
        """Publish a trust list."""
