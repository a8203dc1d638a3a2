"""Options that several commands share, each defined once."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, Optional

import typer

from rumourtrack.analysis.filters import Background, Filter
from rumourtrack.commands._completion import offer
from rumourtrack.dates import check_partial, interval
from rumourtrack.errors import UsageError
from rumourtrack.records import Deal, Move, Role, Stance
from rumourtrack.views.rendering import Format

PathsArgument = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders, globs, or - for the standard input."),
]
StoreOption = Annotated[
    Optional[str],  # noqa: UP045  typer reads it at run time
    typer.Option(
        "--store",
        metavar="FOLDER",
        help="Folder of the store. Default: $RUMOUR_STORE, else data/ of the project, else your own.",
    ),
]
FormatOption = Annotated[
    Format, typer.Option("--format", "-f", help="A table for people, or data for programs.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
DateOption = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--date", metavar="DATE", help="When the articles appeared: 2024-11-14, 2024-11 or 2024."
    ),
]
PublisherOption = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--publisher", metavar="NAME", help="Who published the articles: a name or a domain."
    ),
]


def choose_format(format: Format, *, json: bool) -> Format:
    """The one format that `--format` and `--json` together ask for.

    Raises:
        UsageError: they ask for two.
    """
    if json and format not in (Format.TABLE, Format.JSON):
        raise UsageError(f"--json and --format {format} ask for two formats: give one of them")
    return Format.JSON if json else format


def _option(
    option: str, help: str, metavar: str | None = None, *, offered: str | None = None
) -> Any:
    """`offered` names what the shell completes the value with."""
    return typer.Option(
        option,
        metavar=metavar,
        help=help,
        show_default=False,
        autocompletion=offer(offered) if offered else None,
    )


Text = Optional[str]  # noqa: UP045

SubjectOption = Annotated[
    Text,
    _option("--subject", "The person: full name, surname or alias.", "NAME", offered="subject"),
]
OriginOption = Annotated[
    Text, _option("--origin", "The club that is left.", "CLUB", offered="origin")
]
DestinationOption = Annotated[
    Text,
    _option(
        "--destination", "The club that is joined or stayed at.", "CLUB", offered="destination"
    ),
]
ClubOption = Annotated[
    Text, _option("--club", "The club, whether left, joined or bound to.", "CLUB", offered="club")
]
SourceOption = Annotated[
    Text, _option("--source", "The original source.", "NAME", offered="source")
]
ViaOption = Annotated[
    Text, _option("--via", "A relay between the original and the article.", "NAME", offered="via")
]
PublishedByOption = Annotated[
    Text, _option("--publisher", "Who published the article.", "NAME", offered="publisher")
]
LanguageOption = Annotated[
    Text, _option("--language", "Language of the article, such as en.", "CODE", offered="language")
]
RoleOption = Annotated[Optional[Role], _option("--role", "What the person is.")]  # noqa: UP045
MoveOption = Annotated[Optional[Move], _option("--move", "What the person does.")]  # noqa: UP045
StanceOption = Annotated[
    Optional[list[Stance]],  # noqa: UP045
    _option(
        "--stance",
        "How firmly it is put; may be given several times.",
        "|".join(Stance),
    ),
]
DealOption = Annotated[Optional[Deal], _option("--deal", "Form of the transfer.")]  # noqa: UP045
SinceOption = Annotated[
    Text, _option("--since", "Told on or after 2024-11-14, 2024-11 or 2024.", "DATE")
]
UntilOption = Annotated[Text, _option("--until", "Told on or before that date.", "DATE")]
AsOfOption = Annotated[Text, _option("--as-of", "What was known by the end of that date.", "DATE")]
BackgroundOption = Annotated[
    Background,
    typer.Option("--background", help="Claims told as history: with the others, alone, or not."),
]
ArticleOption = Annotated[
    Text,
    _option("--article", "Path, file name or id of the article.", "ARTICLE", offered="article"),
]


def _filters(
    *,
    subject: SubjectOption = None,
    origin: OriginOption = None,
    destination: DestinationOption = None,
    club: ClubOption = None,
    source: SourceOption = None,
    via: ViaOption = None,
    publisher: PublishedByOption = None,
    language: LanguageOption = None,
    role: RoleOption = None,
    move: MoveOption = None,
    stance: StanceOption = None,
    deal: DealOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    background: BackgroundOption = Background.EXCLUDE,
    article: ArticleOption = None,
) -> Filter:
    asked = {**locals(), "stance": tuple(stance or ())}
    for name, value in (("since", since), ("until", until), ("as-of", as_of)):
        _check_date(f"--{name}", value)
    if since and until and interval(since)[0] > interval(until)[1]:
        raise UsageError(f"--since {since} is later than --until {until}: nothing lies between")
    return Filter.model_validate(asked)


def _check_date(option: str, value: str | None) -> None:
    if value is not None:
        try:
            check_partial(value)
        except ValueError as error:
            raise UsageError(f"{option}: {error}") from error


def takes_filters(*without: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the filter options; its parameter `wanted` gets them as one `Filter`.

    `without` names filters that make no sense for the command. They stand before its own options.
    """
    offered = {
        name: parameter
        for name, parameter in inspect.signature(_filters).parameters.items()
        if name not in without
    }

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        own = {
            name: parameter
            for name, parameter in inspect.signature(command).parameters.items()
            if name != "wanted"
        }

        @wraps(command)
        def run(**options: Any) -> Any:
            chosen = {name: options.pop(name) for name in offered}
            return command(wanted=_filters(**chosen), **options)

        parameters = [
            parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
            for parameter in (*offered.values(), *own.values())
        ]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return run

    return decorate
