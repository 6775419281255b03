"""``python -m generator``."""

from generator.cli import cli

cli()
