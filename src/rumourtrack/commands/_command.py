"""How the words of a command line are read."""

from typing import Any

import typer
from typer.core import TyperCommand

from rumourtrack.errors import readable


class Command(TyperCommand):
    """A command that tells what is wrong with a value in words for people."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words.

        Raises:
            typer.BadParameter: a value does not fit its option.
        """
        try:
            return super().parse_args(ctx, args)
        except typer.BadParameter as error:
            error.message = readable(error.message)
            raise
