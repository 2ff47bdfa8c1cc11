"""Sources → articles: text, outlet, date, language, and which stretches are page furniture."""

from claimref.reading.records import Assumption, Draft, LeftOut, Reading, ReadOptions
from claimref.reading.sources import read

__all__ = ["Assumption", "Draft", "LeftOut", "ReadOptions", "Reading", "read"]
