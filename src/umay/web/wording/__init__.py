"""Words: how the core's answers are said on a screen, in the reader's language."""
