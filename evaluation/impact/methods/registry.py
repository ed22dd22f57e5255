"""The methods by name: which exist, which are still to come."""

METHODS = (
    "interrupted-time-series",
    "difference-in-differences",
    "event-study",
    "staggered-difference-in-differences",
    "synthetic-control",
    "synthetic-difference-in-differences",
    "structural-time-series",
    "dose-response",
    "cluster-randomised",
)
AVAILABLE = frozenset({"interrupted-time-series"})
