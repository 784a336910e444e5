"""What is read from a document: one module a class of statement."""
