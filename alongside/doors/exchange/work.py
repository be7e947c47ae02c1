"""Who works with them, as far as a row says: what begins, what ends, what a person decides."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.dates import Precision
from alongside.people.working.models import EndingReason, Role, WorkingRelationship

from .lookups import came_with_a_file, relationships_of
from .plans import Candidate, Plan, Wait
from .values import Given, Status
from .workers import Named, WorkerBook


class Work:
    """Plans the working relationship of each row, with workers who are here or come with the file.

    A relationship is only ever begun with somebody who cannot sign in, since access follows it.
    """

    def __init__(self, file_name: str):
        self.file_name = file_name
        self.workers = WorkerBook()
        self._known: dict[UUID, list[WorkingRelationship]] = {}
        self._came_with_a_file: set[UUID] = set()

    def look(self, person_ids: Sequence[UUID]) -> None:
        """Read the relationships of the people the next rows are about."""
        self._known = relationships_of(person_ids)
        ongoing = [
            row.pk for theirs in self._known.values() for row in theirs if row.until_at is None
        ]
        self._came_with_a_file = came_with_a_file(ongoing)

    def plan(self, plan: Plan) -> None:
        """Settle what the row does about the worker it names; it waits where a person decides."""
        given = plan.given
        if not given.worker or plan.person_id is None:
            return
        named = self.workers.find(given)
        here = self._known.get(plan.person_id, [])
        theirs = [row for row in here if named and row.worker_id == named.id]
        if named is None:
            named = plan.new_worker = self.workers.bring(given)
        ongoing = [row for row in theirs if row.until_at is None]
        if wait := self._why_it_waits(plan, named, theirs, ongoing):
            plan.wait = wait
        elif given.status is Status.CURRENT and not ongoing:
            plan.relationship = self._begin(plan.person_id, named, given)
        elif given.status is Status.ENDED and ongoing:
            plan.ends = (ongoing[0], over(given))
        elif given.status is Status.ENDED and not theirs:
            plan.relationship = self._begin(plan.person_id, named, given)

    def _why_it_waits(
        self,
        plan: Plan,
        named: Named,
        theirs: list[WorkingRelationship],
        ongoing: list[WorkingRelationship],
    ) -> Wait | None:
        given = plan.given
        if given.status is Status.UNCLEAR:
            if theirs:
                return None  # somebody has decided since
            words = _("The file does not say whether they still work together (“%(words)s”).")
            return Wait("unclear", words % {"words": given.status_words[:40] or "–"})
        current = given.status is Status.CURRENT
        if (current and ongoing) or (not current and theirs and not ongoing):
            return None  # it stands here already
        if named.can_sign_in:
            words = _("%(name)s can sign in here and would see the record: a manager decides.")
            candidate = Candidate(named.id, _("can sign in here"))
            return Wait("signs_in", words % {"name": named.shown}, [candidate])
        if plan.known is not None and not plan.known.manageable:
            return Wait(
                "not_yours",
                _("Another team answers for them: its manager says who works with them."),
            )
        if current:
            return self._may_go_on(named, theirs, began(given))
        return self._may_end(ongoing, over(given))

    def _may_go_on(
        self, named: Named, ended: list[WorkingRelationship], start: dt.datetime
    ) -> Wait | None:
        if named.left:
            return Wait("left", _("The worker no longer works here, and the file says they do."))
        if any(row.until_at and row.until_at > start for row in ended):
            return Wait("ended", _("Here their work together has ended; the file says it goes on."))
        return None

    def _may_end(self, ongoing: list[WorkingRelationship], at: dt.datetime) -> Wait | None:
        """A file ends what a file began; what a person began, a person ends."""
        for row in ongoing:
            if row.pk not in self._came_with_a_file or at < row.from_at:
                words = _("Here their work together goes on; the file says it has ended.")
                return Wait("goes_on", words)
        return None

    def _begin(self, person_id: UUID, named: Named, given: Given) -> WorkingRelationship:
        row = WorkingRelationship(
            person_id=person_id,
            worker_id=named.id,
            role=Role.KEY_WORKER,
            from_at=began(given),
            from_precision=Precision.DAY if given.start else Precision.BY,
            why_started=_("From the import of %(file)s") % {"file": self.file_name},
        )
        if given.status is Status.ENDED:
            row.until_at = over(given)
            row.until_precision = Precision.DAY if given.end else Precision.BY
            row.ending_reason = EndingReason.NOT_GIVEN
        return row


def began(given: Given) -> dt.datetime:
    """The first moment of the day it began; where the file has none, of the day it speaks of."""
    return clock.midnight(given.start or given.as_of or given.end or clock.today())


def over(given: Given) -> dt.datetime:
    """The moment it was over: after its last day, or where the file has none, by its own date."""
    if given.end:
        return clock.midnight(given.end + clock.A_DAY)
    return clock.midnight(given.as_of or clock.today())
