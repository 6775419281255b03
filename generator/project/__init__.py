"""A new project: a folder with articles, a story file proposed from them, and all that builds a site of them."""

from generator.project.lay_out import SEEDS, Project, demand_empty, gather, lay_out
from generator.project.requirement import is_local, requirement
from generator.project.stock import stock

__all__ = ["SEEDS", "Project", "demand_empty", "gather", "is_local", "lay_out", "requirement", "stock"]
