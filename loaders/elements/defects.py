"""What could not be read of a file as it was written: the losses of its format, as faults of the source."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.elements.anomalies import anomaly
from loaders.segments import Layout
from loaders.statements import Place, Statement


def statements(layout: Layout) -> Iterator[Statement]:
    """One fault for each loss that the format reports, at the characters it names or the first behind them."""
    source = layout.source
    for defect in source.defects:
        start = min(defect.start, len(source.text) - 1)
        yield anomaly(defect.kind, (Place(start, max(defect.end, start + 1)),), defect.reading)
