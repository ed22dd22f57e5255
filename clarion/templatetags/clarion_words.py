"""Words that templates of every room need."""

from django import template

from clarion.zones import zone_name

register = template.Library()
register.filter(zone_name)
