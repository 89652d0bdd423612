"""What do facts and checks get to see of an article?

Invariant: frozen; all spans point into `article.text`, all entity ids into `entities`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from newsledger.model import Amount, Article, Entity, Mention, Quote, Reference, Time


@dataclass(frozen=True)
class Annotated:
    """An article, its parse, and its annotations."""

    article: Article
    doc: Doc
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    """Descriptions and pronouns that mean an entity."""
    times: tuple[Time, ...] = ()
    amounts: tuple[Amount, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        """Entities by id."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _places_of_names(self) -> tuple[tuple[int, int, str], ...]:
        named = [(m.start, m.end, m.entity) for m in self.mentions if m.entity]
        meant = [(r.start, r.end, r.entity) for r in self.references]
        return tuple(sorted([*named, *meant]))

    def entities_in(self, start: int, end: int) -> tuple[str, ...]:
        """Give the ids of entities named or meant between two offsets, in order of appearance, each once."""
        inside = (e for s, t, e in self._places_of_names if start <= s and t <= end)
        return tuple(dict.fromkeys(inside))

    def entity_at(self, start: int, end: int) -> str | None:
        """Give the id of the entity that the words from `start` to `end` name or mean, if they overlap one."""
        best = max(
            (
                (min(end, t) - max(start, s), -s, e)
                for s, t, e in self._places_of_names
                if s < end and t > start
            ),
            default=None,
        )
        return best[2] if best else None
