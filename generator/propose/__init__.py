"""A story file proposed from articles."""
