"""What made a row: which version of newsledger, with which components and settings?

Invariant: a run's id is derived from these alone, so that the same work gives the same rows wherever and whenever it
is done; the time it was first done stands beside the id, never in it.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, version

import msgspec

from newsledger.config import Settings
from newsledger.knowledge.lists import read_lists
from newsledger.lang.en.shipped import READER
from newsledger.registry import discover

_PACKAGES = (
    "newsledger.sources",
    "newsledger.lang",
    "newsledger.annotate",
    "newsledger.facts",
    "newsledger.checks",
)


class Run(msgspec.Struct, frozen=True):
    """The versions and settings that rows are made with."""

    version: str
    components: str
    """JSON: {package: {component: version}}."""
    settings_digest: str

    @property
    def id(self) -> str:
        """The same for the same versions and settings."""
        return _digest([self.version, self.components, self.settings_digest])


def _digest(value: object) -> str:
    return hashlib.sha256(msgspec.json.encode(value, order="sorted")).hexdigest()[:20]


def _version() -> str:
    try:
        return version("newsledger")
    except PackageNotFoundError:  # run from its sources, without having been installed
        return "not installed"


def _model_version(settings: Settings) -> str:
    return settings.model or str(msgspec.json.decode((READER / "meta.json").read_bytes())["version"])


def settings_digest(settings: Settings) -> str:
    """Digest what can change a reading: every setting but where it is stored, and of lists of names what is in them."""
    said = {k: v for k, v in msgspec.to_builtins(settings).items() if k not in ("ledger", "names")}
    return _digest({**said, "names": list(read_lists(settings.names).rows)})


def current_run(settings: Settings) -> Run:
    """Describe what this process makes rows with."""
    versions: dict[str, dict[str, int | str]] = {
        package: {name: found.version for name, found in discover(package).items()} for package in _PACKAGES
    }
    versions["newsledger.lang.en"] = {"model": _model_version(settings)}
    components = msgspec.json.encode(versions, order="sorted").decode()
    return Run(_version(), components, settings_digest(settings))
