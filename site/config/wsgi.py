"""The entry point of a production server, which refuses to start on development settings."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
if settings.DEVELOPMENT:
    raise ImproperlyConfigured("Set SECRET_KEY (and ALLOWED_HOSTS, DATABASE_URL): see the README.")
application = get_wsgi_application()
