"""Dutch as reports print it: recognisers that each give one type of thing, with a table of forms that is its test."""
