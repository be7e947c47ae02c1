"""What a page asks for beside a photo, and the photo as it came."""

from typing import IO, Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from alongside.base.core.errors import Refused
from alongside.base.files.pictures import too_large

from .forms import Day, Sheet, Words
from .tie_forms import views_to_choose


class Photo(forms.FileField):
    """A photo. What it is, and how large it may be, is the actions' to judge."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})

    def __init__(self) -> None:
        super().__init__(
            label=_("The photo"), help_text=_("JPEG, PNG or WebP, up to 15 MB."), required=False
        )


class AddPhoto(Sheet):
    label = Words(
        label=_("What it shows"), required=False,
        help_text=_("Such as: both pages, signed at the kitchen table."),
    )  # fmt: skip
    photo = Photo()


class KeepPaperMap(Sheet):
    perspective = forms.ChoiceField(label=_("Whose view"), widget=forms.RadioSelect, required=False)
    on = Day(
        ahead=False, label=_("Drawn on"), required=False, help_text=_("Leave empty for today.")
    )  # fmt: skip
    photo = Photo()
    kept_back = forms.BooleanField(
        label=_("Somebody on it is kept back from some"), required=False,
        help_text=_("Then their key worker, the manager and you see it, and nobody else."),
    )  # fmt: skip
    keep = forms.BooleanField(label=_("Only for me: do not share this"), required=False)

    def __init__(self, *args: Any, name: str, own: bool, **options: Any):
        super().__init__(*args, **options)
        self.fields["perspective"].choices = views_to_choose(name, own)  # type: ignore[attr-defined]


def sent_photo(request: Any) -> IO[bytes]:
    """The photo that came with a page. Raises Refused with a sentence where none did."""
    sent = request.FILES.get("photo")
    if sent is None:
        too_much = getattr(request, "too_large", False)
        raise Refused({"photo": too_large() if too_much else _now("Choose a photo.")})
    return sent
