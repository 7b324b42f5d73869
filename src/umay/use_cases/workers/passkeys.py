"""A passkey: lets her in, and opens her key if it can."""

from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.webauthn.internal.auth import WebAuthn

from umay.records.queries.factors import Type
from umay.use_cases.keys.own_keys import PRF_SALT, write_passkey_lock
from umay.use_cases.order import Done, Order, Outcome, once
from umay.use_cases.workers.rights import acting


def add_passkey_to(order: Order, credential: dict[str, Any], output: bytes) -> Outcome:
    """Add a passkey whose answer has been checked; ``output`` is what its PRF gave.

    Without output, or while her keys are locked, it lets her in and opens nothing.
    """

    def work() -> Done:
        worker = acting(order, "own.account")
        # The output would open her key to whoever reads the records.
        told = {k: v for k, v in credential.items() if k != "clientExtensionResults"}
        WebAuthn.add(worker, "", told | {"clientExtensionResults": {}})
        RecoveryCodes.activate(worker)
        opens = bool(output) and order.ring is not None
        if order.ring is not None and output:
            write_passkey_lock(
                order.center, order.ring, str(credential["id"]), output, PRF_SALT
            )
        return Done(order.by, {"factor": Type.WEBAUTHN.value, "opens": opens})

    return once(order, "factor.added", work)
