"""`python -m rumourtrack` is `rumour`."""

from rumourtrack.cli import main

main()
