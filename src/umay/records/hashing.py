"""How passwords are hashed: Argon2id, small enough for a small machine."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class SmallArgon2(Argon2PasswordHasher):
    """19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet): Django's
    own 100 MiB would let two people who sign in at once fill the machine."""

    memory_cost = 19 * 1024  # KiB
    time_cost = 2
    parallelism = 1
