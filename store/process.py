"""One worker process as the pool sees it: started, asked, ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from multiprocessing import Pipe
from pathlib import Path

from store.endpoint import Endpoint
from store.worker import Job, Reply

# A worker ends itself at its limit; past this many seconds more it is taken to hang and is ended from here.
_GRACE = 10.0
_ENDING = 1.0


class ReaderProcess:
    """One reader process and the line to it."""

    def __init__(self, location: Path | Endpoint, memory_mb: int, prepare: Callable[[], object] | None = None) -> None:
        self._line, other = Pipe()
        rooms = str(Path(__file__).resolve().parent.parent)
        path = os.pathsep.join(filter(None, (rooms, os.environ.get("PYTHONPATH"))))
        # A program of its own rather than a fork: forking a process with threads is unsafe, and multiprocessing's other
        # ways import the service's main module into every reader.
        program = "from store.worker import main; main()"
        command = [sys.executable, "-P", "-c", program, str(other.fileno()), str(memory_mb)]
        self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
            command, pass_fds=[other.fileno()], stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": path}
        )
        other.close()
        self._line.send((location, prepare))
        self._ready = False
        self._killed = False

    @property
    def alive(self) -> bool:
        if self._killed:
            self.end()
        return self._process.poll() is None

    def ready(self) -> None:
        """Waits until the process can answer; EOFError where it ended first."""
        if not self._ready:
            self._line.recv()
            self._ready = True

    def ask(self, job: Job) -> Reply:
        """The reply; EOFError or ConnectionError where the worker ended before it gave one."""
        self.ready()
        self._line.send(job)
        if not self._line.poll(job.timeout + _GRACE):
            self._process.send_signal(signal.SIGALRM)
        return self._line.recv()

    def kill(self) -> None:
        """Ends the process, without waiting for it; from then on it counts as ended."""
        self._killed = True
        self._process.kill()

    def end(self) -> int:
        """Ends the process where it still runs; returns its exit status. The line closes with the last use of it."""
        self._process.kill()
        return self._process.wait()

    def status(self) -> int:
        """The exit status of a process that closed its line and so is ending by itself."""
        try:
            return self._process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            return self.end()
