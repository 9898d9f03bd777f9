"""A web archive (.mht, "single file web page"): a page and what it shows, packed as a message with parts."""

from email import message_from_bytes, policy
from email.message import Message

from extractor.errors import CorruptError

_PAGES = ("text/html", "application/xhtml+xml")


def main_part(raw: bytes, name: str) -> tuple[bytes, str | None]:
    """The page of the archive `raw`, and the encoding that the archive says it has; `name` is what messages call it.

    Raises CorruptError if there is no page in it.
    """
    message = message_from_bytes(raw, policy=policy.compat32)
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = (message.get_param("start") or "") if isinstance(message, Message) else ""
    found = next((part for part in pages if part.get("Content-ID") == start), pages[0] if pages else None)
    content = found.get_payload(decode=True) if found is not None else None
    if found is None or not isinstance(content, bytes):
        raise CorruptError(f"{name}: a web archive without a page in it; save it anew from a browser or Word")
    return content, found.get_content_charset()
