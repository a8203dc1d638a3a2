"""The program `rumour`: finds its commands in `commands/`, and shows errors as one line.

A command's module is its name and holds a function `run`. Only the module of the command that was
called is imported, so that each pays for what it needs; help imports them all.
"""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
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
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        # A stream that the shell closed (">&-") is None in Python.
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    sys.exit(run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """Run the program on these words; the exit code: 0 done, 1 problems, 2 wrong usage.

    130 after an interruption. Without words the help is shown.
    """
    try:
        if list(words) in (["--version"], ["-V"]):
            # Answered without typer: other programs ask this often.
            _tell_version()
        else:
            app = build_app(_called(words))
            app(args=list(words or ["--help"]), prog_name="rumour")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        # The help or the version; a command's own output is guarded below.
        return _end_output(error)
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

    from rumourtrack.commands._command import Command

    app = typer.Typer(
        help="Track football transfer rumours: who said what, when, how firmly, and from whom.",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )

    def show_version(asked: bool) -> None:  # noqa: FBT001  typer hands the value over like this
        if asked:
            _tell_version()
            raise typer.Exit

    @app.callback()
    def options(
        *,
        _version: Annotated[
            bool,
            typer.Option(
                "--version",
                "-V",
                help="Print the version and stop.",
                callback=show_version,
                is_eager=True,
            ),
        ] = False,
    ) -> None:
        """Track football transfer rumours: who said what, when, how firmly, and from whom."""

    for name in names:
        command = import_module(f"rumourtrack.commands.{name}").run
        app.command(name, cls=Command)(_guarded(command))
    return app


def _tell_version() -> None:
    from importlib.metadata import version

    sys.stdout.write(f"rumour {version('rumourtrack')}\n")
    sys.stdout.flush()


def _guarded(command: Callable[..., int | None]) -> Callable[..., None]:
    """The command with its errors shown as one line and its exit code handed on."""

    @wraps(command)
    def guarded(**options: Any) -> None:
        raise SystemExit(_run_guarded(command, options))

    return guarded


def _run_guarded(command: Callable[..., int | None], options: dict[str, Any]) -> int:
    try:
        code = command(**options)
        sys.stdout.flush()
    except UsageError as error:
        _tell(str(error))
        return USAGE
    except RumourError as error:
        _tell(str(error))
        return PROBLEMS
    except KeyboardInterrupt:
        _tell("interrupted; what was done before is kept")
        return INTERRUPTED
    except OSError as error:
        # What the layers below foresee is a RumourError; this is the output, or the working folder.
        return _end_output(error)
    return code or DONE


def _end_output(error: OSError) -> int:
    """Tell why nothing more can be written; the reader of a pipe who had enough is no error."""
    left = isinstance(error, BrokenPipeError)
    if not left:
        _tell(f"{error.filename or 'the output'}: {error.strerror or error}: cannot go on")
    _drop_output()
    return DONE if left else PROBLEMS


def _drop_output() -> None:
    """Send what is still to be written nowhere: Python flushes at exit, and would fail again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(message: str) -> None:
    from rumourtrack.views.terminal import tell_error

    with suppress(OSError):
        tell_error(message)
