"""The flow from paths to ledger: where intake, reading, ledger and merging meet."""
