"""What is known before reading: states, organisations, persons and places with all their names; names in, codes out."""
