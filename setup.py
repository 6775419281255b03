"""Puts the files of this repository that every project has into the package; all else stands in pyproject.toml."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
STOCK = [
    "mkdocs.yml",
    ".gitignore",
    "requirements.txt",
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


setup(cmdclass={"build_py": Build})
