"""Options that several commands share, each defined once."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, Optional

import typer

from rumourtrack.analysis.filters import Background, Filter
from rumourtrack.dates import check_partial
from rumourtrack.errors import UsageError
from rumourtrack.records import Deal, Move, Role, Stance
from rumourtrack.views.rendering import Format

StoreOption = Annotated[
    Optional[str],  # noqa: UP045  typer reads it at run time
    typer.Option(
        "--store",
        metavar="FOLDER",
        help="Folder of the store. Default: $RUMOUR_STORE, else data/ of the project, else your own.",
    ),
]
FormatOption = Annotated[
    Format, typer.Option("--format", "-f", help="How to print: a table for people, or data.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
DateOption = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--date", help="When the articles appeared: 2024-11-14, 2024-11 or 2024."),
]
PublisherOption = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--publisher", help="Who published the articles: a name or a domain."),
]


def _name(option: str, help: str) -> Any:
    return typer.Option(option, help=help, show_default=False)


Text = Optional[str]  # noqa: UP045

SubjectOption = Annotated[Text, _name("--subject", "The person: full name, surname or alias.")]
OriginOption = Annotated[Text, _name("--origin", "The club that is left.")]
DestinationOption = Annotated[Text, _name("--destination", "The club that is joined or stayed at.")]
ClubOption = Annotated[Text, _name("--club", "Origin or destination.")]
SourceOption = Annotated[Text, _name("--source", "The original source.")]
ViaOption = Annotated[Text, _name("--via", "A relay between the original and the article.")]
PublishedByOption = Annotated[Text, _name("--publisher", "Who published the article.")]
LanguageOption = Annotated[Text, _name("--language", "Language of the article: en, nl.")]
RoleOption = Annotated[Optional[Role], _name("--role", "What the person is.")]  # noqa: UP045
MoveOption = Annotated[Optional[Move], _name("--move", "What the person does.")]  # noqa: UP045
StanceOption = Annotated[
    Optional[list[Stance]],  # noqa: UP045
    _name("--stance", "How firmly it is put; may be given several times."),
]
DealOption = Annotated[Optional[Deal], _name("--deal", "Form of the transfer.")]  # noqa: UP045
SinceOption = Annotated[Text, _name("--since", "Made on or after 2024-11-14, 2024-11 or 2024.")]
UntilOption = Annotated[Text, _name("--until", "Made on or before that date.")]
AsOfOption = Annotated[Text, _name("--as-of", "What was known by the end of that day.")]
BackgroundOption = Annotated[
    Background, typer.Option("--background", help="Claims told as history: shown, left out, alone.")
]
ArticleOption = Annotated[Text, _name("--article", "Reference, file name or id of the article.")]


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
    for name, value in (("since", since), ("until", until), ("as-of", as_of)):
        _check_date(f"--{name}", value)
    return Filter(
        subject=subject,
        origin=origin,
        destination=destination,
        club=club,
        source=source,
        via=via,
        publisher=publisher,
        language=language,
        role=role,
        move=move,
        stance=tuple(stance or ()),
        deal=deal,
        since=since,
        until=until,
        as_of=as_of,
        background=background,
        article=article,
    )


def _check_date(option: str, value: str | None) -> None:
    if value is not None:
        try:
            check_partial(value)
        except ValueError as error:
            raise UsageError(f"{option}: {error}") from error


def takes_filters(*without: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the filter options; its parameter `wanted` gets them as one `Filter`.

    `without` names filters that make no sense for the command.
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
            for parameter in (*own.values(), *offered.values())
        ]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return run

    return decorate
