"""Data of merging: kind families, hosts of armed groups, stop words, weights of likeness."""
