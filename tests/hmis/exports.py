"""Small invented exports, written the way a HMIS writes them."""

import csv
import io
import zipfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from umay.commands.hmis.tables import FILES, rows_of
from umay.core.hmis.plan import HousePlan, Plan, Tables, plan_of

TODAY = date(2026, 11, 23)
FY2026, FY2024 = ("Sex",), ("Woman", "Man", "GenderNone")
DEFAULTS = {
    "Export.csv": {
        "SourceID": "X1",
        "ExportDate": "2022-10-05 08:30:00",
        "ExportEndDate": "2022-09-30",
    },
    "Project.csv": {"ProjectName": "A house", "ProjectType": "0"},
    "Inventory.csv": {
        "HouseholdType": "3",
        "UnitInventory": "3",
        "BedInventory": "7",
        "InventoryStartDate": "2019-01-01",
    },
    "Client.csv": {"DOB": "1990-05-17", "DOBDataQuality": "1"},
    "Enrollment.csv": {"RelationshipToHoH": "1"},
    "Exit.csv": {"Destination": "410"},
}


@dataclass
class Export:
    """Rows by file. ``columns`` are those of its fiscal year in Client.csv."""

    columns: tuple[str, ...] = FY2026
    rows: dict[str, list[dict[str, str]]] = field(
        default_factory=lambda: {file.name: [] for file in FILES}
    )

    def add(self, file: str, **fields: str) -> int:
        """Add one row and return its line."""
        self.rows[file].append(DEFAULTS[file] | fields)
        return len(self.rows[file]) + 1

    def stay(self, person: str, first: str, until: str = "", **fields: str) -> int:
        """Enrol a person, known or new, and return the line in Enrollment.csv."""
        if person not in {row["PersonalID"] for row in self.rows["Client.csv"]}:
            self.add("Client.csv", PersonalID=person)
        key = f"e{len(self.rows['Enrollment.csv']) + 1}"
        told = {"ProjectID": "7", "HouseholdID": f"h{person}"} | fields
        if until:
            self.add("Exit.csv", EnrollmentID=key, PersonalID=person, ExitDate=until)
        ids = {"EnrollmentID": key, "PersonalID": person, "EntryDate": first}
        return self.add("Enrollment.csv", **ids | told)

    def change(self, file: str, line: int, **fields: str) -> None:
        self.rows[file][line - 2] |= fields

    def text(self, file: str) -> str:
        columns = next(f.columns for f in FILES if f.name == file)
        columns += self.columns if file == "Client.csv" else ("UserID",)
        written = io.StringIO()
        writer = csv.DictWriter(written, columns, restval="", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(self.rows[file])
        return written.getvalue()

    def bytes(self) -> dict[str, bytes]:
        return {file.name: self.text(file.name).encode() for file in FILES}

    def write(self, path: Path) -> Path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.bytes().items():
                archive.writestr(name, data)
        return path

    def plan(self) -> Plan:
        rows = (rows_of(file, self.text(file.name)) for file in FILES)
        return plan_of(Tables(*map(list, rows)), TODAY)

    def house(self) -> HousePlan:
        """Return the plan of the only project, in which nothing was refused."""
        plan = self.plan()
        assert not plan.refused
        (house,) = plan.houses
        return house


def small_export(**project: str) -> Export:
    """One shelter of three units and seven beds, in which nobody is yet."""
    export = Export()
    export.add("Export.csv")
    export.add("Project.csv", **{"ProjectID": "7"} | project)
    export.add("Inventory.csv", ProjectID="7")
    return export
