"""Kawat reads Indonesian news and keeps a sourced ledger of dealings between states.

The folders are the flow: ``intake`` brings articles in, ``reading`` understands one article, ``merging`` makes
reports of many articles into events, ``ledger`` keeps them and answers questions, ``export`` and ``web`` hand them out.
"""

__version__ = "0.1.0"
