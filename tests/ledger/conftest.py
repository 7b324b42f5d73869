"""A small house whose ledger grows, and witnesses who are real but for the line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest

from tests.small_house import SmallHouse, small_house
from umay.network.submissions import Submission, read_answer
from umay.network.witness import Refused, Witness
from umay.network.witness_client import Address, Ahead, Declined, LastSeen
from umay.network.witness_folder import Folder
