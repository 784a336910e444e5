"""An HTML page's words, lists, tables and discs, as its reader sees them; nothing in it is fetched or run."""
