"""The words of the house as frozen dataclasses: article, value, mention, claim, fact.

Data flows one way: ``read`` makes articles, ``extract`` makes claims of them, ``reconcile`` makes facts of those,
``render`` makes pages. Every span counts characters of ``Article.text`` and is half open: ``text[start:end]``.
"""

from generator.models.article import Article, Block, BlockKind, Span
from generator.models.claim import (
    NO_WORDING,
    Bound,
    Claim,
    Clock,
    EntityMention,
    Event,
    Modality,
    Passage,
    ScopeKind,
    StandIn,
    Succession,
    Wording,
)
from generator.models.editor import Aside, Judgements, LeftOut, Note, Ranking
from generator.models.fact import (
    Fact,
    Outcome,
    OutcomeKind,
    Position,
    Rank,
    Standing,
    State,
    Status,
    StatusKind,
    Verdict,
    VerdictKind,
)
from generator.models.value import Date, Duration, Money, Name, Number, Quantity, Term, Value

__all__ = [
    "NO_WORDING",
    "Article",
    "Aside",
    "Block",
    "BlockKind",
    "Bound",
    "Claim",
    "Clock",
    "Date",
    "Duration",
    "EntityMention",
    "Event",
    "Fact",
    "Judgements",
    "LeftOut",
    "Modality",
    "Money",
    "Name",
    "Note",
    "Number",
    "Outcome",
    "OutcomeKind",
    "Passage",
    "Position",
    "Quantity",
    "Rank",
    "Ranking",
    "ScopeKind",
    "Span",
    "StandIn",
    "Standing",
    "State",
    "Status",
    "StatusKind",
    "Succession",
    "Term",
    "Value",
    "Verdict",
    "VerdictKind",
    "Wording",
]
