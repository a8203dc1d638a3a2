"""One move as one sentence tells it: stance, speaker, time, money and origin put together."""

from dataclasses import dataclass

from rumourtrack.extraction.draft import Credited, Figure
from rumourtrack.extraction.readings import Reading
from rumourtrack.extraction.stance import Judgement
from rumourtrack.records import Deal, Fee, Move, Role, Stance


@dataclass(slots=True)
class Statement:
    """A claim before it is merged with its repetitions."""

    reading: Reading
    judgement: Judgement
    club: str | None
    move: Move
    stance: Stance
    origin: str | None
    origin_inferred: bool
    background: bool
    timing: str | None
    deal: Deal | None
    fee: Fee | None
    credited: Credited | None
    role: Role

    @property
    def figure(self) -> Figure:
        """The mover."""
        return self.reading.figure
