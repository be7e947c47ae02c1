"""Who works here: three teams, those across them, and some who have left."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from alongside.base.accounts.models import User
from alongside.base.core import clock
from alongside.base.organisation.models import (
    Membership,
    MembershipRole,
    Office,
    OfficeName,
    Team,
    Worker,
)

from .builder import Builder

PASSWORD = "walking-together"
BEGAN = 560  # days before the evening
MOVED = 96
LEFT = 68
SAM_LEFT = 412

TEAMS = {
    "north": ("North", "01632 960 101"),
    "south": ("South", "01632 960 102"),
    "harbour": ("Harbour", "01632 960 103"),
}


@dataclass(frozen=True)
class Staff:
    """Somebody with a sign-in: `team` is a slug, or empty for those across teams."""

    username: str
    name: str
    job: str
    team: str = ""
    manager: bool = False
    office: str = ""


STAFF = (
    Staff("ana", "Ana Reyes", "social worker", "north"),
    Staff("ben", "Ben Adeyemi", "social worker", "north"),
    Staff("cal", "Cal Whitlock", "team manager", "north", manager=True),
    Staff("sue", "Sue Hartley", "consultant social worker, Ana’s supervisor", "north"),
    Staff("tom", "Tom Okonjo", "consultant social worker, new supervisor", "north"),
    Staff("zoe", "Zoë Lindqvist", "student social worker, with Ana", "north"),
    Staff("nia", "Nia Pritchard", "social worker", "north"),
    Staff("raj", "Raj Malhotra", "family support worker", "north"),
    Staff("jo", "Jo Lam", "social worker", "north"),
    Staff("sian", "Siân Rees", "social worker", "north"),
    Staff("mo", "Mo Farouk", "team manager", "south", manager=True),
    Staff("dan", "Dan Szymański", "social worker", "south"),
    Staff("gwen", "Gwen Parry", "social worker", "south"),
    Staff("fin", "Fin O’Hara", "personal adviser", "south"),
    Staff("ivy", "Ivy Campbell", "social worker", "south"),
    Staff("hal", "Hal Brooks", "social worker", "south"),
    Staff("pat", "Patience Mensah", "team manager", "harbour", manager=True),
    Staff("yas", "Yasmin Haddad", "social worker, moved from North", "north"),
    Staff("ruth", "Ruth Abara", "social worker", "harbour"),
    Staff("ed", "Ed Lister", "support worker", "harbour"),
    Staff("luz", "Luz Oliveira", "social worker", "harbour"),
    Staff("kim", "Kim Tran", "occupational therapist", "harbour"),
    Staff("lea", "Lea Nowak", "practice lead", office=OfficeName.LEAD),
    Staff("rec", "Rebecca Cole", "records officer", office=OfficeName.RECORDS),
    Staff("adi", "Adi Solomon", "administrator, sees no record", office=OfficeName.ADMIN),
)

WITHOUT_SIGN_IN = (("joe", "Joe Marsden", "agency worker"), ("sam", "Sam Doyle", "social worker"))


def team_of(one: Staff) -> str:
    """The name of the team somebody is in by the evening of the demo."""
    slug = "harbour" if one.username == "yas" else one.team
    return TEAMS[slug][0] if slug else ""


def can_sign_in(one: Staff) -> bool:
    return one.username != "hal"


def make_staff(b: Builder) -> None:
    """Teams, sign-ins, memberships and offices; no action makes them yet."""
    began = b.ago(BEGAN, "09:00")
    clock.stand_at(began)
    for slug, (name, phone) in TEAMS.items():
        b.teams[slug] = Team.objects.create(slug=slug, name=name, duty_phone=phone)
    # One hash for all: the password is the same, printed, and guards nothing real.
    locked = make_password(PASSWORD)
    for number, one in enumerate(STAFF):
        user = User.objects.create(username=one.username, password=locked, date_joined=began)
        b.workers[one.username] = Worker.objects.create(
            user=user,
            name=one.name,
            job=one.job,
            phone=f"07700 900{number:03}",
            email=f"{one.username}@demo.invalid",
        )
        if one.team:
            role = MembershipRole.MANAGER if one.manager else MembershipRole.MEMBER
            _join(b, one.username, one.team, role)
        if one.office:
            Office.objects.create(worker=b.workers[one.username], name=one.office, from_at=began)
    for username, name, job in WITHOUT_SIGN_IN:
        b.workers[username] = Worker.objects.create(
            name=name,
            job=job,
            employer="Marsden Care Agency" if username == "joe" else "",
        )
    b.on(b.ago(MOVED, "09:00"), lambda: _move(b, "yas", "north", "harbour"))
    b.on(b.ago(LEFT, "17:00"), lambda: _leave(b, "hal"))
    b.on(b.ago(SAM_LEFT, "17:00"), lambda: _leave(b, "sam"))
    b.on(b.ago(0, "08:45"), lambda: _duty(b, "nia", "north"))
    b.on(b.ago(0, "08:46"), lambda: _duty(b, "ivy", "south"))
    b.on(b.ago(0, "08:47"), lambda: _duty(b, "luz", "harbour"))


def _join(b: Builder, username: str, slug: str, role: str) -> None:
    Membership.objects.create(
        worker=b.workers[username], team=b.teams[slug], role=role, from_at=clock.now()
    )


def _move(b: Builder, username: str, old: str, new: str) -> None:
    row = Membership.objects.get(worker=b.workers[username], team=b.teams[old])
    row.until_at = clock.now()
    row.save()
    _join(b, username, new, MembershipRole.MEMBER)
    b.rights_changed()


def _leave(b: Builder, username: str) -> None:
    """A leaver keeps nothing: the sign-in is closed and the worker has left."""
    worker = b.workers[username]
    for row in Membership.objects.active().filter(worker=worker):
        row.until_at = clock.now()
        row.save()
    worker.left_at = clock.now()
    worker.save()
    if worker.user is not None:
        worker.user.is_active = False
        worker.user.save()
    b.rights_changed()


def _duty(b: Builder, username: str, slug: str) -> None:
    Membership.objects.create(
        worker=b.workers[username],
        team=b.teams[slug],
        role=MembershipRole.DUTY,
        from_at=clock.now(),
        until_at=b.ago(-1, "08:45"),
    )
    b.rights_changed()
