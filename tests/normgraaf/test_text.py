"""`normgraaf text` prints what offsets refer to and nothing else; what was covered goes to standard error."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from loaders.reading import read_source


def test_the_text_is_printed_to_the_character(tmp_path: Path) -> None:
    page = tmp_path / "verslag.bin"
    page.write_bytes("<!DOCTYPE html><p>Één brief aan iemand@voorbeeld.nl.</p>".encode())
    command = [sys.executable, "-c", "from normgraaf.cli import main; main()", "text", str(page)]
    result = subprocess.run(command, capture_output=True, check=True)
    assert result.stdout.decode() == read_source(page).text
    assert result.stderr.decode().strip() == "1 personal data masked"
