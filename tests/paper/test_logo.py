"""A logo is a small picture, judged before it is decoded; anything else is refused with the file's name."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from tests.paper import sample
from tests.paper.gates import document

from byfacts.errors import InputError
from byfacts.paper import PaperOptions, render
from byfacts.paper.logo import read


def saved(tmp_path: Path, name: str, image: Image.Image, **how: object) -> str:
    path = tmp_path / name
    image.save(path, **how)  # type: ignore[arg-type]  # whatever the format takes
    return str(path)


def png(width: int, height: int, body: bytes = b"") -> bytes:
    """A PNG by hand: a header that claims a size, and whatever body."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16"])
def test_a_png_of_any_kind_becomes_plain_pixels(mode: str, tmp_path: Path) -> None:
    logo = read(saved(tmp_path, "logo.png", Image.new(mode, (40, 20))))
    assert (logo.width, logo.height, len(logo.pixels)) == (40, 20, 2400)


def test_what_is_transparent_becomes_white(tmp_path: Path) -> None:
    logo = read(saved(tmp_path, "logo.png", Image.new("RGBA", (2, 2), (0, 0, 0, 0))))
    assert logo.pixels == b"\xff" * 12


def test_a_photograph_stands_as_the_camera_was_held_and_tells_nothing_else(tmp_path: Path) -> None:
    image = Image.new("RGB", (40, 20), "red")
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Camera of a person"
    path = saved(tmp_path, "logo.jpg", image, exif=exif)
    logo = read(path)
    assert (logo.width, logo.height) == (20, 40)
    data, _ = render(sample.sheet(), PaperOptions(logo=path, organisation="A"))
    assert b"Camera" not in data


def test_black_and_white_has_a_logo_of_black_and_white(tmp_path: Path) -> None:
    path = saved(tmp_path, "logo.png", Image.linear_gradient("L"))
    assert set(read(path, mono=True).pixels) == {0, 255}
    assert len(set(read(path).pixels)) > 100


def test_a_large_picture_is_made_small(tmp_path: Path) -> None:
    logo = read(saved(tmp_path, "logo.png", Image.new("RGB", (2000, 2000))))
    assert max(logo.width, logo.height) == 600


def test_a_page_with_a_logo_describes_it_and_stays_sound(tmp_path: Path) -> None:
    path = saved(tmp_path, "logo.png", Image.new("RGBA", (300, 100), (10, 80, 60, 200)))
    data, _ = render(sample.sheet(), PaperOptions(logo=path, organisation="Bridge"))
    assert document.structure(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pictures = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
        assert [str(p.ColorSpace) for p in pictures] == ["/DeviceRGB"]
        assert "/SMask" not in pictures[0]


BAD = {
    "none.png": (None, "no file of that name"),
    "empty.png": (b"", "must be a PNG or JPEG"),
    "logo.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "must be a PNG or JPEG"),
    "logo.gif": (b"GIF89a" + bytes(40), "must be a PNG or JPEG"),
    "logo.pdf": (b"%PDF-1.7", "must be a PNG or JPEG"),
    "cut.png": (png(40, 20, zlib.compress(bytes(121 * 20)))[:60], "damaged"),
    "wrong.png": (png(40, 20, b"no deflate"), "damaged"),
    "short.png": (png(40, 20, zlib.compress(bytes(10))), "damaged"),
    "bomb.png": (png(13000, 13000, zlib.compress(bytes(1000))), "far more pixels"),
    "wide.png": (png(4100, 1000, zlib.compress(bytes(1000))), "4100 × 1000 pixels; 4 million"),
    "thin.png": (png(4000, 1, zlib.compress(bytes(12001))), "long and thin"),
    "huge.png": (png(10, 10) + bytes(2_000_001), "larger than 2 megabytes"),
    "junk.jpg": (b"\xff\xd8\xff\xe0" + bytes(400), "damaged"),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_any_other_file_is_refused_with_its_name_and_the_limit(name: str, tmp_path: Path) -> None:
    content, words = BAD[name]
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    tracemalloc.start()
    with pytest.raises(InputError) as refused:
        read(str(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert str(path) in str(refused.value)
    assert words in str(refused.value)
    assert peak < 10_000_000, "nothing is decoded before it is judged"


def test_the_colours_of_a_press_are_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, "press.jpg", Image.new("CMYK", (40, 20)))
    with pytest.raises(InputError, match=r"press\.jpg.*CMYK.*RGB"):
        read(path)


def test_a_folder_is_no_logo(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a file"):
        read(str(tmp_path))


def test_a_name_that_no_file_can_have_is_told() -> None:
    with pytest.raises(InputError):
        read("a\x00b")
