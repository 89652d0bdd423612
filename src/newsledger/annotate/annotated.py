"""What do facts and checks get to see of an article?

Invariant: frozen; all spans point into `article.text`, all entity ids into `entities`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from newsledger.annotate.amounts.numbers import is_floor
from newsledger.model import Amount, Article, Entity, Mention, Quote, Reference, Time


@dataclass(frozen=True, eq=False)
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
    def figures(self) -> tuple[Amount, ...]:
        """The amounts that can be reckoned with: "dozens of ships" names no figure, and its value is but a floor."""
        text = self.article.text
        return tuple(a for a in self.amounts if a.value is not None and not is_floor(text, a.start, a.end))

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        """Entities by id."""
        return {entity.id: entity for entity in self.entities}
