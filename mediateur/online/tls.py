"""Whether an encrypted connection could be made here. Nothing is sent."""

from __future__ import annotations

import ssl
from contextlib import suppress
from typing import NamedTuple


class Tls(NamedTuple):
    """The library that encrypts, and how many authorities it can trust."""

    library: str
    authorities: int


def ready() -> Tls:
    """Begin a handshake with nobody, as a client. Raises OSError when the library or its authorities are not usable."""
    from requests.utils import DEFAULT_CA_BUNDLE_PATH

    context = ssl.create_default_context(cafile=str(DEFAULT_CA_BUNDLE_PATH))
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    with suppress(ssl.SSLWantReadError):
        context.wrap_bio(incoming, outgoing, server_hostname="localhost").do_handshake()
    if not outgoing.pending:
        raise OSError("no greeting was made")
    return Tls(ssl.OPENSSL_VERSION, context.cert_store_stats()["x509_ca"])
