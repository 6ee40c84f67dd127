"""A user's logo: a small opaque picture, or a refusal that names the file and what is wrong with it."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from byfacts.errors import N_, InputError, Word
from byfacts.frozen import frozen

if TYPE_CHECKING:
    from PIL.Image import Image

MEGABYTES, MEGAPIXELS = 2, 4
LONGEST_SIDE = 600  # pixels: the box is 25 mm wide, that is 600 to the inch
MOST_UNEVEN = 40  # times as wide as high, or the other way round: more would leave nothing to be seen
MAGIC = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}

NO_FILE = N_("{file}: the logo cannot be read: {reason}. Check the name of the file.")
NOT_THERE, NOT_A_FILE = N_("there is no file of that name"), N_("it is not a file")
TOO_BIG = N_("{file}: the logo is larger than {limit} megabytes. Choose a smaller file.")
OTHER_KIND = N_("{file}: a logo must be a PNG or JPEG picture. Save it as one of these and choose that file.")
TOO_MANY = N_("{file}: the logo has {width} × {height} pixels; {limit} million are the most. Choose a smaller picture.")
FAR_TOO_MANY = N_(
    "{file}: the logo has far more pixels than the {limit} million that are the most. Choose a smaller picture."
)
PRINT_COLOURS = N_(
    "{file}: the logo has the colours of a printing press ({mode}). Save it in RGB and choose that file."
)
DAMAGED = N_("{file}: the logo is damaged or not complete. Choose another file.")
TOO_THIN = N_("{file}: the logo is far too long and thin ({width} × {height} pixels). Choose another picture.")


@frozen
class Logo:
    """Rows of pixels, three bytes each, from the top left."""

    width: int
    height: int
    pixels: bytes


def read(path: str, *, mono: bool = False) -> Logo:
    """The picture in a file, flattened on white; ``mono``: black and white only. Raises InputError."""
    data = _bytes(path)
    if not any(data.startswith(magic) for magic in MAGIC):
        raise InputError(OTHER_KIND, file=path)
    from PIL.Image import DecompressionBombError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Pillow only warns of a picture that would fill the memory
            return _flat(_decoded(path, data), mono)
    except InputError:
        raise
    except (Warning, DecompressionBombError) as error:
        raise InputError(FAR_TOO_MANY, file=path, limit=MEGAPIXELS) from error
    except Exception as error:  # a damaged file may trip any part of any decoder
        raise InputError(DAMAGED, file=path) from error


def _bytes(path: str) -> bytes:
    limit = MEGABYTES * 1_000_000
    try:
        file = Path(path)
        if not file.is_file():  # a device or a pipe could be read for ever
            raise InputError(NO_FILE, file=path, reason=Word(NOT_A_FILE if file.exists() else NOT_THERE))
        with file.open("rb") as opened:
            data = opened.read(limit + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(NO_FILE, file=path, reason=reason) from error
    if len(data) > limit:
        raise InputError(TOO_BIG, file=path, limit=MEGABYTES)
    return data


def _decoded(path: str, data: bytes) -> Image:
    """The picture, decoded only when its header keeps to the limits."""
    from PIL import Image as Pictures

    image = Pictures.open(io.BytesIO(data), formats=("PNG", "JPEG"))
    width, height = image.size
    if width * height > MEGAPIXELS * 1_000_000:
        raise InputError(TOO_MANY, file=path, width=width, height=height, limit=MEGAPIXELS)
    if max(width, height) > MOST_UNEVEN * min(width, height):
        raise InputError(TOO_THIN, file=path, width=width, height=height)
    if image.mode in ("CMYK", "YCCK", "LAB"):
        raise InputError(PRINT_COLOURS, file=path, mode=image.mode)
    image.load()
    return image


def _flat(image: Image, mono: bool) -> Logo:
    """As the camera was held, on white, small, in the page's own colour space and with nothing else from the file."""
    from PIL import Image as Pictures
    from PIL import ImageOps

    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):  # sixteen bits of grey: convert() would cut them off, not scale them
        image = image.point(lambda value: value / 256).convert("L")
    image = image.convert("RGBA")
    flat = Pictures.new("RGB", image.size, "white")
    flat.paste(image, mask=image.getchannel("A"))
    flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if mono:
        flat = flat.convert("L").convert("1").convert("RGB")
    return Logo(flat.width, flat.height, flat.tobytes())
