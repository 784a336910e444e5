"""What is locked has no known vulnerability, as far as the machine can ask."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.conftest import ROOT

AUDIT = ROOT / ".venv" / "tools" / "bin" / "pip-audit"


@pytest.mark.long
@pytest.mark.skipif(not AUDIT.exists(), reason="needs pip-audit, which make check installs")
@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_no_locked_package_has_a_known_vulnerability(lock: str) -> None:
    command = [AUDIT, "--requirement", ROOT / lock, "--require-hashes", "--disable-pip", "--format", "json"]
    told = subprocess.run([*command, "--progress-spinner", "off"], capture_output=True, text=True)
    if not told.stdout.strip():
        pytest.skip(f"the data on vulnerabilities cannot be had here: {told.stderr.strip()[-200:]}")
    packages = json.loads(told.stdout)["dependencies"]
    asked = [each for each in packages if "skip_reason" not in each]
    if not asked:
        pytest.skip(f"the data on vulnerabilities cannot be had here: {packages[0]['skip_reason']}")
    assert not {each["name"]: [found["id"] for found in each["vulns"]] for each in asked if each["vulns"]}
