"""Breaks off what writes files, in every way that happens to people, and looks at what is left."""
