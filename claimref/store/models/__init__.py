"""The tables of the store: one module a subject; the metadata holds them all."""

from claimref.decisions import Correctable, Verdict
from claimref.store.models.base import Base
from claimref.store.models.claims import (
    ClaimAlias,
    ClaimDispute,
    ClaimMember,
    ClaimRow,
    ClaimSide,
    RelationRow,
    VersionChange,
)
from claimref.store.models.people import Correction, JudgementRow
from claimref.store.models.sources import (
    ArticleOrigin,
    ArticleRow,
    DebrisRow,
    Family,
    Origin,
    Outlet,
    OutletAlias,
    StatementOrigin,
    Story,
    StoryArticle,
)
from claimref.store.models.statements import (
    EntityRow,
    QuantityRow,
    SkippedRow,
    Speaker,
    SpeakerAlias,
    SplitRow,
    StatementRow,
    TimeRefRow,
    UncorrectedSplit,
)
from claimref.store.models.work import Embedding, PrintedRow, Run, RunStatus, VerdictRow

__all__ = [
    "ArticleOrigin",
    "ArticleRow",
    "Base",
    "ClaimAlias",
    "ClaimDispute",
    "ClaimMember",
    "ClaimRow",
    "ClaimSide",
    "Correctable",
    "Correction",
    "DebrisRow",
    "Embedding",
    "EntityRow",
    "Family",
    "JudgementRow",
    "Origin",
    "Outlet",
    "OutletAlias",
    "PrintedRow",
    "QuantityRow",
    "RelationRow",
    "Run",
    "RunStatus",
    "SkippedRow",
    "Speaker",
    "SpeakerAlias",
    "SplitRow",
    "StatementOrigin",
    "StatementRow",
    "Story",
    "StoryArticle",
    "TimeRefRow",
    "UncorrectedSplit",
    "Verdict",
    "VerdictRow",
    "VersionChange",
]
