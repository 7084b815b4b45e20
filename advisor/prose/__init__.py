"""Answers put into words by a language model from the same evidence, each sentence checked before it is shown."""
