"""The most families anybody could place who knew every future arrival and stay.

A linear programme in the form of occupancy chains, solved by HiGHS' interior point:
rooms of one size in one center are one group, whose occupancy is carried from one
arrival or departure to the next.
"""

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

from bench.rules import FIRST_DAY, Groups, Placed, groups_of
from bench.towns import Town


def bound(town: Town, warm_up: Placed) -> float:
    """Return the bound for the measured year; who is here at its start stays put."""
    groups = groups_of(town)
    measured = np.flatnonzero(town.at >= FIRST_DAY)
    fits = town.allowed[:, groups.center] & (town.size[:, None] <= groups.beds)
    who, group = np.nonzero(fits[measured])
    who = measured[who]
    rows, columns, values, limits = _chains(town, groups, warm_up, who, group)
    once = len(limits)
    order = {person: once + n for n, person in enumerate(measured)}
    rows += [order[person] for person in who]
    columns += list(range(len(who)))
    values += [1.0] * len(who)
    limits += [1.0] * len(measured)
    shape = (len(limits), max(columns) + 1)
    matrix = coo_matrix((values, (rows, columns)), shape=shape).tocsr()
    kinds = np.array(limits)
    chain = np.arange(len(limits)) < once
    gain = np.zeros(shape[1])
    gain[: len(who)] = -1.0
    upper = np.full(shape[1], 1.0)
    upper[len(who) :] = kinds[:once]
    solved = linprog(
        gain,
        A_ub=matrix[~chain],
        b_ub=kinds[~chain],
        A_eq=matrix[chain],
        b_eq=np.zeros(once),
        bounds=np.stack((np.zeros(shape[1]), upper), axis=1),
        method="highs-ipm",
    )
    return float(-solved.fun)


def _chains(
    town: Town, groups: Groups, warm_up: Placed, who: np.ndarray, group: np.ndarray
) -> tuple[list[int], list[int], list[float], list[float]]:
    """Return rows: occupancy now - before - who comes + who goes = 0, and room left."""
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    room: list[float] = []
    column = len(who)
    for g in range(len(groups.count)):
        mine = np.flatnonzero(group == g)
        times = np.concatenate((town.at[who[mine]], town.leaves[who[mine]]))
        signs = np.repeat((1.0, -1.0), len(mine))
        came = (warm_up == g) & (town.at < FIRST_DAY)
        old = np.sort(town.leaves[came])
        old = old[old >= FIRST_DAY]
        for n, event in enumerate(np.argsort(times, kind="stable")):
            row = len(room)
            rows += [row, row]
            columns += [column, int(mine[event % len(mine)])]
            values += [1.0, -signs[event]]
            if n:
                rows.append(row)
                columns.append(column - 1)
                values.append(-1.0)
            still = len(old) - np.searchsorted(old, times[event], side="right")
            room.append(float(groups.count[g] - still))
            column += 1
    return rows, columns, values, room
