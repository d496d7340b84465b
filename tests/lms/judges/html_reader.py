"""A strict reader of the HTML in an export: well-formed as XML, with harmless elements alone."""

from xml.etree import ElementTree

_ALLOWED = {"a", "br", "cite", "code", "em", "li", "p", "span", "strong", "ul"}


class NotXhtml(ValueError):
    """Raised for HTML that is no XHTML, or holds what no text of a bank may become."""


def shown(html: str) -> str:
    """What a reader sees of some HTML, each `br` a line's end; raises NotXhtml."""
    try:
        root = ElementTree.fromstring(f"<div>{html}</div>")
    except ElementTree.ParseError as error:
        raise NotXhtml(str(error)) from error
    return _shown(root)


def _shown(element: ElementTree.Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag not in _ALLOWED:
            raise NotXhtml(f"<{child.tag}> stands in it")
        if set(child.attrib) - ({"href"} if child.tag == "a" else set()):
            raise NotXhtml(f"<{child.tag}> has attributes: {', '.join(child.attrib)}")
        if not child.get("href", "https://").lower().startswith(("https:", "http:", "mailto:")):
            raise NotXhtml(f"a link leads to {child.get('href')}")
        parts += ["\n" if child.tag == "br" else _shown(child), child.tail or ""]
    return "".join(parts)
