"""The words and grammar of Indonesian time expressions: text in, phrases with a meaning out, meanings to EDTF.

`words.yaml` holds the words by class, `rules.yaml` the rules over those classes. `lexicon` turns text into classes,
`grammar` finds the phrases, `meaning` says what a phrase means before any anchor is known, `resolve` gives its EDTF.
"""
