"""The service as the W3C's suites ask for it, on a store of its own that goes away: for other people's test programs.

`python -m tests.conformance.serve [port]`: SPARQL at /sparql, graphs at /graph. Anybody may write.
"""

from __future__ import annotations

import sys
import tempfile

import uvicorn

from api.app import create_app
from normgraaf.settings import Settings


def main() -> None:
    """Serves on 127.0.0.1 until it is interrupted."""
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    with tempfile.TemporaryDirectory() as folder:
        uvicorn.run(create_app(Settings(store=f"{folder}/store"), plain=True), host="127.0.0.1", port=port)


if __name__ == "__main__":
    main()
