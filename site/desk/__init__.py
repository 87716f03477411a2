"""The secretariat's screens inside the Wagtail admin."""
