"""Comparisons as files: the JSON and CSV formats that scoring tools and users' scripts read.

    write_json(comparison, out)                                  # FIXED: JSON comparison
    write_csv(claim_matrix(comparisons), out)                    # claim × outlet, wide: one column an outlet
    write_csv(claim_matrix_long(comparisons), out)               # one row a claim and outlet, with the quote
    write_csv(outlet_matrix(comparisons), out)                   # long: outlet_a,outlet_b,shared,agree,differ,agreement
    write_csv(outlet_matrix_wide(comparisons), out)              # a square of agreement rates
    write_csv(statements_table(comparisons), out)                # one row a statement, with its claim
    write_jsonld(comparison, out)                                # schema.org Claim, with appearances
    write_folder(folder, store.dump(), "jsonl")                  # one file a table: csv, jsonl, parquet; or xlsx
    store.restore(read_folder(folder))                           # loses nothing (csv, jsonl, parquet)

`comparisons` is a sequence of one story or more. `units` (article id → name, from `Store.units`) counts families
or origins instead of outlets. CSV lines end with CR LF: open the file with `newline=""`.
"""

from claimref.exports.comparison_json import comparison_as_dict, write_json
from claimref.exports.folder import WRITERS, read_folder, write_folder
from claimref.exports.jsonld import comparison_as_jsonld, write_jsonld
from claimref.exports.matrices import claim_matrix, claim_matrix_long, outlet_matrix, outlet_matrix_wide
from claimref.exports.statements import statements_table
from claimref.exports.tables import CsvTable, write_csv

__all__ = [
    "WRITERS",
    "CsvTable",
    "claim_matrix",
    "claim_matrix_long",
    "comparison_as_dict",
    "comparison_as_jsonld",
    "outlet_matrix",
    "outlet_matrix_wide",
    "read_folder",
    "statements_table",
    "write_csv",
    "write_folder",
    "write_json",
    "write_jsonld",
]
