from django.db import models


class DataKey(models.Model):
    """A key that locks one owner's words, itself locked by the key file kept apart from the data.

    The owner is a worker's id, or the zero id for the installation's own key. Destroying the
    row destroys what it locks.
    """

    owner_id = models.UUIDField(primary_key=True)
    locked = models.BinaryField()
    made_at = models.DateTimeField()
