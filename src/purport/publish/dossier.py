"""A view to the files of a dossier."""

from collections.abc import Iterator

from purport.publish.catalogue import open_view
from purport.publish.media_tiles import shown_pictures
from purport.publish.options import PublishOptions
from purport.publish.pages import pages, shared
from purport.publish.rendering import environment, render
from purport.publish.told import events_csv, sums_csv, told_sums
from purport.records.view import View


def publish(view: View, options: PublishOptions) -> Iterator[tuple[str, bytes]]:
    """Relative paths and bytes of a static dossier, the same for the same view and options.

    It opens from disk, without network, server or script; `index.html` comes first.
    """
    catalogue, made = open_view(view), environment(options)
    common = shared(catalogue, options)
    for page in pages(catalogue, options):
        style = page.path.removesuffix(".html") + ".css"
        context = {**common, **page.context, "title": page.title, "path": page.path, "style": style}
        text, rules = render(made, page.template, context)
        yield page.path, text.encode("utf-8")
        yield f"css/{style}", (rules + page.rules).encode("utf-8")
    yield from sorted(options.assets.items())
    yield from shown_pictures(catalogue, options)
    if view.told:
        names = {each.id: each.name for each in view.documents}
        yield "announced.csv", sums_csv(told_sums(view.told)).encode("utf-8")
        yield "announced-events.csv", events_csv(view.told, names).encode("utf-8")
    if options.lines is not None:
        lines = (line.rstrip("\n") + "\n" for line in options.lines(view))
        yield "records.jsonl", "".join(lines).encode("utf-8", "replace")
