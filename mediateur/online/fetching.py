"""One small file asked for at one address, in https: no cookie, no password, no other site than the one told."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from mediateur.content.text import french
from mediateur.errors import MediateurError

if TYPE_CHECKING:
    from requests import PreparedRequest, Response

MOST_BYTES = 65_536
WAIT, WHOLE = 5.0, 10.0
HOPS = 3
HEADERS = {"User-Agent": "Mediateur", "Accept": "application/json", "Accept-Encoding": "identity"}

NOT_SAFE = "L'adresse ne commence pas par https : Médiateur ne demande rien."
LED_AWAY = "Le site renvoie vers une autre adresse, que vous n'avez pas acceptée : Médiateur ne l'a pas suivie."
ROUND = "Le site renvoie sans fin d'une adresse à l'autre : rien n'a été lu."
SLOW = "Le site n'a pas répondu à temps : réessayez plus tard."
UNKNOWN = "Le site ne prouve pas qui il est : rien n'a été lu. Dites-le à la personne qui a installé Médiateur."
NO_PROXY = "Le proxy de votre réseau ne répond pas : dites-le à la personne qui gère vos ordinateurs."
NO_ANSWER = "Le site ne répond pas : vérifiez que ce poste a internet, puis réessayez."
REFUSED = "Le site ne donne pas ce fichier (réponse {status})."
TOO_LARGE = "Le fichier est trop gros pour un fichier de version : il n'a pas été lu."


class FetchError(MediateurError):
    """A file was not had; one sentence says why."""

    def __init__(self, happened: str, detail: str = "") -> None:
        super().__init__(french(happened), detail=detail)


def fetch(address: str, proxy: str = "", wait: float = WAIT, whole: float = WHOLE) -> bytes:
    """Return the file at an address, through a proxy (by default, that of the system). To be asked in a job.

    `wait` is how many seconds the site may stay silent, `whole` how many it has to send the file. Raises FetchError.
    """
    import requests

    try:
        with requests.Session() as session:
            session.headers.clear()
            session.headers.update(HEADERS)
            session.auth = _as_nobody
            get = partial(session.get, timeout=wait, allow_redirects=False, stream=True)
            if proxy:  # given with each request: the session's own yield to those of the system
                get = partial(get, proxies={"https": proxy})
            return _followed(get, address, time.monotonic() + whole)
    except requests.exceptions.SSLError as error:
        raise FetchError(UNKNOWN, str(error)) from error
    except requests.exceptions.ProxyError as error:
        raise FetchError(NO_PROXY, str(error)) from error
    except requests.exceptions.Timeout as error:
        raise FetchError(SLOW, str(error)) from error
    except (requests.exceptions.RequestException, ValueError) as error:
        raise FetchError(NO_ANSWER, str(error)) from error


def _followed(get: Callable[[str], Response], address: str, until: float) -> bytes:
    if not address.startswith("https://"):
        raise FetchError(NOT_SAFE)
    site = urlsplit(address)[:2]
    for _ in range(HOPS + 1):
        with get(address) as response:
            if not response.is_redirect:
                return _read(response, until)
            address = urljoin(address, response.headers["location"])
        if urlsplit(address)[:2] != site:
            raise FetchError(LED_AWAY)
    raise FetchError(ROUND)


def _read(response: Response, until: float) -> bytes:
    """Read a body byte by byte, which is how a site that gives them one by one is stopped in time."""
    if not response.ok:
        raise FetchError(REFUSED.format(status=response.status_code))
    body = bytearray()
    for chunk in response.iter_content(1):
        body += chunk
        if len(body) > MOST_BYTES:
            raise FetchError(TOO_LARGE)
        if time.monotonic() > until:
            raise FetchError(SLOW)
    return bytes(body)


def _as_nobody(request: PreparedRequest) -> PreparedRequest:
    """Add no password: without this, one that the account keeps for that site would be sent."""
    return request
