"""HMIS: a HUD export, row by row, becomes the history of houses. Decides only.

Every row is taken or refused. A row whose dates or references contradict each other
is refused; a detail nobody needs in order to know who was there (sex, relation,
destination) is taken as unknown when it cannot be read, and remarked.
"""
