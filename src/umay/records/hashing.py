"""How passwords are hashed: Argon2id, as dear as the lock of her key."""

from django.contrib.auth.hashers import Argon2PasswordHasher

MEMORY = 64 * 1024  # KiB
PASSES = 3
LANES = 4


class Argon2AsTheLock(Argon2PasswordHasher):
    """64 MiB, three passes, four lanes: the second choice of RFC 9106, as in
    ``vault.locks``. Her password opens both, so a thief would guess at the cheaper."""

    memory_cost = MEMORY
    time_cost = PASSES
    parallelism = LANES
