"""What the commands do that reach beyond the pages: git, the site tool, a server. `generator.cli` has their options."""

from generator.commands.compare import both
from generator.commands.program import start
from generator.commands.publish import publish
from generator.commands.serve import serve
from generator.commands.site import SiteTool, make_site

__all__ = ["SiteTool", "both", "make_site", "publish", "serve", "start"]
