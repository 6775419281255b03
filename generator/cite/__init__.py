"""Citations of a source in the forms that other programs take: BibTeX, CSL-JSON and Wikipedia's template.

What is not known of a source is left out. The text of a retelling is never given as a quote.
"""

from generator.cite.bibtex import bibtex
from generator.cite.csl import csl
from generator.cite.wikitext import cite_news

__all__ = ["bibtex", "cite_news", "csl"]
