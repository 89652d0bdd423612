"""What does the PLOVER ontology say an event can be?

PLOVER (Halterman, Schrodt, Beger, Bagozzi and Scarborough; github.com/openeventdata/PLOVER) is the successor of
CAMEO: sixteen types of political event, each in one of four quad classes, most with modes that say how, and contexts
that say what it was about. Types, modes, quads and scores are its facts; the descriptions are ours. Invariant: the
sixteen types are exactly `EventType`'s, every mode belongs to one type, every score lies between -10 and 10.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsledger.model import EventType


class Quad(IntEnum):
    """Words or deeds, with or against each other."""

    VERBAL_COOPERATION = 1
    MATERIAL_COOPERATION = 2
    VERBAL_CONFLICT = 3
    MATERIAL_CONFLICT = 4


@dataclass(frozen=True)
class PloverType:
    """One of the sixteen types."""

    name: EventType
    quad: Quad
    score: float
    """How friendly (10) or hostile (-10) such an event is, in PLOVER's scaling of Goldstein's."""
    description: str
    cameo: tuple[str, ...]
    """The CAMEO codes it takes over, as their first digits."""
    modes: Mapping[str, float | None] = field(default_factory=dict)
    """Mode → its own score; None where PLOVER prints none."""
    symmetric: bool = False
    """Whether all who take part do the same, so that there is no recipient."""


def _modes(**scores: float | None) -> Mapping[str, float | None]:
    return MappingProxyType({name.replace("_", "-"): score for name, score in scores.items()})


_TYPES = (
    PloverType(
        "AGREE", Quad.VERBAL_COOPERATION, 2.5, "Promise, offer or agree to do something for or with the other.",
        ("03",), symmetric=True,
    ),
    PloverType(
        "CONSULT", Quad.VERBAL_COOPERATION, 2.5, "Meet, visit, telephone, negotiate or mediate.", ("04",),
        _modes(visit=4, third_party=1, multilateral=4, phone=1.5), symmetric=True,
    ),
    PloverType(
        "SUPPORT", Quad.VERBAL_COOPERATION, 5,
        "Praise, back, defend, recognise or apologise to the other; bring relations onto a formal footing.", ("05",),
    ),
    PloverType(
        "CONCEDE", Quad.VERBAL_COOPERATION, 4.5,
        "Give way to a demand or relax a restriction that was in force.", ("080", "081", "082", "083"),
    ),
    PloverType(
        "COOPERATE", Quad.MATERIAL_COOPERATION, 9.5,
        "Work together in deed: in business, in training and exercises, in courts, or by sharing information.", ("06",),
    ),
    PloverType(
        "AID", Quad.MATERIAL_COOPERATION, 10,
        "Give the other money, goods, protection or shelter.", ("07",),
    ),
    PloverType(
        "RETREAT", Quad.MATERIAL_COOPERATION, 6.5,
        "Withdraw, release, return, disarm, cease fire, let in, or step down.",
        ("0813", "0814", "084", "085", "086", "087"),
        _modes(withdraw=8, release=6.5, disarm=10, ceasefire=7.5, access=6.5, resign=4.5),
    ),
    PloverType(
        "REQUEST", Quad.VERBAL_CONFLICT, 0, "Demand help, a change, a concession or a meeting.", ("10",),
        _modes(assist=0.5, change=-1, **{"yield": -1}, meet=0),
    ),
    PloverType(
        "ACCUSE", Quad.VERBAL_CONFLICT, -3, "Criticise, blame, sue, charge or investigate.", ("09", "11"),
        _modes(disapprove=-2, investigate=-3.5, allege=-3.5),
    ),
    PloverType(
        "REJECT", Quad.VERBAL_CONFLICT, -2, "Refuse a request, a proposal, a meeting or a concession; defy a rule.", ("12",),
        _modes(assist=-1.5, change=-2, **{"yield": -2}, meet=-2),
    ),
    PloverType(
        "THREATEN", Quad.VERBAL_CONFLICT, -3.5, "Announce harm to come, mostly unless the other complies.", ("13",),
        _modes(restrict=-3, arrest=-3.5, relations=-3.5, expel=-3.5, territory=-4, violence=-3.5),
    ),
    PloverType(
        "PROTEST", Quad.MATERIAL_CONFLICT, -5, "Demonstrate, strike, boycott, block or riot.", ("14",),
        _modes(demo=-5, riot=-7, strike=-5, hunger=-4.5, boycott=-4.5, obstruct=-4.5, vandalize=None),
    ),
    PloverType(
        "SANCTION", Quad.MATERIAL_CONFLICT, -6, "Reduce relations: stop aid, expel, walk out, convict.", ("160", "161", "162", "164", "165", "166"),
        _modes(convict=-6, expel=-5.5, withdraw=-6, discontinue=-6),
    ),
    PloverType(
        "MOBILIZE", Quad.MATERIAL_CONFLICT, -5.5, "Ready, move or show forces without using them.", ("15",),
        _modes(troops=-6.5, weapons=-6.5, police=-5.5, militia=-6),
    ),
    PloverType(
        "COERCE", Quad.MATERIAL_CONFLICT, -7, "Use power over others short of bodily harm: arrest, seize, ban, censor.",
        ("163", "170", "171", "172", "173", "174", "191", "192"),
        _modes(
            seize=-7, restrict=-7, censor=-6.5, curfew=-6.5, martial_law=-7.5, arrest=-7, deport=-7, withhold=-7,
            misinformation=-6.5, cyber=-7,
        ),
    ),
    PloverType(
        "ASSAULT", Quad.MATERIAL_CONFLICT, -9, "Harm bodies or destroy things by force.",
        ("1712", "175", "18", "190", "193", "194", "195", "196", "20"),
        _modes(
            abduct=-8.5, beat=-7.5, torture=-8.5, sexual=-8.5, targeted=-9.5, destroy=-8.5, primitive=-8, firearms=-9,
            explosives=-9, suicide_attack=-9.5, aerial=-9.5, drone=-9.5, heavy_weapons=-9.5, crowd_control=-7.5,
            unconventional=-10,
        ),
    ),
)  # fmt: skip

PLOVER: Mapping[EventType, PloverType] = MappingProxyType({kind.name: kind for kind in _TYPES})
"""The sixteen types by name, in PLOVER's order."""

