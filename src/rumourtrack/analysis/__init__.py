"""Claims in, results out: pure functions that read no file and draw nothing.

- `names`: `resolve_name(query, known, aliases) -> Match`: `.name`, or `.candidates` for "did you mean".
- `filters`: `select(claims, Filter(...)) -> Selection`: `.claims`, and `.undated` that a date left out;
  `sort_claims(claims, SortKey.DATE, reverse=False)`.
- `originals`: `original_of(claim) -> str`; `build_originals(claims)`: claim id -> `Original`, echoes merged.
- `placing`: `place_undated(claims)`: claim id -> `Placement` with the reason in words.
- `tracing`: `trace(all claims) -> Tracing`: both of these, for builders that see only what a filter leaves.
- `timeline`: `build_timeline(claims, background=False, tracing=None) -> tuple[Event, ...]`, in order of time.
- `sources`: `build_sources(claims, articles, kind=lookup) -> tuple[SourceRecord, ...]`, busiest first.
- `contradictions`: `check_contracts(contracts) -> tuple[CheckedContract, ...]` for `rumour contracts`;
  `find_contradictions(contracts)`: one `Contradiction` for a person and club, with its readings.
- `compare`: `build_comparison(Side(label, claims, contracts), Side(...), axis=Axis.DATE)` -> rows.
"""
