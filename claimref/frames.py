"""A comparison as pandas DataFrames, for notebooks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimref.errors import ComponentError, ConfigError
from claimref.exports import CsvTable, claim_matrix, outlet_matrix_wide, statements_table
from claimref.records import Claim, Comparison, Relation, Statement

if TYPE_CHECKING:
    from pandas import DataFrame

CLAIM_COLUMNS = (
    "claim_id",
    "claim",
    "status",
    "differ_on",
    "outlets",
    "origins",
    "statements",
    "outlet_names",
    "sides",
    "disputed_by",
    "weakest_link",
)
RELATION_COLUMNS = ("left", "right", "type", "differ_on", "score", "why", "left_text", "right_text")


def to_frame(comparison: Comparison, of: str = "statements") -> DataFrame:
    """Return one side of `comparison` as a pandas DataFrame.

    - `statements`: a row a statement with its claim, its quote and where it stands; indexed by statement_id
    - `claims`: a row a claim; `outlets`, `origins` and `statements` count, `outlet_names` and `sides` name; by claim_id
    - `relations`: a row a pair of statements that agree, differ or are undecided
    - `matrix`: a row a claim, a column an outlet: `asserts`, `quotes`, `silent` …; indexed by claim_id
    - `outlets`: the square of agreement rates; indexed by outlet

    Raises ConfigError for another word, ComponentError without pandas.

    >>> claims = claimref.to_frame(comparison, "claims")
    >>> claims[claims.status == "differ"]
    """
    if of not in FRAMES:
        raise ConfigError(f"no frame of {of!r}: known are {', '.join(FRAMES)}")
    try:
        from pandas import DataFrame
    except ImportError as error:
        raise ComponentError("data frames need pandas: pip install 'claimref[pandas]'") from error
    frame = FRAMES[of]
    table = frame.make(comparison)
    made = DataFrame([list(row) for row in table.rows], columns=list(table.columns))
    return made.set_index(frame.index) if frame.index else made


@dataclass(frozen=True, slots=True)
class Frame:
    """How a comparison becomes a table, and which of its columns names the rows."""

    make: Callable[[Comparison], CsvTable]
    index: str | None = None


def _claims(comparison: Comparison) -> CsvTable:
    return CsvTable(CLAIM_COLUMNS, tuple(map(_claim, comparison.claims)))


def _claim(claim: Claim) -> tuple[object, ...]:
    differ_on = claim.differ_on.value if claim.differ_on else None
    counts = len(claim.outlets), claim.origins, len(claim.members)
    names = list(claim.outlets), dict(claim.sides), list(claim.disputed_by)
    return claim.id, claim.label, claim.status.value, differ_on, *counts, *names, claim.weakest_link


def _relations(comparison: Comparison) -> CsvTable:
    said = {statement.id: statement for statement in comparison.statements}
    return CsvTable(RELATION_COLUMNS, tuple(_relation(relation, said) for relation in comparison.relations))


def _relation(relation: Relation, said: Mapping[str, Statement]) -> tuple[object, ...]:
    differ_on = relation.differ_on.value if relation.differ_on else None
    texts = said[relation.left].text, said[relation.right].text
    return relation.left, relation.right, relation.type.value, differ_on, relation.score, relation.why, *texts


FRAMES = {
    "statements": Frame(lambda comparison: statements_table([comparison]), "statement_id"),
    "claims": Frame(_claims, "claim_id"),
    "relations": Frame(_relations),
    "matrix": Frame(lambda comparison: claim_matrix([comparison]), "claim_id"),
    "outlets": Frame(lambda comparison: outlet_matrix_wide([comparison]), "outlet"),
}
