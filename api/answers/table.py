"""Answers to questions as CSV."""

from __future__ import annotations

import csv
import io
import re

from queries.catalogue import Answer

# A number with a sign is a number. Other scripts have signs of full width, which some spreadsheets read as these.
_FORMULA = re.compile(r"(?![+-]?\d+(?:[.,]\d+)?%?\Z)[=+\-@\t\r\n＝＋－＠]")


def as_csv(found: Answer) -> str:
    """A row for each passage of each row of the answer, so that no value stands without its evidence.

    A text that a spreadsheet would take for a formula has an apostrophe before it. Source: OWASP, CSV Injection.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        [*found.columns, "evidence_report", "evidence_start", "evidence_end", "evidence_page", "evidence_exact"]
    )
    for row in found.rows:
        values = [_plain(row.values.get(column, "")) for column in found.columns]
        for passage in row.evidence:
            page = "" if passage.page is None else passage.page
            writer.writerow([*values, passage.report, passage.start, passage.end, page, _plain(passage.exact)])
        if not row.evidence:
            writer.writerow([*values, "", "", "", "", ""])
    return out.getvalue()


def _plain(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
