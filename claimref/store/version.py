"""The version that runs record."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("claimref")
except PackageNotFoundError:  # run from a source tree that is not installed
    VERSION = "source"
