"""One story in pandas, from articles to answers: `python docs/examples/analysis.py` in a clone.

Needs `pip install 'claimref[pandas]'`. Any folder of articles will do in place of the invented story of this
repository. Settings come from the environment and from claimref.toml, as for the command line.
"""

from __future__ import annotations

import sys

import pandas as pd

import claimref
from claimref.store import open_store

STORY = "fixtures/accord"


def main(folder: str = STORY, db: str = ":memory:") -> None:
    """Compare the articles of `folder`, and ask what an analyst asks first."""
    comparison = claimref.compare(folder, claimref.Config.load())

    claims = claimref.to_frame(comparison, "claims")
    show("How do the claims stand?", claims.status.value_counts().to_frame())

    disputed = claims[claims.status == "differ"]
    show("On what do outlets differ?", disputed[["differ_on", "claim", "sides"]].reset_index(drop=True))

    statements = claimref.to_frame(comparison)
    alone = statements[statements.status == "only"]
    shares = alone.groupby("outlet").size() / statements.groupby("outlet").size()
    show("Which share of its statements does each outlet make alone?", shares.round(2).to_frame("alone"))

    quoted = statements[statements.voice == "attributed"].groupby(["outlet", "speaker"]).size()
    show("Whom does each outlet quote most?", quoted.sort_values(ascending=False).head(5).to_frame("statements"))

    matrix = claimref.to_frame(comparison, "matrix")
    outlets = [article.outlet for article in comparison.articles]
    silent = (matrix[sorted(set(outlets))] == "silent").sum()
    show("On how many claims is each outlet silent?", silent.to_frame("silent"))

    show("How often do two outlets agree?", claimref.to_frame(comparison, "outlets"))

    # What the views of the store answer comes as a frame too.
    with open_store(db) as store:
        store.save(comparison)
        columns, rows = store.query("SELECT outlet, raw, noun, claim FROM figures WHERE status = 'only' ORDER BY 1, 2")
    show("Which figures does one outlet alone give?", pd.DataFrame(rows, columns=list(columns)))


def show(question: str, answer: pd.DataFrame) -> None:
    print(f"\n{question}\n{answer.to_string(max_colwidth=60)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
