"""What a coordinator asks of a Kinto server about accounts: who is let in, and no longer.

An account bears the last day of its invitation until its owner changes its secret (`Kinto.change_password`): so the
server itself tells which invitations nobody has used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from mediateur.journal.network import Account, Why
from mediateur.journal.territories import MOST_LABEL
from mediateur.journal.troubles import failure
from mediateur.online.channel import Channel
from mediateur.online.kinto import Kinto, data_of, done_of, etag_of, over
from mediateur.trust.words import tidy

MEDIATORS, _API, _TRIES, _TOGETHER = "mediateurs", "/v1", 4, 25
_TERRITORIES = "territoires"
NOTHING: Mapping[str, str] = MappingProxyType({})


class KintoServer(Kinto):
    """The same bucket, with its accounts."""

    def create_account(self, account: Account, secret: str) -> None:
        """Make an account and let it in, or give one that there is another secret. Raises NetworkError.

        What it is let into comes first: interrupted, it leaves a name without an account, and may be done again.
        """
        self._let_in(account.name, present=True, called={account.territory: account.called} if account.called else {})
        data = {"password": secret, "territory": account.territory}
        if account.expires:
            data["expires"] = account.expires.isoformat()
        done_of(self.ask("PUT", f"/accounts/{account.name}", {"data": data}))

    def close_account(self, name: str) -> None:
        """Forget an account: it can do nothing any more; what it sent stays. Raises NetworkError."""
        self.ask("DELETE", f"/accounts/{name}")
        self._let_in(name, present=False)

    def accounts(self) -> list[Account]:
        """Return the accounts of mediators, by name. Raises NetworkError."""
        members, territories, _ = self._members()
        names, known = sorted(members), list[Account]()
        for start in range(0, len(names), _TOGETHER):
            some = names[start : start + _TOGETHER]
            found = self.read_many([f"/accounts/{name}" for name in some])
            known += [
                _account(name, one, territories) for name, one in zip(some, found, strict=True) if one is not None
            ]
        return known

    def territories(self) -> dict[str, str]:
        """Return the readable names of territories, by identifier. Raises NetworkError."""
        return self._members()[1]

    def _members(self) -> tuple[set[str], dict[str, str], str]:
        """Return who is among the mediators, the readable names of territories, and the etag of both."""
        answer = self.ask("GET", self.group(MEDIATORS))
        group = data_of(answer)
        members, called = group.get("members"), group.get(_TERRITORIES)
        if not isinstance(members, list):
            raise failure(Why.REFUSED, "group")
        named = called.items() if isinstance(called, dict) else ()
        names = {str(name): words for name, words in named if isinstance(words, str) and _is_label(words)}
        return {str(member).removeprefix("account:") for member in members}, names, etag_of(answer)

    def _let_in(self, name: str, *, present: bool, called: Mapping[str, str] = NOTHING) -> None:
        """Have an account among the mediators or not, and territories `called` so. Raises NetworkError.

        Others change the group meanwhile.
        """
        for _ in range(_TRIES):
            members, names, etag = self._members()
            if (name in members) is present and names == {**names, **called}:
                return
            wanted = members | {name} if present else members - {name}
            data = {"members": sorted(f"account:{one}" for one in wanted), _TERRITORIES: {**names, **called}}
            answer = self.ask("PATCH", self.group(MEDIATORS), {"data": data}, over(etag))
            if answer.status != 412:
                done_of(answer)
                return
        raise failure(Why.WAIT, "group")


def opened(server: str, bucket: str, account: str, secret: str, proxy: str = "") -> KintoServer:
    """Return a bucket of a server, as an account; nothing is asked yet. `server` may end with the /v1 of the API.

    Raises NetworkError where no secret may be sent to that address.
    """
    address = f"{server.removesuffix('/').removesuffix(_API)}{_API}"
    return KintoServer(bucket, account, Channel(address, account, secret, proxy))


def _is_label(words: str) -> bool:
    return 0 < len(words) <= MOST_LABEL and tidy(words) == words


def _account(name: str, known: Mapping[str, Any], territories: Mapping[str, str]) -> Account:
    territory, expires = known.get("territory", ""), known.get("expires")
    try:
        day = dt.date.fromisoformat(expires) if isinstance(expires, str) else None
    except ValueError:
        day = None
    territory = territory if isinstance(territory, str) else ""
    return Account(name, territory, day, territories.get(territory, ""))
