"""Raise the floors of the corpus to the present scores; `--allow-lower` lowers them too."""

import sys
import tomllib

from tests.test_corpus import CORPUS, scores

NAMES = ("claim", "precision", "full", "stance", "source", "role", "timing", "origin")


def main(*, allow_lower: bool) -> None:
    """Write `floors.toml` anew, each floor the higher one of former and present."""
    path = CORPUS / "floors.toml"
    former = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    lines = []
    for folder, row in scores().items():
        lines.append(f"[{folder}]")
        for name in NAMES:
            before = 0.0 if allow_lower else former.get(folder, {}).get(name, 0.0)
            lines.append(f"{name} = {max(before, row[name]):.3f}")
        lines.append("")
    path.write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main(allow_lower="--allow-lower" in sys.argv[1:])
