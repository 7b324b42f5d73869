"""Proof: the arithmetic of a record nobody can alter unseen.

Hashes, proofs, signed notes and policies, each in a format of C2SP or RFC 6962, so that
programs we did not write can check them. It keeps nothing, reads no file, database or
clock, and knows nothing of the house. ADR 10 tells why it is a room of its own.
"""
