"""Addresses of pages. Those with one id in them stand on every line of a list."""

from functools import cache
from typing import Any
from uuid import UUID

from django.urls import get_script_prefix, reverse


def address(name: str, **kwargs: Any) -> str:
    """The address of a page; as `reverse`, which looks each up anew."""
    prefix = get_script_prefix()
    if not kwargs:
        return _whole(prefix, name)
    if len(kwargs) == 1:
        ((key, value),) = kwargs.items()
        if isinstance(value, UUID):
            before, after = _around(prefix, name, key)
            return f"{before}{value}{after}"
    return reverse(name, kwargs=kwargs)


@cache
def _whole(prefix: str, name: str) -> str:
    return reverse(name)


@cache
def _around(prefix: str, name: str, key: str) -> tuple[str, str]:
    """What stands before and after the id in an address."""
    any_id = UUID(int=1)
    before, _id, after = reverse(name, kwargs={key: any_id}).partition(str(any_id))
    return before, after
