"""What a graph's content amounts to, whatever its blank nodes are called and in whatever order it comes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pyoxigraph as ox


def fingerprint(quads: Iterable[ox.Quad]) -> str:
    """A SHA-256 over the sorted triples, blank nodes named by structure. Source: RDF Dataset Canonicalization 1.0."""
    return digest(quad.triple for quad in quads)


def digest(triples: Iterable[ox.Triple]) -> str:
    """The same of triples."""
    dataset = ox.Dataset(ox.Quad(*triple) for triple in triples)
    if any(_has_blank(quad.triple) for quad in dataset):
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return hashlib.sha256("\n".join(sorted(str(quad.triple) for quad in dataset)).encode()).hexdigest()


def _has_blank(triple: ox.Triple) -> bool:
    return any(isinstance(part, ox.BlankNode) or (isinstance(part, ox.Triple) and _has_blank(part)) for part in triple)
