"""Any bytes at all: the answer is a plan or a refusal of one line, nothing else."""

import io
import tempfile
import zipfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.hmis.exports import small_export
from umay.commands.hmis.tables import FILES, File
from umay.commands.import_hmis import SILENT, read_plan
from umay.commands.refusal import Refusal


def sound() -> bytes:
    export = small_export()
    export.stay("1", "2020-03-01", "2020-05-01")
    with tempfile.TemporaryDirectory() as folder:
        return export.write(Path(folder) / "sound.zip").read_bytes()


SOUND = sound()
PLACES = st.integers(0, len(SOUND) - 1)


def answered(data: bytes) -> str:
    answer = asked(data)
    assert "\n" not in answer
    return answer


def asked(data: bytes) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.zip"
        path.write_bytes(data)
        try:
            read_plan(path, SILENT)
        except Refusal as refusal:
            return str(refusal)
        return "read"


def test_the_sound_archive_is_read() -> None:
    assert answered(SOUND) == "read"


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(PLACES, st.integers(0, 255)), min_size=1, max_size=4))
def test_changed_bytes_are_answered(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SOUND)
    for place, value in changes:
        data[place] = value

    answered(bytes(data))


@settings(max_examples=200, deadline=None)
@given(PLACES, PLACES)
@example(0, 0)
def test_a_piece_of_an_archive_is_answered(one: int, other: int) -> None:
    answered(SOUND[min(one, other) : max(one, other)])


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FILES), st.text(max_size=60), st.integers(0, 400))
def test_any_text_in_a_file_is_answered(file: File, text: str, at: int) -> None:
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(SOUND)) as old,
        zipfile.ZipFile(written, "w") as new,
    ):
        for name in old.namelist():
            data = old.read(name).decode()
            if name == file.name:
                data = data[:at] + text + data[at:]
            new.writestr(name, data.encode(errors="surrogatepass"))

    answered(written.getvalue())
