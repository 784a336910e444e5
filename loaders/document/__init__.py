"""A report as a tree: sections with paragraphs, lists, tables, forms and quotations, each at its place in the text."""
