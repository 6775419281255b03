"""Where an editor decides: an article with all that was found in it and may have been missed, in a browser.

``state`` reads, ``items`` says what there is to decide, ``decisions`` and ``session`` change files and change them
back, ``view``, ``pages`` and ``form`` show, ``app`` answers, and ``guard`` lets nobody else in.
"""

from generator.desk.preview import Preview
from generator.desk.serve import serve
from generator.desk.state import Files, State

__all__ = ["Files", "Preview", "State", "serve"]
