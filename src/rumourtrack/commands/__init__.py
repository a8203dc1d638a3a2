"""One module a command: options in, one call down, one view."""
