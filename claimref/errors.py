"""The error tree: every error that claimref raises on purpose is a `ClaimrefError`.

A message says what was found, what was expected and what to do, in one line. Every class takes that
line as its only argument, so that an error keeps its message across a process boundary.
"""


class ClaimrefError(Exception):
    """The base of all errors that claimref raises on purpose."""


class SourceError(ClaimrefError):
    """A source cannot be read: missing, empty, of an unknown format, malformed."""


class ConfigError(ClaimrefError):
    """An option, a settings file or a component name is not usable."""


class ComponentError(ClaimrefError):
    """A component cannot be loaded: a missing extra, weights that are not the published ones."""


class StoreError(ClaimrefError):
    """The store cannot be opened, read, written or migrated."""
