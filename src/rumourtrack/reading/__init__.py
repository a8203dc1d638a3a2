"""Reading: whatever somebody has at hand → articles, and a problem for each thing that is not one.

    reader = Reader(packs=packs, publisher=None, published=None)
    for item in read("seeds/", reader):          # Article | Problem, in order of the paths
        ...

`Reader` holds what reading knows: the language packs, the domains of outlets, and what the caller
says of publisher and date (`UsageError` where that date is none). `read` takes the path of a file,
a folder (all its articles, sorted, folders in it too), a glob pattern, or "-" for the standard
input. It raises for no content; whatever is wrong is a `Problem` that names the path and the way
out. An article may be followed by problems of its own (bad bytes, two dates that differ).

`read_article` does the same for bytes that somebody already has. `find_publisher` names the outlet
behind a URL or path. A form of input is a module with `read_pages`, and a line in `forms`.
"""

from rumourtrack.reading.articles import read, read_article
from rumourtrack.reading.publishers import find_publisher
from rumourtrack.reading.reader import Reader

__all__ = ["Reader", "find_publisher", "read", "read_article"]
