"""Reports: counts of a period as a form asks for them, with what is small left out.

Counted once a step, hidden once, and only then chosen from by a form: however many
forms somebody holds, together they tell no more than the one table behind them.
"""
