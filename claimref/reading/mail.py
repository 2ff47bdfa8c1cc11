"""E-mails (.eml): newsletters and press releases."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr
from typing import IO, cast

from claimref.errors import SourceError
from claimref.reading.decoding import line_ends
from claimref.reading.formats import Origin, read_bounded
from claimref.reading.html import extract
from claimref.reading.records import Draft, ReadOptions

# A plain part shorter than this often only says that the mail is HTML.
_MIN_PLAIN_CHARS = 400


def read_mail(stream: IO[bytes], origin: Origin, options: ReadOptions) -> Iterator[Draft]:
    data = read_bounded(stream, origin, options)
    message = email.message_from_bytes(data, policy=email.policy.default)
    try:
        draft = _body(message, origin)
        subject = str(message.get("subject", "")).strip()
        sender, address = parseaddr(str(message.get("from", "")))
        sent = message["date"].datetime if message["date"] else None
    except SourceError:
        raise
    except Exception as error:  # the parser of headers raises whatever it stumbles over in a broken one
        raise SourceError(
            f"cannot read {origin.name}: the e-mail is malformed ({' '.join(str(error).split())}); save it as .txt"
        ) from error
    text = draft.text if not subject or draft.text.startswith(subject) else f"{subject}\n\n{draft.text}"
    yield replace(
        draft,
        text=text,
        title=subject or draft.title,
        site=sender or address.rpartition("@")[2] or draft.site,
        site_published=sent.isoformat() if sent else draft.site_published,
        site_published_method="the e-mail's date" if sent else None,
    )


def _body(message: EmailMessage, origin: Origin) -> Draft:
    plain = message.get_body(("plain",))
    rich = message.get_body(("html",))
    text = cast(EmailMessage, plain).get_content().strip() if plain else ""
    if rich and len(text) < _MIN_PLAIN_CHARS:
        page = cast(EmailMessage, rich).get_content()
        return extract(page.encode("utf-8"), origin)
    if not text:
        raise SourceError(f"cannot read {origin.name}: the e-mail has no text")
    return Draft(text=line_ends(text), locator=origin.locator, path=origin.path)
