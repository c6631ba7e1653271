"""The words and grammar of Indonesian time expressions: text in, phrases with a meaning out, meanings to EDTF.

`words.yaml` holds the words by class, `rules.yaml` the rules over those classes. `lexicon` turns text into classes,
`grammar` finds the phrases, the readers (`calendar`, `counted`, `lengths`) say what one means before any anchor is
known, `joining` makes neighbours one, `resolve` gives the EDTF, `granularity` how finely it tells the time.
"""
