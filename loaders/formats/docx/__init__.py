"""A Word document's words, lists, tables and notes, as it prints them; nothing outside it is opened."""
