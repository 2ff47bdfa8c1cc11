"""Where a URL leads: only to public addresses, unless the user allows others."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import SplitResult, urlsplit

from claimref.errors import SourceError

_PORTS = {"http": 80, "https": 443}


def is_url(source: str) -> bool:
    """True for what is to be fetched rather than opened."""
    return source.lower().startswith(("http://", "https://"))


def split_url(url: str) -> tuple[SplitResult, str, int]:
    """Return the parts of an http or https URL, its host and its port; raise SourceError for any other."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise SourceError(f"cannot fetch {url}: it is no URL ({error})") from error
    if parts.scheme not in _PORTS or not host:
        raise SourceError(f"cannot fetch {url}: expected a URL that begins with http:// or https://")
    return parts, host, port or _PORTS[parts.scheme]


def resolve(url: str, host: str, port: int, allow_private: bool) -> str:
    """Return an address of `host` to connect to; the caller connects to it and not to the name.

    (A name that is resolved twice may lead elsewhere the second time.) Raises SourceError where any address of the
    host is not public: private, loopback, link-local, multicast or reserved.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceError(f"cannot fetch {url}: the host {host} is not known; check the spelling") from error
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if not allow_private and not is_public(address):
            raise SourceError(
                f"cannot fetch {url}: {host} has the private address {address}; --allow-private permits it"
            )
    return addresses[0]


def is_public(address: str) -> bool:
    """True for an address of the open internet, an IPv4 address within an IPv6 one looked at as itself."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if found in ipaddress.ip_network("64:ff9b::/96"):  # NAT64
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    return found.is_global and not found.is_multicast
