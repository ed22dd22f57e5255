"""Gathers the models of this room's packages."""

from content.media.models import Handout, Image, Recording, Rendition

__all__ = ["Handout", "Image", "Recording", "Rendition"]
