"""What an action may answer instead of doing.

Each carries a sentence fit for the screen: what is wrong, what is safe, what to do.
"""


class CannotSee(Exception):
    """It does not exist for this viewer: answered exactly like what does not exist (404)."""


class MayNot(Exception):
    """The viewer can see it but may not do this (403)."""


class NotNow(Exception):
    """It cannot be done in the state things are in (409)."""


class Refused(Exception):
    """The input cannot be taken (422); `problems` maps field names to sentences."""

    def __init__(self, problems: dict[str, str]):
        self.problems = problems
        super().__init__("; ".join(problems.values()))


class Stale(NotNow):
    """Somebody changed it since it was read; `current` is how it stands now."""

    def __init__(self, message: str, current: object):
        self.current = current
        super().__init__(message)
