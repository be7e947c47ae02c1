"""Why a file cannot be used at all."""

from django.utils.translation import gettext as _


class Unusable(Exception):
    """Nothing of the file can be imported. Reads as three sentences: what is wrong, what is safe,
    what to do."""

    def __init__(self, wrong: str, what_to_do: object):
        self.wrong, self.what_to_do = wrong, str(what_to_do)
        super().__init__(" ".join((wrong, _("Nothing was written."), self.what_to_do)))
