# Every task of the house. The hook and CI run `check`, and nothing else.

export DJANGO_SETTINGS_MODULE := "umay.settings"

# list the tasks
default:
    @just --list --unsorted

# everything that must hold before a change is taken
check: format lint types imports size test-postgresql test-sqlite

# is the layout of the code ruff's?
format:
    ruff format --check

# the rules of ruff
lint:
    ruff check --quiet

# the types, strict in core and use_cases
types:
    mypy

# the import order of the house
imports:
    lint-imports --no-logo

# files and functions are short
size:
    python tools/check_size.py

# the folders of tests that ask no database: they run once, with the encrypted file
pure := "--ignore=tests/core --ignore=tests/docs --ignore=tests/forecast --ignore=tests/proof --ignore=tests/vault"

# all tests that ask a database but the browser's, on a throwaway PostgreSQL
[no-exit-message]
test-postgresql:
    UMAY_TEST_DATABASE=postgresql pytest --numprocesses auto --dist worksteal -m "not browser" {{ pure }}

# all tests, in the browser too, on the encrypted file
[no-exit-message]
test-sqlite:
    UMAY_TEST_DATABASE=sqlite pytest --numprocesses auto --dist worksteal

# bring the Kazakh and Russian catalogs up to date; tells what is to be translated
words:
    python tools/words.py

# put the code in order
tidy:
    ruff format
    ruff check --fix

# renew the lock files after a change in pyproject.toml
lock:
    uv lock
    uv export --quiet --no-dev --no-emit-project --no-header --output-file requirements.lock
    uv export --quiet --no-dev --extra sim --no-emit-project --no-header --output-file requirements-sim.lock
    uv export --quiet --no-emit-project --no-header --output-file requirements-dev.lock
