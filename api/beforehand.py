"""What is made once is made before the first request, so that no request costs its time."""

from __future__ import annotations

import gc

from fastapi import FastAPI

from api import description, documentation, examples, resources
from api.answers import ready
from api.frame import templates
from api.language import LANGUAGES
from api.rdf import FORMATS
from ontology import vocabulary


def prepare(app: FastAPI) -> None:
    """Makes what an app keeps as long as it lives; takes about a second.

    What is there then is not looked through again for what may be let go, which would hold up a request for longer than
    most answers take.
    """
    for language in LANGUAGES:
        documentation.known(app, language)
        examples.listed(language)
    for name in templates().list_templates():
        templates().get_template(name)
    for scheme in vocabulary.schemes():
        vocabulary.load(scheme)
    for offer in FORMATS:
        description.examples_written(offer)
        resources.ontology_written(offer)
    app.state.prepare_reader = ready.prepare
    gc.collect()
    gc.freeze()
