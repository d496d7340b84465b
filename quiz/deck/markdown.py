"""The Markdown parser, for the inline part that `inline` takes of it."""

from markdown_it import MarkdownIt


class _Markdown(MarkdownIt):
    """Takes for a link only what leads somewhere on its own, so that `a[i](j)` stays as it is."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return url.lower().startswith(("http://", "https://", "mailto:"))


MARKDOWN = _Markdown("zero").enable(["backticks", "emphasis", "escape", "link", "newline"])
