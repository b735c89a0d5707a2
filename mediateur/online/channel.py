"""One server in https (or on this very machine), asked as one account; each answer bounded in size and in time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mediateur.journal.network import NetworkError, Why
from mediateur.journal.troubles import failure
from mediateur.online.answers import Answer
from mediateur.online.wire import Wire, adapter
from mediateur.trust.addresses import UnsafeAddressError, checked, is_here

if TYPE_CHECKING:
    from requests import Response, Session

MOST_BYTES = 16 << 20
CONNECT, WAIT, WHOLE = 5.0, 10.0, 60.0
_PART = 65_536
_HEADERS = {"User-Agent": "Mediateur", "Accept": "application/json", "Accept-Encoding": "identity"}


class Channel:
    """A server to ask. Raises NetworkError for an address that is not safe.

    `wait` is how many seconds it may stay silent, `whole` how many an answer may take in all, its headers too.
    """

    def __init__(
        self, server: str, account: str, secret: str, proxy: str = "", wait: float = WAIT, whole: float = WHOLE
    ) -> None:
        try:
            self._server = checked(server)
        except UnsafeAddressError as error:
            raise failure(Why.UNSAFE, f"address: {error}") from error
        self._wait, self._whole = wait, whole
        self._session, self._wire = _session(), Wire()
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, adapter(self._wire))
        self._session.headers.clear()
        self._session.headers.update(_HEADERS)
        # What the system says of proxies and of certificates stands, but not between this machine and itself.
        self._session.trust_env = not is_here(self._server)
        self._proxies = {"https": proxy} if proxy and not is_here(self._server) else None
        self.identify(account, secret)

    def identify(self, account: str, secret: str) -> None:
        """Ask as this account from now on; so no password that the system keeps for this site is ever sent."""
        self._session.auth = (account, secret)

    def close(self) -> None:
        """Leave the connection."""
        self._session.close()
        self._wire.close()

    def cut(self) -> None:
        """End what is being asked at once, and ask nothing any more: the program ends. Of any thread."""
        self._wire.cut()

    def ask(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Return what the server answers, whatever it is. Raises NetworkError when nothing whole came."""
        try:
            with self._wire.within(self._whole):
                answer = self._asked(method, path, body, headers)
        except NetworkError as error:
            raise (failure(Why.SLOW, "whole") if self._wire.is_late else error) from error
        if self._wire.is_late or self._wire.is_cut:
            raise failure(Why.SLOW if self._wire.is_late else Why.OFFLINE, "cut")
        return answer

    def _asked(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        import requests

        sent = dict(headers) | ({"Content-Type": "application/json"} if body else {})
        try:
            with self._session.request(
                method,
                f"{self._server}{path}",
                data=body or None,
                headers=sent,
                timeout=(min(CONNECT, self._wait), self._wait),
                allow_redirects=False,
                stream=True,
                proxies=self._proxies,
            ) as response:
                return _whole(response)
        except requests.exceptions.SSLError as error:
            raise failure(Why.UNSAFE, type(error).__name__) from error
        except requests.exceptions.ProxyError as error:
            raise failure(Why.OFFLINE, type(error).__name__) from error
        except requests.exceptions.Timeout as error:
            raise failure(Why.SLOW, type(error).__name__) from error
        except (requests.exceptions.RequestException, ValueError) as error:
            raise failure(Why.OFFLINE, type(error).__name__) from error


def _session() -> Session:
    import requests

    class Straight(requests.Session):
        """Sees no redirection in any answer: that of requests reads it whole, even where it does not follow it."""

        def get_redirect_target(self, resp: Response) -> None:
            """Return nowhere."""

    return Straight()


def _whole(response: Response) -> Answer:
    """Read a body as it comes, so that one which is too large is left in time."""
    from urllib3.exceptions import HTTPError, ReadTimeoutError

    headers = {name.lower(): value for name, value in response.headers.items()}
    if headers.get("content-encoding", "identity") != "identity":
        raise failure(Why.REFUSED, "encoding")
    body = bytearray()
    try:
        while part := response.raw.read1(_PART, decode_content=False):
            body += part
            if len(body) > MOST_BYTES:
                raise failure(Why.REFUSED, "too large")
    except ReadTimeoutError as error:
        raise failure(Why.SLOW, "body") from error
    except (HTTPError, OSError) as error:
        raise failure(Why.OFFLINE, type(error).__name__) from error
    if len(body) != int(headers.get("content-length", len(body))):
        raise failure(Why.OFFLINE, "cut")
    return Answer(response.status_code, headers, bytes(body))
