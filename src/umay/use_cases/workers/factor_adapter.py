"""How allauth keeps the secrets of second factors: sealed, not in the clear."""

from base64 import b64decode, b64encode

from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings

from umay.vault.symmetric import decrypt, derive, encrypt

PURPOSE = b"umay second factors"


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The key comes from the web secret, which is not in the database."""

    def encrypt(self, text: str) -> str:
        return b64encode(encrypt(_key(), text.encode(), PURPOSE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt(_key(), b64decode(encrypted_text), PURPOSE).decode()


def _key() -> bytes:
    return derive(settings.SECRET_KEY.encode(), PURPOSE)
