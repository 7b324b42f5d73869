"""Calendar months: how a stay of so many months is counted.

The day of admission is day one. A month ends on the day before the same day number
of the next month; where that number does not exist, it ends with the month. This is
the common rule of civil codes (BGB section 188(2) and (3), Regulation (EEC) 1182/71
article 3). Whether Kazakh courts count a stay this way is unreviewed.
"""

from calendar import monthrange
from datetime import date, timedelta


def last_day(first_day: date, months: int) -> date:
    """Return the last day of ``months`` calendar months begun on ``first_day``.

    Raises ``ValueError`` if ``months`` is less than one.
    """
    if months < 1:
        raise ValueError("a limit is at least one month")
    year, month0 = divmod(first_day.year * 12 + first_day.month - 1 + months, 12)
    days_in_month = monthrange(year, month0 + 1)[1]
    if first_day.day > days_in_month:
        return date(year, month0 + 1, days_in_month)
    return date(year, month0 + 1, first_day.day) - timedelta(days=1)


def whole_months(birth_month: date, on: date) -> int:
    """Return the age in whole months; the day of birth is not known."""
    return (on.year - birth_month.year) * 12 + on.month - birth_month.month
