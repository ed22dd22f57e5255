"""Formats of days, hours and numbers where those of Django would mislead readers in several countries."""
