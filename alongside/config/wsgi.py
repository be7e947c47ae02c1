import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
application = get_wsgi_application()

from alongside.doors.demo import clock  # noqa: E402 its models need the settings

clock.start()

# What is loaded stays for good: looking through all of it for garbage would hold up a page for a
# tenth of a second now and then.
gc.collect()
gc.freeze()
