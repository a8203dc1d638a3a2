"""Results in, text out: every reading command ends in one call from here.

Each takes `format` (`Format.TABLE`, `JSON`, `JSONL`, `CSV`, `TSV`, `MARKDOWN`), `out` (a text file,
usually `sys.stdout`) and `width=None` (columns; None asks the terminal, 80 where there is none):

- `listing.render_claims(claims, format=, out=, width=None, placements=place_undated(all claims))`
- `showing.render_claim(claim, text, format=, out=, width=None)`: `text` is the article's, or None
- `contracts.render_contracts(check_contracts(contracts), format=, out=, width=None)`
- `timeline.render_timeline(events, format=, out=, width=None)`
- `sources.render_sources(records, format=, out=, width=None)`
- `compare.render_comparison(rows, left=, right=, format=, out=, width=None)`: the labels of the sides
- `rendering.render(rows, View(Model, (Column(title, cell), ...)), format=, out=)`: any other records
- `terminal.plain(text)`: what is left of untrusted text when it cannot steer a terminal any more

Without rows a table prints nothing, JSON `[]`, CSV its header: saying so on stderr is the caller's part.
"""
