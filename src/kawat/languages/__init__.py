"""The words and grammar of each language, data first: one folder a language, the same file names in each."""
