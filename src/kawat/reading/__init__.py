"""One article understood: an Article in, a Reading with its reports and quotes out."""
