"""How the reading model is made: gold articles in, the files of kawat.reading.model out. Not installed with Kawat."""
