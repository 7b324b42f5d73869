"""A talk sheet of a center's own, invented, to be spoiled in tests."""

SHEET = """\
[talk]
name     = "ours"
title    = { en = "Invented", ru = "Выдумано", kk = "Ойдан" }
owner    = "An invented institute"
licence  = "given to this house alone"
scoring  = { en = "Eight is much", ru = "Восемь много", kk = "Сегіз көп" }

[[source]]
id   = "book"
says = "A book"
url  = "https://example.org/book"

[[question]]
id      = "one"
asks    = { en = "One?", ru = "Один?", kk = "Бір?" }
sources = ["book"]

[[question]]
id      = "two"
asks.en = "Two?"
asks.ru = "Два?"
asks.kk = "Екі?"
"""
