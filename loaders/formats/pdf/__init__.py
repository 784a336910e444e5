"""A PDF file's pages, as far as they are printed; nothing in it is executed."""
