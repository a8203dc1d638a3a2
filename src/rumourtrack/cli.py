"""The program `rumour`: finds its commands in `commands/`, and shows errors as one line.

A command's module is its name and holds a function `run`. Only the module of the command that was
called is imported, so that each pays for what it needs; help imports them all.
"""

import sys
from collections.abc import Callable, Sequence
from functools import wraps
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import rumourtrack.commands
from rumourtrack.errors import RumourError, UsageError

if TYPE_CHECKING:
    import typer

DONE, PROBLEMS, USAGE, INTERRUPTED = 0, 1, 2, 130


def main() -> NoReturn:
    """Run the program on the words of the command line."""
    sys.exit(run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """Run the program on these words; the exit code: 0 done, 1 problems, 2 wrong usage."""
    if list(words) in (["--version"], ["-V"]):
        from importlib.metadata import version

        sys.stdout.write(f"rumour {version('rumourtrack')}\n")
        return DONE
    app = build_app(_called(words))
    try:
        app(args=list(words), prog_name="rumour")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else DONE
    return DONE


def list_commands() -> tuple[str, ...]:
    """Names of all commands, sorted."""
    found = iter_modules(rumourtrack.commands.__path__)
    return tuple(sorted(module.name for module in found if not module.name.startswith("_")))


def _called(words: Sequence[str]) -> tuple[str, ...]:
    """The command that was called; all of them where that is not plain."""
    commands = list_commands()
    first = words[0] if words else ""
    return (first,) if first in commands else commands


def build_app(names: Sequence[str]) -> "typer.Typer":
    """The typer app with these commands."""
    import typer

    app = typer.Typer(
        help="Track football transfer rumours: who said what, when, how firmly, and from whom.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )

    @app.callback()
    def options(
        *,
        _version: Annotated[
            bool, typer.Option("--version", "-V", help="Print the version and stop.")
        ] = False,
    ) -> None:
        """Track football transfer rumours: who said what, when, how firmly, and from whom."""

    for name in names:
        command = import_module(f"rumourtrack.commands.{name}").run
        app.command(name, no_args_is_help=False)(_guarded(command))
    return app


def _guarded(command: Callable[..., int | None]) -> Callable[..., None]:
    """The command with its errors shown as one line and its exit code handed on."""

    @wraps(command)
    def guarded(**options: Any) -> None:
        try:
            code = command(**options)
            sys.stdout.flush()
        except UsageError as error:
            _tell(str(error))
            code = USAGE
        except RumourError as error:
            _tell(str(error))
            code = PROBLEMS
        except KeyboardInterrupt:
            _tell("interrupted; what was done before is kept")
            code = INTERRUPTED
        except BrokenPipeError:
            # The reader of a pipe left ("| head"); Python would complain again at exit.
            sys.stderr.close()
            code = DONE
        raise SystemExit(code or DONE)

    return guarded


def _tell(message: str) -> None:
    from rumourtrack.views.terminal import tell_error

    tell_error(message)
