"""How often one visitor and one network may be counted, without knowing either.

A visitor is eight bytes of HMAC-SHA256 under a salt of 32 random bytes that is new each day (UTC). The salt lives in
the cache alone, never in the database, a file or a log; when it is gone, nobody can find the visitor of a hash again.
With Redis the salt and the counters are shared by all processes; without it each process keeps its own, and the
limits hold for each process.
"""

import hashlib
import hmac
import ipaddress
import logging
import secrets
from datetime import UTC, datetime

from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache

logger = logging.getLogger("clarion.reach")

VISITOR_A_MINUTE = 60
NETWORK_A_MINUTE = 600
NETWORK_A_DAY = 20_000
DAY = 24 * 60 * 60
SALT_KEPT = 36 * 60 * 60

_spare = LocMemCache("reach-without-cache", {"OPTIONS": {"MAX_ENTRIES": 100_000}})
"""Takes over while the shared cache does not answer."""


def network_of(address: str) -> str:
    """The /24 of an IPv4 address, the /48 of an IPv6 address; what cannot be read is one network of its own."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    mapped = getattr(ip, "ipv4_mapped", None)
    if mapped:
        ip = mapped
    return str(ipaddress.ip_network((ip, 24 if ip.version == 4 else 48), strict=False).network_address)


def salt_of_day(cache, day: str) -> bytes:
    """The day's salt; made by the first to ask, the same for all who share the cache."""
    key = f"reach:salt:{day}"
    salt = cache.get(key)
    if salt is None:
        cache.add(key, secrets.token_bytes(32), SALT_KEPT)
        salt = cache.get(key)
    return salt


def hash_of(salt: bytes, *parts: str) -> str:
    """Sixteen hexadecimal digits that only the holder of the salt could make again."""
    return hmac.new(salt, "\x1f".join(parts).encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:16]


def is_over_limit(address: str, user_agent: str, now: datetime | None = None) -> bool:
    """Counts one more event of this visitor and network; true when either has had its share."""
    now = now or datetime.now(UTC)
    try:
        return _is_over_limit(caches["reach"], network_of(address), user_agent, now)
    except Exception as error:
        logger.warning("The shared cache does not answer (%s); limits hold for each process.", type(error).__name__)
        return _is_over_limit(_spare, network_of(address), user_agent, now)


def _is_over_limit(cache, network: str, user_agent: str, now: datetime) -> bool:
    day, minute = f"{now:%Y%m%d}", f"{now:%Y%m%d%H%M}"
    salt = salt_of_day(cache, day)
    place = hash_of(salt, "network", network)
    visitor = hash_of(salt, "visitor", network, user_agent)
    return (
        _count(cache, f"reach:v:{minute}:{visitor}", 60) > VISITOR_A_MINUTE
        or _count(cache, f"reach:n:{minute}:{place}", 60) > NETWORK_A_MINUTE
        or _count(cache, f"reach:d:{day}:{place}", DAY) > NETWORK_A_DAY
    )


def _count(cache, key: str, seconds: int) -> int:
    """One more under the key; the first of a window sets its end."""
    if cache.add(key, 1, seconds):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it ended between the two
        cache.add(key, 1, seconds)
        return 1
