"""Reports of many articles made into events: filed reports in, events out, a pure function."""