CONTEXTS: Mapping[str, str] = MappingProxyType(
    {
        "military": "armed forces and their doings",
        "intelligence": "spying and secret services",
        "executive": "presidents, governments and ministries",
        "legislative": "parliaments and the making of laws",
        "election": "polls, campaigns and voting",
        "political_institutions": "constitutions, parties and how power is ordered",
        "pro_democracy": "opening political life",
        "pro_autocracy": "closing political life",
        "economic": "trade, money, work and business",
        "legal": "courts, police and the law",
        "reparations": "making good past wrongs",
        "human_rights": "life, body and freedom of persons",
        "rights_freedoms": "speech, assembly, press and belief",
        "repression": "force of a state against its own people",
        "human_security": "food, water, shelter and safety of people",
        "gender": "women and men",
        "lgbt": "sexual minorities",
        "religion_ethnicity": "faiths and peoples",
        "inequality": "poverty and the gap between groups",
        "diplomatic": "relations between states",
        "territory": "borders and who holds land",
        "peacekeeping": "keeping the peace between others",
        "health": "illness and medicine",
        "asylum": "refuge for the persecuted",
        "migration": "people moving to live or work",
        "disasters": "floods, quakes, fires and other calamities",
        "natural_resource": "oil, gas, ores, water and land as goods",
        "environment": "climate, nature and pollution",
        "technology": "inventions, data and networks",
        "terrorism": "violence meant to frighten",
        "cbrn": "chemical, biological, radiological and nuclear weapons",
        "cyber": "attacks on computers",
        "misinformation": "falsehoods spread on purpose",
        "crime": "ordinary crime",
        "corruption": "bribes and abuse of office",
        "illegal_drugs": "growing, making and smuggling drugs",
        "trafficking": "trade in people, arms or wildlife",
    }
)
"""What an event was about: PLOVER's name → in plain words."""

SECTORS: Mapping[str, str] = MappingProxyType(
    {
        "COP": "police", "GOV": "government", "JUD": "courts", "LEG": "legislature", "MIL": "armed forces",
        "PRM": "paramilitaries", "PTY": "political parties", "REB": "rebels", "SPY": "intelligence services",
        "UAF": "armed groups of unknown side", "UNK": "unknown", "AGR": "farming", "BUS": "business",
        "CRM": "organised crime", "CVL": "civilians", "EDU": "education", "ELI": "former holders of power",
        "JRN": "journalism", "LAB": "organised labour", "MED": "medicine", "REF": "refugees", "OPP": "opposition",
        "PRE": "people known for something else", "REL": "religious bodies", "SOC": "civil society",
    }
)  # fmt: skip
"""Who an actor is: PLOVER's sector code → in plain words."""


def quad_of(kind: EventType) -> int:
    """Give the quad class of a type: 1 and 3 are words, 2 and 4 deeds; 1 and 2 friendly, 3 and 4 hostile."""
    return int(PLOVER[kind].quad)


def score_of(kind: EventType, mode: str | None = None) -> float:
    """Give the score of a type, or of its mode where PLOVER prints one."""
    known = PLOVER[kind]
    score = known.modes.get(mode) if mode is not None else None
    return known.score if score is None else score


def is_mode_of(kind: EventType, mode: str | None) -> bool:
    """Say whether a mode belongs to a type; no mode at all always does."""
    return mode is None or mode in PLOVER[kind].modes
