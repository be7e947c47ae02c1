"""A real browser for tests and pictures: the machine's own Chromium, driven by Playwright.

`python -m tests.support.browser` succeeds when there is one, and what drives it starts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import Any

DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
LOCALE: dict[str, Any] = {"locale": "en-GB", "timezone_id": "Europe/London"}

ARGUMENTS = [
    "--no-sandbox",  # as root, in a container, on our own pages
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No page under test may reach anything but this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
]


def program() -> str | None:
    """$CHROMIUM, or the first Chromium found on PATH. The headless shell is the same engine without
    a browser's profiles round it: a new context costs a quarter of the processor time."""
    names = [
        os.environ.get("CHROMIUM"),
        *("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"),
    ]
    for name in filter(None, names):
        if found := shutil.which(name):
            return found
    return None


def launch(playwright: Any) -> Any:
    """Start the browser. The caller closes it."""
    found = program()
    if found is None:
        raise RuntimeError(
            "The browser tests need Chromium: run script/test, which installs it or says how, "
            "or name the program in CHROMIUM."
        )
    return playwright.chromium.launch(executable_path=found, args=ARGUMENTS)


def driver_starts() -> bool:
    """Playwright brings a Node.js of its own, which needs libatomic: not on a bare Debian."""
    from playwright._impl._driver import compute_driver_executable

    node = compute_driver_executable()[0]
    return subprocess.run([node, "--version"], capture_output=True).returncode == 0


if __name__ == "__main__":
    sys.exit(0 if program() and driver_starts() else 1)
