"""Puts the files of this repository that every project has into the package; all else stands in pyproject.toml."""

import atexit
import shutil
import tempfile
from pathlib import Path

from setuptools import setup
from setuptools.command.build import build
from setuptools.command.build_py import build_py
from setuptools.command.egg_info import egg_info

ROOT = Path(__file__).parent
STOCK = [
    "mkdocs.yml",
    ".gitignore",
    "requirements.txt",
    "requirements-desk.txt",
    "docs/about.md",
    "overrides/main.html",
    *(f"docs/assets/{path.name}" for path in sorted((ROOT / "docs" / "assets").iterdir())),
]


class Build(build_py):
    """Builds the package with ``generator/project/stock/``."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            for name in STOCK:
                target = Path(self.build_lib, "generator", "project", "stock", name)
                self.mkpath(str(target.parent))
                self.copy_file(name, str(target))

    def get_source_files(self) -> list[str]:
        return [*super().get_source_files(), *STOCK]


def elsewhere() -> str:
    """A folder that goes when the build ends, so that an install leaves nothing behind here."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


class BuildElsewhere(build):
    """Builds outside of this folder, unless told where."""

    def initialize_options(self) -> None:
        super().initialize_options()
        self.build_base = elsewhere()


class InfoElsewhere(egg_info):
    """Describes the package outside of this folder, unless told where."""

    def initialize_options(self) -> None:
        super().initialize_options()
        self.egg_base = elsewhere()


setup(cmdclass={"build": BuildElsewhere, "build_py": Build, "egg_info": InfoElsewhere})
