"""What was read from one article, all of it?

Invariant: `to_dict` is the public record: plain JSON types, one object an article; `from_dict` gives the same
reading back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import msgspec

from newsledger.model.annotation import Amount, Entity, Mention, Quote, Time
from newsledger.model.article import Article
from newsledger.model.fact import Event, Finding
from newsledger.model.outcome import Rejected
from newsledger.model.plain import plain


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """An article with all that was read from it."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    amounts: tuple[Amount, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Give the public record, in plain JSON types."""
        fields: dict[str, object] = plain(self)
        article = fields.pop("article")
        assert isinstance(article, dict)
        return {**article, **fields}

    @classmethod
    def from_dict(cls, record: Mapping[str, object]) -> Reading:
        """Read a record back. Raises msgspec.ValidationError where it is not one."""
        own = {name: record[name] for name in cls.__struct_fields__ if name in record}
        article = {name: record[name] for name in Article.__struct_fields__ if name in record}
        return msgspec.convert({**own, "article": article}, cls)

    def to_json(self) -> str:
        """Give the public record as one line of JSON."""
        record = self.to_dict()
        try:
            return msgspec.json.encode(record).decode()
        except UnicodeEncodeError:  # lone surrogates are no UTF-8, but JSON has escapes for them
            return json.dumps(record, separators=(",", ":"))

    @classmethod
    def from_json(cls, line: str | bytes) -> Reading:
        """Read a line of JSON back. Raises ValueError where it is none, msgspec.ValidationError where it is no record."""
        try:
            return cls.from_dict(msgspec.json.decode(line, type=dict[str, object]))
        except msgspec.ValidationError:
            raise
        except msgspec.DecodeError:  # msgspec takes no lone surrogates
            return cls.from_dict(json.loads(line))

    def entity(self, entity_id: str | None) -> Entity | None:
        """Look an entity up by its id."""
        return next((e for e in self.entities if e.id == entity_id), None)
