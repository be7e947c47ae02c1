"""The `alongside` command. Each subcommand lives with what it does; this file only leads there."""

import argparse
import os
import sys
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    """Run one command; answers its exit status: 0 done, 2 unusable input, others as documented."""
    argv = list(sys.argv[1:] if argv is None else argv)
    data = _data_folder(argv)
    if data is not None:
        os.environ["ALONGSIDE_DATA"] = str(Path(data).expanduser().absolute())
    if argv[:1] == ["demo"]:
        # The demo chooses its own folder before any setting is read.
        from alongside.config import installation
        from alongside.doors.demo import command as demo

        return demo.main(argv[1:], installation)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    import django

    django.setup()
    from alongside.doors.demo import clock

    clock.start()
    return _run(argv)


def _data_folder(argv: list[str]) -> str | None:
    for number, word in enumerate(argv):
        if word == "--data" and number + 1 < len(argv):
            return argv[number + 1]
        if word.startswith("--data="):
            return word.partition("=")[2]
    return None


def _run(argv: list[str]) -> int:
    from alongside.config import audit, installation
    from alongside.doors.desk import exporting
    from alongside.doors.exchange import command as exchange

    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", help="the folder of this installation (or ALONGSIDE_DATA)")
    parser = argparse.ArgumentParser(prog="alongside", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("demo", help="the example organisation: build it and serve it")
    for room in (installation, exchange, exporting, audit):
        room.add_commands(commands, shared)
    given = parser.parse_args(argv)
    return given.run(given)
