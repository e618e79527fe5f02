"""The lists of parties, alliances and seats, and the means to find a name in them."""

from electextract.gazetteers.candidate_lists import link_candidate
from electextract.gazetteers.entries import PartyInfo, Seat, fold_name
from electextract.gazetteers.loader import base_digest, parties, party_code, seats, state_names
from electextract.gazetteers.name_index import Candidate, NameIndex, party_index, seat_index

__all__ = [
    "Candidate",
    "NameIndex",
    "PartyInfo",
    "Seat",
    "base_digest",
    "fold_name",
    "link_candidate",
    "parties",
    "party_code",
    "party_index",
    "seat_index",
    "seats",
    "state_names",
]
