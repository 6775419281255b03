"""What a new project's requirements name: this package, from where the one that runs was installed."""

from __future__ import annotations

import json
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Final

from generator import __version__
from generator.addresses import is_package
from generator.errors import CollateError
from generator.project.stock import CHECKOUT, is_checkout

NAME: Final = "collate[site]"


def requirement(package: str | None = None) -> str:
    """Give the line that installs this package: from ``package``, a path or an address, else as it was itself.

    Raises `CollateError` when ``package`` is neither.
    """
    if package is None:
        return _own()
    if is_package(package):
        return f"{NAME} @ {package}"
    path = Path(package)
    if not package.isprintable() or not path.exists():
        raise CollateError(
            f"{package}:1: there is no such file; name a wheel, a folder, or an address as git+https://..."
        )
    return f"{NAME} @ {path.resolve().as_uri()}"


def is_local(line: str) -> bool:
    """Say whether a requirement names a file of this machine.

    >>> is_local("collate[site] @ file:///a/b.whl"), is_local("collate[site]==1.0")
    (True, False)
    """
    return " @ file:" in line


def _own() -> str:
    if is_checkout():
        return f"{NAME} @ {CHECKOUT.as_uri()}"
    try:
        return installed(distribution("collate"))
    except PackageNotFoundError:
        return f"{NAME}=={__version__}"


def installed(package: Distribution) -> str:
    """Give the line that installs a package from where installers note that it came (PEP 610), else by its version."""
    noted = package.read_text("direct_url.json")
    about: dict[str, Any] = json.loads(noted) if noted else {}
    if "url" not in about:
        return f"{NAME}=={package.version}"
    vcs: dict[str, str] = about.get("vcs_info", {})
    where = f"{vcs['vcs']}+{about['url']}@{vcs['commit_id']}" if vcs else about["url"]
    folder = about.get("subdirectory")
    return f"{NAME} @ {where}{f'#subdirectory={folder}' if folder else ''}"
