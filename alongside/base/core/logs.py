"""Logs name routes, actors and times; never a path, a query or anything anybody wrote.

A view that must not be told from its neighbours in a log says what it is `logged_as`.
"""

import json
import logging
from datetime import UTC, datetime


class NoContent(logging.Filter):
    """Errors keep their type and where they happened; their text may quote a record."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[0]:
            trace = record.exc_info[2]
            while trace and trace.tb_next:
                trace = trace.tb_next
            where = f" at {trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else ""
            record.msg, record.args = f"{record.exc_info[0].__name__}{where}", ()
            record.exc_info = record.exc_text = None
        elif record.name.startswith("django.") and hasattr(record, "request"):
            match = getattr(record.request, "resolver_match", None)
            status = getattr(record, "status_code", "")
            route = getattr(match.func, "logged_as", match.view_name) if match else "no route"
            record.msg, record.args = f"{route} {status}", ()
        return True


class JsonLines(logging.Formatter):
    """One JSON object a line; a line break in a message cannot start a new one."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        line.update(getattr(record, "fields", {}))
        return json.dumps(line, default=str)
