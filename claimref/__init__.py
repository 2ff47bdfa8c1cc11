"""claimref cross-references what news outlets say about one story, claim by claim.

    >>> import claimref
    >>> comparison = claimref.compare("articles/")

`compare` gives the whole answer, `split` the statements of one article, `judge` the word on pairs of statements,
`read` the articles behind files and folders, `to_frame` a comparison as a pandas DataFrame. The records that they take
and return are named here too.
"""

from claimref.api import compare, judge, read, split, to_frame
from claimref.config import Config
from claimref.errors import ClaimrefError, ComponentError, ConfigError, SourceError, StoreError
from claimref.records import (
    Article,
    Claim,
    Comparator,
    Comparison,
    Counts,
    Debris,
    DifferOn,
    Entity,
    Judgement,
    Kind,
    Member,
    Pair,
    Precision,
    Quantity,
    Relation,
    RelationType,
    Skipped,
    Split,
    Stance,
    Statement,
    Status,
    TimeRef,
    Unit,
    Voice,
)

__all__ = [
    "Article",
    "Claim",
    "ClaimrefError",
    "Comparator",
    "Comparison",
    "ComponentError",
    "Config",
    "ConfigError",
    "Counts",
    "Debris",
    "DifferOn",
    "Entity",
    "Judgement",
    "Kind",
    "Member",
    "Pair",
    "Precision",
    "Quantity",
    "Relation",
    "RelationType",
    "Skipped",
    "SourceError",
    "Split",
    "Stance",
    "Statement",
    "Status",
    "StoreError",
    "TimeRef",
    "Unit",
    "Voice",
    "compare",
    "judge",
    "read",
    "split",
    "to_frame",
]
