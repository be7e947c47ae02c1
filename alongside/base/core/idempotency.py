"""Doing a thing once, however often it is sent."""

import json
from collections.abc import Callable, Mapping
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from . import clock
from .errors import Refused
from .ids import parse_id
from .models import UsedKey
from .units import unit

NOT_WORDS = ("csrfmiddlewaretoken", "key", "draft", "written_by", "password")


def digest(body: Mapping[str, object]) -> str:
    """A keyed hash of what was sent, so that a stolen table does not confirm a guess."""
    kept = {name: value for name, value in sorted(body.items()) if name not in NOT_WORDS}
    text = json.dumps(kept, sort_keys=True, default=str)
    return salted_hmac("alongside.idempotency", text, algorithm="sha256").hexdigest()


def once(
    *, author_id: UUID, key: object, body: Mapping[str, object], act: Callable[[], str]
) -> str:
    """Run `act` in a unit of work unless this author has already used this key; say where it led.

    Only a commit uses up a key. Sent again with the same words, the first answer stands; with
    other words it is Refused, so that neither text is lost silently. A missing or broken key
    is Refused too: without one a double press would write twice.
    """
    used = parse_id(key)
    if used is None:
        raise Refused(
            {
                "key": _(
                    "This page lost its key, so it could be saved twice. "
                    "Your words are still here: press Save again."
                )
            }
        )
    mark = digest(body)
    for last_try in (False, True):
        try:
            with unit():
                earlier = UsedKey.objects.filter(author_id=author_id, key=used).first()
                if earlier:
                    return _same(earlier, mark)
                location = act()
                # A savepoint, so that losing a race for the key is not mistaken for a
                # constraint broken by the act itself.
                try:
                    with transaction.atomic():
                        UsedKey.objects.create(
                            author_id=author_id,
                            key=used,
                            digest=mark,
                            location=location,
                            used_at=clock.now(),
                        )
                except IntegrityError as error:
                    raise _Raced from error
                return location
        except _Raced:
            if last_try:
                raise
    raise AssertionError("unreachable")


def was_used(*, author_id: UUID, key: object) -> bool:
    """Whether a write under this key was committed already."""
    used = parse_id(key)
    return used is not None and UsedKey.objects.filter(author_id=author_id, key=used).exists()


class _Raced(Exception):
    """Another copy of the same request committed first."""


def _same(earlier: UsedKey, mark: str) -> str:
    if earlier.digest != mark:
        raise Refused(
            {
                "key": _(
                    "This was saved once already, with other words. What you see "
                    "here has not been saved. Nothing is lost: save it as new, or "
                    "open what was saved first."
                )
            }
        )
    return earlier.location
