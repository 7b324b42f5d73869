"""``./umay``, the script, on machines that are made up of a few stand-in programmes."""

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "umay"
REAL = (
    "basename",
    "cat",
    "chmod",
    "cksum",
    "cp",
    "dirname",
    "env",
    "ls",
    "mkdir",
    "readlink",
    "rm",
)
NOT_ROOT = "echo 1000"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the script with two lock files, and a folder for stand-ins."""
    script = tmp_path / "umay"
    script.write_text(SCRIPT.read_text())
    script.chmod(0o755)
    (tmp_path / "requirements.lock").write_text("a==1\n")
    (tmp_path / "requirements-dev.lock").write_text("a==1\nb==2\n")
    programmes = tmp_path / "bin"
    programmes.mkdir()
    for name in REAL:
        (programmes / name).symlink_to(f"/usr/bin/{name}")
    return tmp_path


def stand_in(project: Path, name: str, body: str) -> None:
    """Add a programme that notes how it was called, then does ``body``."""
    file = project / "bin" / name
    file.write_text(f'#!/bin/sh\necho "{name} $*" >>"{project}/calls"\n{body}\n')
    file.chmod(0o755)


def working_python(project: Path) -> str:
    """A python3 whose ``-m venv`` makes a python that also notes its calls."""
    return f"""
case "$*" in
*venv\\ --clear*)
    mkdir -p "{project}/.umay/python3/bin"
    {{ echo '#!/bin/sh'; echo 'echo "env python $*" >>"{project}/calls"'; }} \\
        >"{project}/.umay/python3/bin/python"
    chmod +x "{project}/.umay/python3/bin/python" ;;
esac"""


def run(project: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [project / "umay", *words],
        env={"PATH": str(project / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )


def calls(project: Path) -> list[str]:
    file = project / "calls"
    lines = file.read_text().splitlines() if file.exists() else []
    file.unlink(missing_ok=True)
    return lines


def test_without_python_it_says_the_line_in_three_languages(project: Path) -> None:
    stand_in(project, "id", NOT_ROOT)

    done = run(project, "demo")

    assert done.returncode == 1
    assert "Алдымен" in done.stderr
    assert "Сначала" in done.stderr
    assert "First run" in done.stderr
    assert (
        "\n    sudo apt install python3 python3-venv ca-certificates\n" in done.stderr
    )


def test_as_root_it_brings_python_itself(project: Path) -> None:
    stand_in(project, "id", "echo 0")
    ready = project / "python3"
    stand_in(project, "python3", working_python(project))
    (project / "bin" / "python3").rename(ready)
    stand_in(project, "apt-get", f'cp "{ready}" "{project}/bin/python3"')

    done = run(project, "check")

    assert done.returncode == 0, done.stderr
    assert any(
        call.endswith(
            "install --quiet=2 --yes --no-install-recommends "
            "python3 python3-venv ca-certificates"
        )
        for call in calls(project)
    )


def test_the_first_call_makes_the_environment_and_hands_over(project: Path) -> None:
    stand_in(project, "python3", working_python(project))

    done = run(project, "check")

    assert done.returncode == 0, done.stderr
    *_, pip, command = calls(project)
    assert "--require-hashes" in pip
    assert pip.endswith(f"{project}/requirements.lock")
    assert command == "env python -m umay.commands check"


def test_later_calls_start_at_once(project: Path) -> None:
    stand_in(project, "python3", working_python(project))
    run(project, "check")
    calls(project)

    done = run(project, "serve", "--port", "8080")

    assert done.stderr == ""
    assert [call for call in calls(project) if "env python" in call] == [
        "env python -m umay.commands serve --port 8080"
    ]


def test_a_new_lock_is_installed_over_the_old(project: Path) -> None:
    stand_in(project, "python3", working_python(project))
    run(project, "check")
    (project / "requirements.lock").write_text("a==2\n")
    calls(project)

    run(project, "check")

    made = calls(project)
    assert any("pip install" in call for call in made)
    assert not any("--clear" in call for call in made)


def test_an_installation_that_broke_off_is_begun_anew(project: Path) -> None:
    stand_in(project, "python3", working_python(project))
    run(project, "check")
    (project / ".umay/python3/installed").unlink()
    calls(project)

    run(project, "check")

    assert any("venv --clear" in call for call in calls(project))


def test_without_a_network_it_says_so(project: Path) -> None:
    stand_in(project, "python3", working_python(project))
    run(project, "check")
    python = project / ".umay/python3/bin/python"
    python.write_text("#!/bin/sh\nexit 1\n")
    (project / "requirements.lock").write_text("a==2\n")

    done = run(project, "check")

    assert done.returncode == 1
    assert "is there a network" in done.stderr
    assert not (project / ".umay/python3/installed").exists()


def test_the_script_asks_for_nothing_but_a_posix_shell() -> None:
    assert SCRIPT.read_text().startswith("#!/bin/sh\n")
    assert os.access(SCRIPT, os.X_OK)
