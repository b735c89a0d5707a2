"""Which addresses may be given a secret."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from mediateur.trust.addresses import UnsafeAddressError, checked, is_here


@pytest.mark.parametrize(
    ("address", "expected", "here"),
    [
        ("https://partage.exemple.fr", "https://partage.exemple.fr", False),
        ("https://partage.exemple.fr:8443/reseau/v1/", "https://partage.exemple.fr:8443/reseau/v1", False),
        ("http://localhost:8888/v1", "http://localhost:8888/v1", True),
        ("http://127.0.0.1:8888", "http://127.0.0.1:8888", True),
        ("http://[::1]:8888/v1/", "http://[::1]:8888/v1", True),
    ],
)
def test_https_and_this_machine_are_safe(address: str, expected: str, here: bool) -> None:
    assert checked(address) == expected
    assert is_here(expected) is here


@pytest.mark.parametrize(
    "address",
    [
        "",
        "partage.exemple.fr",
        "http://partage.exemple.fr",
        "http://192.168.0.4/v1",
        "http://127.0.0.1.exemple.fr",
        "http://localhost.exemple.fr",
        "http://0.0.0.0:8888",
        "https://moi:mot@partage.exemple.fr",
        "https://moi@partage.exemple.fr",
        "https://partage.exemple.fr?a=b",
        "https://partage.exemple.fr/#a",
        "https://partage.exemple.fr/../v1",
        "https://partage.exemple.fr\\@autre.fr",
        "https://partage.exemple.fr /v1",
        "https://partage.exemple.fr\n/v1",
        "https://pаrtage.exemple.fr",  # a Cyrillic a
        "https://partage.exemple.fr:99999",
        "https://:443/v1",
        "https://[::1",
        "HTTPS://partage.exemple.fr",
        "ftp://localhost",
        "file:///etc/passwd",
        "https://" + "a" * 300,
    ],
)
def test_all_else_is_not(address: str) -> None:
    with pytest.raises(UnsafeAddressError):
        checked(address)


@given(strategies.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    for address in (text, f"https://{text}", f"http://localhost{text}"):
        try:
            safe = checked(address)
        except UnsafeAddressError:
            continue
        assert safe.startswith("https://") or is_here(safe)
        assert checked(safe) == safe
