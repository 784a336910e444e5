"""One file a kind of document (`kinds/`): how it is recognised, its writer, the roles of its sections.

It names a document and unlocks nothing: what a document holds is read from every document.
"""
