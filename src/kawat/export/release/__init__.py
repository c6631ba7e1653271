"""A dated release: a ledger and details in, a folder of tables with their description, codebook and checksums out."""
