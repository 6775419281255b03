"""What stands right in front of a name or right behind it, and the kind that it tells: patterns over folded small text.

Each has the kind that it speaks for, and how many mentions it is worth.
"""

from __future__ import annotations

import re
from typing import Final

from generator.names import CRAFTNOUN, listed

_PLACES = (
    "city|town|village|police|port|island|parish|county|district|streets?|mayor|suburb|region|province|people|residents"
    "|centre"
)
_HELD = "sachet|dose|tablet|pill|capsule|tube|bottle|packet|pack|jar|tin|can|carton|vial|phial|syringe"
"""What a product comes in, in front of "of"."""
BEFORE: Final = (
    (re.compile(r"(?<!\w)(?:in|near|outside|around|across|throughout|off|downtown|central) $"), "place", 2),
    (
        re.compile(r"(?<!\w)(?:cast|starred|stars|starring|appears|appeared|role|lead|scenes?|acted|played) in $"),
        "work",
        4,
    ),
    (re.compile(r"(?<!\w)(?:directed|directs|produced|starring|premiere of|screening of|remake of) $"), "work", 2),
    (re.compile(r"(?<!\w)(?:near|outside|opposite) the $"), "place", 2),
    (re.compile(r"(?<!\w)(?:ferr(?:y|ies)|flights?|trains?|roads?|bus(?:es)?|boats?|trip) (?:to|from) $"), "place", 4),
    (re.compile(r"(?<!\w)(?:won|entered|winner of|edition of|(?:this|last|next) year's) (?:the )?$"), "event", 1),
    (re.compile(r"(?<!\w)(?:author|writer|translator|composer|director|star) of $"), "work", 2),
    (re.compile(r"(?<!\w)(?:calls?|called|calling) (?:itself|themselves) $"), "organisation", 3),
    (re.compile(r"(?<!\w)(?:(?:sold|leased) to|(?:taken over|acquired|insured) by|insured with) $"), "organisation", 1),
    (re.compile(rf"(?<!\w)(?:{_PLACES}) of $"), "place", 3),
    (re.compile(r"(?<!\w)(?:above|below) $"), "place", 1),
    (re.compile(r"(?<!\w)(?:piece|work|song|poem|novel|painting|picture|play|statue|sculpture) by $"), "person", 2),
    (re.compile(r"(?<!\w)(?:enter|enters|entered|out of|inside|into) the $"), "place", 2),
    (re.compile(r"(?<!\w)(?:plant|factory|shipyard|foundry|works|mill|quarry|depot|barracks) at $"), "place", 2),
    (re.compile(rf"(?<!\w)(?:{_HELD})s? of $"), "product", 2),
    (
        re.compile(
            r"(?<!\w)(?:finish(?:ed|es)|came|was) (?:first|second|third|fourth|last) in "
            r"(?:the |(?:this|last|next) [a-z]+'s )?$"
        ),
        "event",
        2,
    ),
    (
        re.compile(
            r"(?<!\w)(?:(?:rides?|rode|drives|drove|races|raced|plays|played|works|worked|flies|flew) for"
            r"|(?:built|made|supplied|delivered|printed|run|operated|brewed) by) $"
        ),
        "organisation",
        1,
    ),
    (re.compile(r"(?:'s|\b(?:its|their|whose|the)) parent(?: company)?, $"), "organisation", 2),
    (
        re.compile(
            r"(?<!\w)(?:below|atop|(?:summit|slopes|foot|top|face|ridge|flank|shores?|mouth) of"
            r"|climb(?:s|ed|ing)?) (?:the )?$"
        ),
        "place",
        3,
    ),
    (re.compile(r"\d+-\d+ (?:[a-z]+ )?(?:at|over|by|to|against|with) $"), "organisation", 2),
    (re.compile(r"(?<!\w)(?:bid|offer|takeover|merger) (?:for|by|from|of|with) (?:its [a-z]+ )?$"), "organisation", 2),
    (re.compile(r"(?<!\w)aboard (?:the )?$|(?<!\w)on the bridge of the $"), "craft", 2),
    (
        re.compile(r"(?<!\w)(?:(?:crew|captain|skipper|master|sinking|wreck|derailment|passengers) (?:list )?of"
                   r"|(?:deck|hull|hold|wheelhouse|bow|stern) of"
                   r"|rammed|ran down|collided with|on board|\d+-(?:metre|meter|foot)(?:-long)?) (?:the )?$"),
        "craft",
        2,
    ),
    (
        re.compile(r"(?<!\w)(?:sell|sells|sold|selling|buy|buys|bought|recall|recalls|recalled|recalling|using|wearing)"
                   r" (?:the|its|an?|of the|[\d,.]+(?: million)?) (?:[\w-]+ )?$"),
        "product",
        2,
    ),
)  # fmt: skip
AFTER: Final = (
    (re.compile(r", (?:aged )?\d\d[,.;](?!\d)|, who\b"), "person", 2),
    (
        re.compile(r", (?:an?|the) (?:[a-z'-]+ ){0,3}?(?:city|town|village|police|port|island|suburb|region)\b"),
        "place",
        3,
    ),
    (re.compile(r"(?: seats?| units?| devices?)\b"), "product", 1),
    (re.compile(r"(?:,| is| was|, which is) (?:made|manufactured) by\b"), "product", 2),
    (re.compile(rf" (?:{'|'.join(listed(CRAFTNOUN))})(?!\w)"), "craft", 1),
    (
        re.compile(
            r" (?:takes? place|took place"
            r"|(?:is|was|were|will be|has been) (?:held|called off|cancelled|canceled|postponed))\b"
        ),
        "event",
        2,
    ),
    (re.compile(r", of (?:the )?[a-z]"), "person", 1),
    (
        re.compile(
            r"'s (?:wife|husband|widow|childhood|(?:company|firm|studio|son|daughter|mother|father|brother|sister)"
            r"(?! (?:company|firm|ship|paper|party)))\b"
        ),
        "person",
        2,
    ),
    (re.compile(r", which (?:runs|owns|operates|employs|publishes|organises|organizes) "), "organisation", 2),
    (re.compile(r", under (?:captain|commander|skipper) "), "craft", 2),
    (
        re.compile(
            r" (?:wept|bowed|waved|knelt|gave up"
            r"|smiled|laughed|shrugged|grinned|sighed|nodded|sobbed|blushed|married|resigned|retired|died"
            r"|testified|pleaded|hugged|kissed|grew up|was born|(?:has|had) (?:resigned|retired|died|married)"
            r"|(?:is|was|has been|had been) (?:jailed|arrested|sentenced|convicted|acquitted|buried|sworn in)"
            r"|(?:is|was) elected)\b"
        ),
        "person",
        2,
    ),
    (re.compile(r" \d+-\d+(?! (?:percent|per cent|years?|days?))\b"), "organisation", 2),
    (re.compile(r" (?:says?|said)(?: that)? (?:it|its)\b|, which (?:itself|also) "), "organisation", 2),
    (re.compile(r" (?:says?|said)(?: that)? (?:he|she|his|her)\b| [a-z]+(?:ed|s) (?:his|her) "), "person", 1),
    (
        re.compile(
            r"(?:, with [\d,]+ [a-z]+,)? (?:sank|capsized|derailed|sailed|sails|docked|ran aground|runs aground"
            r"|was refloated|berthed|drifted|took off)\b"
        ),
        "craft",
        2,
    ),
)
