"""What an administrator is asked for: teams, workers, a lost phone."""

from django.utils.translation import gettext_lazy as _

from .forms import Sheet, Words


class AddTeam(Sheet):
    name = Words(label=_("Name"), required=False)
    duty_phone = Words(
        label=_("Duty phone"),
        required=False,
        help_text=_("Shown to whoever finds somebody this team answers for."),
    )


class AddWorker(Sheet):
    name = Words(label=_("Name"), required=False)
    job = Words(label=_("What they do here"), required=False)
    email = Words(
        label=_("Work email"),
        required=False,
        help_text=_("For a new password by mail. May be empty."),
    )
    username = Words(
        label=_("User name"), required=False, help_text=_("Leave empty if they do not sign in.")
    )
    password = Words(
        label=_("First password"),
        required=False,
        help_text=_("15 letters or more. Tell it to them; they change it."),
    )


class LostPhone(Sheet):
    why = Words(
        label=_("How you know that it is them"),
        required=False,
        help_text=_("Such as “came to my desk”. Whoever agrees reads this, and so do they."),
    )
