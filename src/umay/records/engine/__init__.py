"""SQLCipher for Django: the encrypted file a single house keeps its records in."""
