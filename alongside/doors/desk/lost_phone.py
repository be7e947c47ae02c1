"""A lost phone, with the telling: the deeds of the accounts room and the notices together."""

from typing import Any
from uuid import UUID

from alongside.base.accounts import access, actions
from alongside.base.accounts.models import FactorReset
from alongside.base.core.units import unit
from alongside.base.notices.actions import tell
from alongside.base.notices.models import NoticeKind
from alongside.base.organisation.models import Worker


def ask(*, worker: Worker, why: str, by: Any) -> FactorReset:
    """Ask for a reset; whose phone it is and who may agree are told. Raises as the deed does."""
    with unit():
        row = actions.ask_for_reset(worker=worker, why=why, by=by)
        tell([worker.pk], NoticeKind.RESET_YOU, person_id=None, about=by.worker_id)
        tell(access.to_be_asked(row), NoticeKind.RESET_ASK, person_id=None, about=by.worker_id)
    return row


def agree(*, reset_id: UUID, by: Any) -> FactorReset:
    """Agree to one; whose phone it was is told. Raises as the deed does."""
    with unit():
        row = actions.agree_to_reset(reset_id=reset_id, by=by)
        tell([row.worker_id], NoticeKind.RESET_DONE, person_id=None, about=by.worker_id)
    return row
