"""Where reports really come from: copies and rewrites of one report are one origin, not several confirmations.

An article goes back to the agency that it credits (`credits`), to the page that it names as its own original, or to the
article whose rare wording it shares (`wording`, `sources`). A statement goes back to the outside report that it cites
(`citations`). What is not found out stays independent, so that every count of origins is an upper bound.
"""

from claimref.origins.finding import find_origins

__all__ = ["find_origins"]
