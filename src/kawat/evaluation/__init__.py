"""How well Kawat reads: gold and readings in, figures out."""
