"""Changes to the files that an editor writes by hand: comments, order and forms stay; a file is whole or untouched.

``patch`` changes the text of YAML, ``decisions`` the entries of the file of edits, ``file`` puts
either on the disk.
"""

from generator.editing.decisions import ChangedError, Decision, decide, is_made
from generator.editing.file import Done, rewrite, undo
from generator.editing.patch import add, data, drop, plain, put
from generator.editing.render import Plain, inline, item

__all__ = [
    "ChangedError",
    "Decision",
    "Done",
    "Plain",
    "add",
    "data",
    "decide",
    "drop",
    "inline",
    "is_made",
    "item",
    "plain",
    "put",
    "rewrite",
    "undo",
]
