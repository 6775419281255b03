"""What the commands do that reach beyond the pages: git, the site tool, a server. `generator.cli` has their options."""

from generator.commands.anew import made_anew
from generator.commands.commits import FolderCommit, commits, files, unreadable, write
from generator.commands.compare import both
from generator.commands.program import start
from generator.commands.publish import publish
from generator.commands.serve import serve
from generator.commands.site import SiteTool, make_site

__all__ = [
    "FolderCommit",
    "SiteTool",
    "both",
    "commits",
    "files",
    "made_anew",
    "make_site",
    "publish",
    "serve",
    "start",
    "unreadable",
    "write",
]
