"""A Word file whose parts stand in one file of XML (Flat OPC), put into a package like any other."""

from base64 import b64decode
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from extractor.errors import CorruptError
from extractor.read.word.ooxml import Element

_SPACE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_PART, _NAME, _XML, _BINARY = f"{_SPACE}part", f"{_SPACE}name", f"{_SPACE}xmlData", f"{_SPACE}binaryData"


def packed(raw: bytes, label: str) -> BytesIO:
    """The package in `raw`; `label` names it in messages. Raises CorruptError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    out = BytesIO()
    try:
        with ZipFile(out, "w") as package:
            for part in etree.fromstring(raw, parser).iterchildren(_PART):
                package.writestr((part.get(_NAME) or "").lstrip("/"), _content(part))
    except (etree.LxmlError, ValueError) as error:
        raise CorruptError(f"{label}: not a whole Word file ({error}); open it in Word and save it again") from error
    out.seek(0)
    return out


def _content(part: Element) -> bytes:
    root = next((root for xml in part.iterchildren(_XML) for root in xml.iterchildren("*")), None)
    return b64decode(part.findtext(_BINARY) or "") if root is None else etree.tostring(root)
