"""The forecast: what would it take so that no family is turned away?

Pure: no clock, no file, no database. A seed goes in, the same answer comes out, with
Numba or, slower, without. Days are days, beds are beds, a load is arrivals a day times
mean days of stay.
"""
