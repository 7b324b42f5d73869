"""Vault: the only door to cryptography. It keeps nothing, reads no database or clock.

Every algorithm comes from ``cryptography``; what stands here is only what is sealed
for whom and bound to what. ADR 7 tells why.
"""
