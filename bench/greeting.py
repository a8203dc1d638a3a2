"""The ten-line typer program with one command that `rumour` is measured against."""

import typer

app = typer.Typer()


@app.command()
def greet(name: str = "world") -> None:
    """Greet somebody."""
    typer.echo(f"Hello, {name}")


app()
