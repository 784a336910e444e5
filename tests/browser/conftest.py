"""A real Chromium on the real service, a process of its own as a user starts it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from store import Store
from tests.conftest import ROOT

CHROMIUM, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
LOCAL = ["127.0.0.1", "localhost", "::1"]
FOLDER = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of this folder may talk to this machine, and skip with the reason where the browser is absent."""
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.allow_hosts(LOCAL))
            if not (CHROMIUM.exists() and DRIVER.exists()):
                item.add_marker(pytest.mark.skip(reason=f"needs {CHROMIUM} and {DRIVER}"))


@dataclass(frozen=True)
class Browser:
    """Chromium with the address of the service."""

    driver: webdriver.Chrome
    base: str

    def open(self, path: str) -> None:
        self.driver.get(self.base + path)

    def complaints(self) -> list[str]:
        """What the console has said since the last time, beside the status of pages that are meant to be refusals."""
        entries = [str(entry["message"]) for entry in self.driver.get_log("browser")]
        return [each for each in entries if "the server responded with a status of 400" not in each]

    def requests(self) -> list[str]:
        """The addresses asked for since the last time."""
        messages = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]


@pytest.fixture(scope="session")
def base(sample_store: Store) -> Iterator[str]:
    """The address of `normgraaf serve` on the samples."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from normgraaf.cli import main; main()", "serve", "--port", str(port)]
    environment = os.environ | {"NORMGRAAF_STORE": str(sample_store.location)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as service:
        try:
            _await(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            service.terminate()


@pytest.fixture(scope="session")
def start(base: str) -> Iterator[Callable[..., Browser]]:
    """Starts a browser, with or without scripts."""
    drivers = []

    def started(*, scripts: bool = True) -> Browser:
        options = Options()
        options.binary_location = str(CHROMIUM)
        for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1200,900"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        if not scripts:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        drivers.append(webdriver.Chrome(options=options, service=Service(str(DRIVER))))
        return Browser(drivers[-1], base)

    yield started
    for driver in drivers:
        driver.quit()


@pytest.fixture(scope="session")
def browser(start: Callable[..., Browser]) -> Browser:
    """A browser with scripts."""
    return start()


@pytest.fixture(scope="session")
def bare(start: Callable[..., Browser]) -> Browser:
    """A browser without scripts."""
    return start(scripts=False)


def _await(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"the service does not listen on port {port}")
