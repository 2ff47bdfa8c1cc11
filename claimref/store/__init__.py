"""The store: SQLite by default, any database that SQLAlchemy knows by URL. This is its whole interface.

    with open_store("claimref.db") as store:                  # made, or brought up to date, on first use
        added = store.add_articles(articles, story="treaty")  # one transaction an article; may rename outlets
        for note in added.notes: ...                          # "outlet 'KyivPost' is taken as 'Kyiv Post' …"
        comparison = compare(added.articles, config, story="treaty", cache=store.cache)
        store.save(comparison, config)                        # replaces the story's current claims; → run id
        store.last_rows = [claim.id for claim in shown]       # what "explain 1" means later

        store.load("treaty")                  # → Comparison, equal to the one saved; by=Unit.FAMILY: other statuses
        store.articles("treaty")              # → tuple[Article, ...]; all articles without an argument
        store.stories()                       # → names
        store.units(Unit.FAMILY)              # → article id → unit: for `exports` and `settle`; statements by origin
        store.find_claim("1")                 # row number, id, beginning of an id, former id, statement id → claim id
        store.explain("1")                    # → Explanation: claim, statements, articles, relations, run
        columns, rows = store.query("SELECT * FROM unique_claims")      # read-only, whatever is typed
        store.search("harbour \\"May 3\\" ferr*")  # → [Found, ...]; search_meaning(vector, version) by stored vectors
        store.remove_articles(store.find_articles(url), recompare)     # undoes exactly their part
        store.judge(left_id, right_id, Verdict.DIFFERENT, user, note)  # a person's word; supersedes an earlier one
        store.judgements()                    # → attached to present statements, unattached (and why), conflicts
        store.people                          # → `protocols.People` for compare(); correct, correct_outlet, dump, load
        store.dump_judgements(), store.load_judgements(lines, source)
        store.dump(), store.dump_views(), store.restore(tables)       # for exports.write_folder and read_folder
        store.schema()                        # → text
        store.revision, store.upgrade(), store.downgrade("base"), store.check()

`compare` must be given `added.articles`, not the articles read: an outlet spelled in a new way is stored under its
known spelling, and an article's id hashes its outlet. Every error is a `StoreError` of one line. Matrices and files
are made of comparisons, by `claimref.exports`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimref.store.articles import Added
    from claimref.store.checking import Fault
    from claimref.store.explaining import Explanation, RunInfo
    from claimref.store.facts import OutletFact
    from claimref.store.judgements import Attached, PersonsJudgement, Unattached
    from claimref.store.models import Verdict
    from claimref.store.people import Judgements
    from claimref.store.querying import Table
    from claimref.store.removal import Removed
    from claimref.store.searching import Found
    from claimref.store.store import Store, open_store

__all__ = [
    "Added",
    "Attached",
    "Explanation",
    "Fault",
    "Found",
    "Judgements",
    "OutletFact",
    "PersonsJudgement",
    "Removed",
    "RunInfo",
    "Store",
    "Table",
    "Unattached",
    "Verdict",
    "open_store",
]

_HOME = {
    "Added": "articles",
    "Attached": "judgements",
    "Explanation": "explaining",
    "Fault": "checking",
    "Found": "searching",
    "Judgements": "people",
    "OutletFact": "facts",
    "PersonsJudgement": "judgements",
    "Removed": "removal",
    "RunInfo": "explaining",
    "Store": "store",
    "Table": "querying",
    "Unattached": "judgements",
    "Verdict": "models",
    "open_store": "store",
}


def __getattr__(name: str) -> Any:
    """Load SQLAlchemy when the store is used, not when it is named."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"claimref.store.{_HOME[name]}"), name)
