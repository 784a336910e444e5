"""Lines that are a judgement and nothing more."""

from __future__ import annotations

from loaders.readers.scales import whole_value
from loaders.readers.value_labels import labelled_values, value_label


def is_value(folded: str) -> bool:
    """Whether a folded cell or line holds a value that judges wherever it stands, and nothing else."""
    value = whole_value(folded)
    return value is not None and value.grade.sure


def judges(folded: str) -> bool:
    """Whether a folded segment opens with a judgement behind its label, or says nothing but one."""
    if is_value(folded):
        return True
    if len(folded) <= 40 and (label := value_label(folded)) and not label.loose:
        return True
    found = labelled_values(folded[:160])
    return bool(found) and found[0].label.start < 4
