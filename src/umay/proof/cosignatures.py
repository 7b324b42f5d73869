"""Cosignatures: a witness's word that a checkpoint continues what it saw before.

C2SP tlog-cosignature, the Ed25519 kind (``cosignature/v1``): the time is signed too.
"""

from umay.proof.checkpoints import read_checkpoint
from umay.proof.keys import Kind, SigningKey
from umay.proof.lines import LARGEST
from umay.proof.notes import TIME, Note, Signature, cosigned_message


def cosign(note: Note, key: SigningKey, time: int) -> Signature:
    """Return the signature; ``time`` is in seconds since 1970.

    Whoever calls this has checked that the checkpoint continues the one before.
    """
    if key.kind is not Kind.COSIGNATURE:
        raise ValueError(f"{key.name} signs notes and is no witness's key")
    if not 0 < time <= LARGEST:
        raise ValueError(f"{time} is no time of a cosignature")
    read_checkpoint(note.text)
    value = time.to_bytes(TIME) + key.sign(cosigned_message(note.text, time))
    return Signature(key.name, key.verifier.id, value)
