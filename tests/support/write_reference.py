"""Write the reference pages that are made from the code.

    python -m tests.support.write_reference          write them
    python -m tests.support.write_reference --check  say which are not as they should be

It reads the code only: no installation, no database.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.support import write_doors, write_keys, write_permissions, write_settings

PAGES: dict[Path, Callable[[], str]] = {
    module.PAGE: module.text
    for module in (write_settings, write_permissions, write_keys, write_doors)
}


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ALONGSIDE_DATA"] = folder
        os.environ.pop("DATABASE_URL", None)
        os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.config.settings"
        import django

        django.setup()
        written = {page: text() for page, text in PAGES.items()}
    stale = [
        page
        for page, words in written.items()
        if not page.exists() or page.read_text(encoding="utf-8") != words
    ]
    for page in stale:
        print(page.relative_to(write_settings.ROOT))
        if "--check" not in arguments:
            page.write_text(written[page], encoding="utf-8")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
