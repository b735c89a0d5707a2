"""The sharing of this journal, as the window and the command line ask for it: join, preview, send, leave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.leaving import Coarseness, Share
from mediateur.journal.network import Joined
from mediateur.journal.territories import label
from mediateur.trust.invitation import Invitation, Role
from mediateur.trust.keys import fingerprint
from mediateur.usecases.network.invitation_reading import from_file, from_text
from mediateur.usecases.network.joining import Joining
from mediateur.usecases.network.leaving_rows import Listed
from mediateur.usecases.network.repositories import SendingStore
from mediateur.usecases.network.sending import Sending, Sent
from mediateur.usecases.network.standing import Choice, Invited, Standing, Standings, coarser

if TYPE_CHECKING:
    from mediateur.trust.apart import Reading

MOST_WAITING = 500
STOPPED = french("Le dernier envoi n'a pas abouti.")
REFUSED = french("Le serveur n'a pas accepté {number} : le reste est parti. Dites-le à votre coordinateur.")


class Parts(NamedTuple):
    """What the sharing of a machine is made of. `coordinating` joins the network of a coordinator.

    `trust` takes who invites, and the key that signs content there, once the invitation was joined.
    """

    store: Callable[[], SendingStore]
    joining: Joining
    coordinating: Joining
    sending: Sending
    trust: Callable[[str, bytes], None] = lambda _name, _key: None


class Network:
    """The sharing of a journal. `titles` are those of pathways; `coordinates` says whether there is a network here."""

    def __init__(
        self,
        parts: Parts,
        titles: Callable[[], Mapping[str, str]],
        today: Callable[[], dt.date],
        coordinates: Callable[[], bool],
    ) -> None:
        self._parts, self._titles, self._today, self._coordinates = parts, titles, today, coordinates
        self._read: Invitation | None = None
        self._last: Sent | None = None

    def standings(self) -> Standings:
        """Return where the sharing of the journal stands, and the network. Raises MediateurError."""
        coordinated = self._parts.coordinating.state() if self._coordinates() else None
        return Standings(self.standing(), standing_of(coordinated) if coordinated else None)

    def standing(self) -> Standing | None:
        """Return where the sharing of the journal stands, None where it is not shared. Raises MediateurError."""
        with self._parts.store().begin() as work:
            joined, waiting = work.link.state(), work.outbox.waiting()
        return standing_of(joined, waiting, self._last) if joined else None

    def read_text(self, text: str) -> Invited:
        """Read an invitation, and keep it until it is joined or forgotten. Raises MediateurError."""
        return self._keep(from_text(text, self._today()))

    def read_file(self, path: Path, reading: Reading | None = None) -> Invited:
        """Read an invitation from its file, a picture or a PDF, and keep it as well; `reading` may stop that.

        Raises MediateurError.
        """
        return self._keep(from_file(path, self._today(), reading))

    def forget(self) -> None:
        """Forget the invitation that was read."""
        self._read = None

    def preview(self, choice: Choice) -> Listed:
        """Return what would leave by a choice; nothing does. Raises MediateurError."""
        share = self._share(choice)
        with self._parts.store().begin() as work:
            records = tuple(work.outbox.preview(share))
        return Listed(records, self._titles(), {share.territory: self._invitation().called})

    def join(self, choice: Choice | None, *, trust: bool) -> Standings:
        """Open the account of the invitation that was read, and let that leave from then on; None to coordinate.

        `trust`: take the content that who invites signs, too. To be called in a job. Raises MediateurError: nothing has
        left, and it may be asked again.
        """
        invitation = self._invitation()
        if invitation.role is Role.COORDINATOR:
            self._parts.coordinating.join(invitation, None)
        elif choice is None:
            raise MediateurError(french("Dites d'abord ce que vous partagez."), french("Rien n'est parti."))
        else:
            self._parts.joining.join(invitation, self._share(choice))
        if trust and invitation.key:
            self._parts.trust(invitation.name, invitation.key)
        self._read = self._last = None
        return self.standings()

    def say_less(self, coarseness: str) -> Standings:
        """Say less of places from now on; what was sent is corrected as it is sent again. Raises MediateurError.

        More is never said so: whoever wants that reads first, row by row, what would leave by another invitation.
        """
        with self._parts.store().begin() as work:
            joined = work.link.state()
            if joined is None or joined.share is None or coarseness not in coarser(joined.share.coarseness):
                raise MediateurError(
                    french("On ne peut que dire moins du lieu."),
                    french("Rien n'est changé."),
                    french("Pour en dire plus, quittez le partage, puis demandez une autre invitation."),
                )
            kept = joined.share
            share = Share(territory=kept.territory, coarseness=Coarseness(coarseness), since=kept.since)
            work.link.join(joined._replace(share=share))
            work.commit()
        return self.standings()

    def waiting(self) -> Listed:
        """Return what has not left yet, the first of it where there is much. Raises MediateurError."""
        with self._parts.store().begin() as work:
            due, joined = work.outbox.pending(MOST_WAITING), work.link.state()
        names = {joined.share.territory: joined.called} if joined and joined.share else {}
        return Listed([one.leaving for one in islice(due, MOST_WAITING)], self._titles(), names)

    def send(self, more: Callable[[], bool] = lambda: True, *, asked: bool = True) -> Standings:
        """Send what waits, while `more`; unless it was `asked`, not during a pause. To be called in a job.

        Raises MediateurError only when the journal cannot be read: why nothing left is told in what is returned.
        """
        self._last = self._parts.sending.go(more, asked=asked)
        return self.standings()

    def leave(self) -> None:
        """Share the journal with nobody any more. Raises MediateurError."""
        self._parts.joining.leave()
        self._last = None

    def leave_network(self) -> None:
        """Coordinate no more; what was received stays on this machine. Raises MediateurError."""
        self._parts.coordinating.leave()

    def _keep(self, invitation: Invitation) -> Invited:
        self._read = invitation
        coordinates = invitation.role is Role.COORDINATOR
        signs = fingerprint(invitation.key) if invitation.key else ""
        territory = label(invitation.territory, invitation.called)
        return Invited(invitation.name, site(invitation.server), territory, coordinates, signs)

    def _invitation(self) -> Invitation:
        if self._read is None:
            raise MediateurError(french("Ouvrez d'abord une invitation."), french("Rien n'est changé."))
        return self._read

    def _share(self, choice: Choice) -> Share:
        territory = self._invitation().territory
        return Share(territory=territory, coarseness=Coarseness(choice.coarseness), since=choice.since)


def standing_of(joined: Joined, waiting: int = 0, last: Sent | None = None) -> Standing:
    """Return where a machine that is joined stands; `last` is what the last go did, if there was one."""
    share = joined.share
    if share is None:
        return Standing(site(joined.server), joined.bucket)
    trouble = _trouble(last) if last is not None else STOPPED if joined.failures and waiting else ""
    return Standing(
        site(joined.server),
        share.territory,
        Choice(share.coarseness.value, share.since),
        waiting,
        joined.sent,
        trouble,
        joined.paused.astimezone() if joined.paused else None,
        joined.called,
    )


def site(address: str) -> str:
    """Return what a server is called: the site of its address."""
    return urlsplit(address).hostname or address


def _trouble(last: Sent) -> str:
    if last.failure is not None:
        return f"{last.failure.happened} {last.failure.remedy}".strip()
    several = "s" if last.refused > 1 else ""
    return french(REFUSED.format(number=f"{last.refused} envoi{several}")) if last.refused else ""
