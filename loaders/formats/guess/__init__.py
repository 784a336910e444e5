"""The structure of a plain text, guessed from its lines: the one format that does not tell its own."""
