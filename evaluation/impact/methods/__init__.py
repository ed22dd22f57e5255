"""Methods of impact evaluation: pure functions, arrays in, frozen dataclasses out, no Django."""
