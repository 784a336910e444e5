"""A Virtuoso of the tests' own: started on free ports in a folder of its own, ended with the session."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from store import Endpoint

SECONDS = 60
_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 8
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
DirsAllowed = .{allowed}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 6
HTTPRoot = .
[SPARQL]
ResultSetMaxRows = 1000000
"""


def missing() -> str | None:
    """Why no Virtuoso can be started here; None where one can."""
    return None if shutil.which("virtuoso-t") else "needs virtuoso-t (Debian: virtuoso-opensource-7-bin)"


@contextmanager
def running(folder: Path, *readable: Path) -> Iterator[Endpoint]:
    """The addresses of a fresh, empty Virtuoso whose files are in a folder; it may load files of `readable` ones."""
    sql, http = _free_port(), _free_port()
    allowed = "".join(f", {path}" for path in readable)
    (folder / "virtuoso.ini").write_text(_INI.format(sql=sql, http=http, allowed=allowed))
    with (folder / "out.txt").open("w") as out:
        process = subprocess.Popen(["virtuoso-t", "-f", "-c", "virtuoso.ini"], cwd=folder, stdout=out, stderr=out)
    try:
        _wait(http, process, folder)
        address = f"http://127.0.0.1:{http}"
        yield Endpoint(f"{address}/sparql", f"{address}/sparql-graph-crud-auth", "dba", "dba")
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()


def load(folder: Path, nquads: Path) -> None:
    """Fills a running Virtuoso from a file in one of its readable folders, by its own loader."""
    port = re.findall(r"ServerPort = 127.0.0.1:(\d+)", (folder / "virtuoso.ini").read_text())[0]
    script = f"ld_dir('{nquads.parent}', '{nquads.name}', 'urn:x:default'); rdf_loader_run(); checkpoint;"
    command = ["isql-vt", port, "dba", "dba", f"exec={script}"]
    subprocess.run(command, check=True, capture_output=True)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError(f"Virtuoso did not start: {(folder / 'out.txt').read_text()[-500:]}")
