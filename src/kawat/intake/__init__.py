"""How articles get in: paths and streams in, articles and refusals out. One file per source."""
