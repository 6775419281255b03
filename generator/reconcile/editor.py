"""The editor's word on names and values, which goes before what the rules make of them."""

from __future__ import annotations

from generator.models import Judgements, Name, Position, Ranking, Value
from generator.reconcile.group import Key, key, name_key
from generator.story import Story


class Editor:
    """What the editor decides on the facts of one story."""

    def __init__(self, judged: Judgements, story: Story) -> None:
        self._rankings, self._notes = judged.rankings, judged.notes
        self._owner = {name_key(name): entity for entity in story.entities.values() for name in entity.names}
        self._first = {self._key(Name(name)): self._name(group[0]) for group in judged.same for name in group}
        self.apart = frozenset(
            frozenset(name_key(self.settled(Name(name)).name) for name in pair) for pair in judged.apart
        )
        """Pairs of folded names that are two."""

    def settled(self, name: Name) -> Name:
        """Give the name that a name goes under: the first of its group, or its own where it is no entity's after all.

        What the rules took for another spelling of an entity's name counts by its own words.
        """
        plain = name if self._is_own(name) else Name(name.name)
        if first := self._first.get(self._key(plain)):
            return first
        return plain if name.entity and self._is_parted(name) else name

    def value(self, value: Value) -> Value:
        """Give a value under the name that it goes under."""
        return self.settled(value) if isinstance(value, Name) else value

    def ranking(self, position: Position) -> Ranking | None:
        """Give the first ranking of a position; what a source denies has none."""
        return next((ranking for ranking in self._rankings if self.means(ranking, position)), None)

    def means(self, ranking: Ranking, position: Position) -> bool:
        """Say whether a ranking is one of a position."""
        about = position.claims[0]
        here = (ranking.subject, ranking.field) == (about.subject, about.field)
        return here and not position.denied and self._is_value(ranking.value, position)

    def notes(self, subject: str, field: str) -> tuple[str, ...]:
        """Give the notes on a fact."""
        return tuple(note.text for note in self._notes if (note.subject, note.field) == (subject, field))

    def credit(self, name: str) -> str:
        """Give the one name of somebody whom articles credit."""
        return self.settled(self._name(" ".join(name.split()))).name

    def _is_value(self, value: Value, position: Position) -> bool:
        """Whether a position has a value, or for a name that is no entity's, whether one of its claims spells it so."""
        if isinstance(value, Name) and not value.entity:
            spelled = [name_key(claim.value.name) for claim in position.claims if isinstance(claim.value, Name)]
            if name_key(value.name) in spelled:
                return True
        return key(self.value(value)) == key(position.value)

    def _name(self, name: str) -> Name:
        """A name as that of the entity that has it, if one does."""
        entity = self._owner.get(name_key(name))
        return Name(entity.name, entity.id) if entity else Name(name)

    def _key(self, name: Name) -> Key:
        return key(name if name.entity else self._name(name.name))

    def _is_own(self, name: Name) -> bool:
        owner = self._owner.get(name_key(name.name))
        return not name.entity or (owner is not None and owner.id == name.entity)

    def _is_parted(self, name: Name) -> bool:
        """Whether the editor parts a name from those of the entity that the rules took it for."""
        return not self._is_own(name) and any(
            frozenset((name_key(name.name), folded)) in self.apart
            for folded, owner in self._owner.items()
            if owner.id == name.entity
        )
