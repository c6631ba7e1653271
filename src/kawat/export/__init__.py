"""One file per format: events in, text or bytes of that format out."""
