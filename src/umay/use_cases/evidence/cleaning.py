"""Cleaning: a picture drawn anew from its pixels, with nothing else taken along.

Place, time, device, thumbnail and colour profile stay behind, and so does whatever was
hidden in the file. Only three formats are ever given to the decoder.
"""

import warnings
from io import BytesIO

from PIL import Image, ImageOps

from umay.core.evidence import CLEANED, Kind
from umay.core.refusals import Ground, Refused

MOST_PIXELS = 40_000_000  # 120 MB of memory; the pictures of a telephone are smaller
FORMAT = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.WEBP: "WEBP"}
QUALITY = 92


def clean(data: bytes, kind: Kind) -> bytes:
    """Return a new picture of the same kind.

    Raises ``Refused``: no picture that can be cleaned, a broken one, or one that would
    fill the memory.
    """
    if kind not in CLEANED:
        raise Refused(Ground.NO_CLEAN_COPY)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what is left behind in any case
            return _drawn_anew(data, FORMAT[kind])
    except Refused:
        raise
    except Image.DecompressionBombError:
        raise Refused(Ground.PICTURE_TOO_LARGE) from None
    except Exception:  # noqa: BLE001 (a decoder says no to hostile bytes in any way)
        raise Refused(Ground.PICTURE_BROKEN) from None


def _drawn_anew(data: bytes, name: str) -> bytes:
    with Image.open(BytesIO(data), formats=[name]) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise Refused(Ground.PICTURE_TOO_LARGE)
        upright = ImageOps.exif_transpose(picture)
        mode = "RGB" if name == "JPEG" else "RGBA"
        fresh = Image.new(mode, upright.size)
        fresh.paste(upright.convert(mode))
    made = BytesIO()
    fresh.save(made, name, quality=QUALITY)
    return made.getvalue()
