"""Who published it, told from a URL or path."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from rumourtrack.knowledge.cache import load_compiled
from rumourtrack.knowledge.frozen import Shelf, freeze_shelf
from rumourtrack.knowledge.gazetteer import Outlet, load_table

_OUTLETS = "outlets.csv"


def build_domains(outlets: Sequence[Outlet]) -> Mapping[str, str]:
    """Domain → name of the outlet; the first outlet of a domain has it."""
    domains: dict[str, str] = {}
    for outlet in outlets:
        for domain in outlet.domains:
            domains.setdefault(domain.lower().removeprefix("www."), outlet.name)
    return domains


@cache
def load_domains() -> Mapping[str, str]:
    """Domain → outlet, of the shipped table.

    Raises:
        RumourError: a row is wrong.
    """
    sections = load_compiled("domains", [_OUTLETS], _freeze_domains)
    return Shelf(sections, "domains", str)


def _freeze_domains() -> dict[str, bytes]:
    return freeze_shelf("domains", build_domains(load_table(_OUTLETS, Outlet)))


def find_publisher(reference: str, domains: Mapping[str, str]) -> str | None:
    """The outlet of a URL, or its host where no outlet has it; of a path only a known domain.

    >>> find_publisher("https://www.example.org/a", {}), find_publisher("old/example.org/a.txt", {})
    ('example.org', None)
    """
    host = find_host(reference)
    if host is not None:
        return resolve_domain(host, domains) or host
    for part in PurePosixPath(reference.replace("\\", "/")).parts:
        for name in (part, part.removesuffix(".txt")):
            known = resolve_domain(name, domains)
            if known is not None:
                return known
    return None


def find_host(reference: str) -> str | None:
    """The host of a URL without "www."; None where it is none."""
    if not reference.lower().startswith(("http://", "https://")):
        return None
    try:
        host = urlsplit(reference).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def resolve_domain(name: str, domains: Mapping[str, str]) -> str | None:
    """The outlet of a domain or of the domain above it: "sport.example.org" is "example.org"."""
    labels = name.lower().removeprefix("www.").split(".")
    above = (".".join(labels[start:]) for start in range(max(1, len(labels) - 1)))
    return next((domains[domain] for domain in above if domain in domains), None)
