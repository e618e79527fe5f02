"""The lists of parties, alliances and seats, and the means to find a name in them."""

from electextract.gazetteers.entries import PartyInfo, Seat, fold_name
from electextract.gazetteers.loader import parties, seats, state_names

__all__ = ["PartyInfo", "Seat", "fold_name", "parties", "seats", "state_names"]
