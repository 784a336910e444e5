"""rdflib-endpoint over rdflib in memory."""

from __future__ import annotations

import os

from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint

data = Dataset(default_union=True)
data.parse(os.environ["RDFLIB_DATA"], format="nquads")
app = SparqlEndpoint(graph=data, path="/sparql")
