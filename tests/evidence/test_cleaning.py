"""A copy has the picture, and nothing that tells where or with what it was made."""

from io import BytesIO
from random import Random

import pytest
from PIL import Image

from tests.evidence.files import DEVICE, HTML, bomb, drawn, photo, received, taken
from tests.gate.family import Family
from umay.core.evidence import Kind
from umay.core.papers import Paper
from umay.core.refusals import Ground, Refused
from umay.records.models import Release
from umay.use_cases.evidence.cleaning import clean


def test_the_copy_has_no_place_and_no_device(made: Family) -> None:
    copy = taken(made, received(made, photo()), Paper.CLEANED)

    assert DEVICE.encode() not in copy
    assert b"Exif" not in copy
    picture = Image.open(BytesIO(copy))
    assert not picture.getexif()
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_control_the_original_has_them() -> None:
    assert DEVICE.encode() in photo()
    assert Image.open(BytesIO(photo())).getexif().get_ifd(0x8825)[1] == "N"


def test_the_copy_stands_upright() -> None:
    copy = Image.open(BytesIO(clean(photo((40, 20), turned=6), Kind.JPEG)))

    assert copy.size == (20, 40)
    assert copy.getpixel((5, 5))[0] > 150


@pytest.mark.parametrize("kind", [Kind.PNG, Kind.WEBP])
def test_other_pictures_are_cleaned_too(kind: Kind) -> None:
    copy = Image.open(BytesIO(clean(drawn(kind.name), kind)))

    assert copy.size == (9, 9)
    assert copy.format == kind.name


@pytest.mark.parametrize(
    ("data", "kind", "ground"),
    [
        (bomb(), Kind.PNG, Ground.PICTURE_TOO_LARGE),
        (bomb(9000), Kind.PNG, Ground.PICTURE_TOO_LARGE),
        (photo()[:300], Kind.JPEG, Ground.PICTURE_BROKEN),
        (b"\xff\xd8\xff" + HTML, Kind.JPEG, Ground.PICTURE_BROKEN),
        (drawn("PNG"), Kind.JPEG, Ground.PICTURE_BROKEN),
        (HTML, Kind.UNKNOWN, Ground.NO_CLEAN_COPY),
        (b"%PDF-1.7", Kind.PDF, Ground.NO_CLEAN_COPY),
    ],
)
def test_what_is_no_good_picture_is_refused(
    data: bytes, kind: Kind, ground: Ground
) -> None:
    with pytest.raises(Refused) as refusal:
        clean(data, kind)

    assert refusal.value.ground is ground


def test_no_mangled_picture_breaks_the_drawing() -> None:
    dice, drawings = Random(1), 0
    for _ in range(1500):
        kind = dice.choice(["JPEG", "PNG", "WEBP"])
        data = bytearray(photo() if kind == "JPEG" else drawn(kind))
        for _ in range(dice.randrange(1, 6)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            drawings += bool(clean(bytes(data), Kind[kind]))
        except Refused:  # anything else would break the page
            continue

    assert drawings > 100


def test_a_refused_copy_leaves_nothing_and_the_original_stays(made: Family) -> None:
    row = received(made, bomb(), "cat.png")

    with pytest.raises(Refused):
        taken(made, row, Paper.CLEANED)

    assert not Release.objects.exists()
    assert taken(made, row) == bomb()
