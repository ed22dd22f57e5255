"""Gathers the models of this room's packages."""
