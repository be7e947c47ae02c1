"""Who may see a fact or an address (R9); the record itself is working/access.py."""

from typing import Any

from django.db.models import Q

from alongside.base.organisation.models import active_now
from alongside.people.working.access import (
    gated,
    key_worker_of,
    manages,
    may_see_record,
    works_with,
)


def may_see_labelled(viewer: Any, audience: Any, model: Any) -> Q:
    """Open with the record; restricted to the key worker and the manager; sealed to its audience.

    Being named in the audience is enough for any label, as long as the viewer works with the
    person or with the one through whom they were told. `never` and the gates always win.
    """
    kind = model._meta.model_name
    named = audience.objects.unguarded("an access rule reads who was named").filter(
        active_now(), worker_id=viewer.worker_id, **{f"{kind}__isnull": False}
    )
    holding = named.filter(never=False).filter(
        works_with(viewer, f"{kind}__person") | works_with(viewer, "through")
    )
    open_to_record = Q(label="open") & may_see_record(viewer, "person")
    restricted = Q(label="restricted") & (
        key_worker_of(viewer, "person") | (manages(viewer, "person") & Q(not_manager=False))
    )
    allowed = Q(pk__in=holding.values(f"{kind}_id")) | open_to_record | restricted
    never = Q(pk__in=named.filter(never=True).values(f"{kind}_id"))
    return allowed & ~never & ~gated(viewer, "person")
