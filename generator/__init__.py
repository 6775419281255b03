"""Turns a folder of articles about one story into pages in which every value is tied to the words that state it."""

__version__ = "0.1.0"
