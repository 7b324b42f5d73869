"""What ``umay recovery`` says, and what stands on the cards, in three languages."""

from collections.abc import Mapping

from umay.commands.recovery.kk import KAZAKH
from umay.commands.recovery.ru import RUSSIAN

ENGLISH = {
    "no_folder": "{folder} is not a folder. Name one that only you can read",
    "five_names": "name five different holders: --holders A B C D E",
    "long_name": "“{name}” does not fit on a card: {most} letters at most",
    "name_of": "What is holder {number} called?",
    "cards_there": "{file} is there already: move it away, or name another folder",
    "not_written": "the cards could not be written ({why}). There is no key; try again",
    "made_before": "the key was made before. It can be made only once",
    "made": "Five cards are in {folder}.\n"
    "1. Print each on paper. 2. Give each to its holder, never two to one.\n"
    "3. Destroy the files: shred --remove {folder}/card-?.html. They are shown only "
    "now; whoever has three of them opens everything.\n"
    "4. Prove them: umay recovery drill",
    "three": "three cards are needed, no more and no fewer",
    "same_card": "the same card was given twice: three different ones are needed",
    "no_file": "{file} cannot be read: {why}",
    "type_card": "Card {place} of 3: scan its square, or type its 13 lines. "
    "An empty line ends it.",
    "card": "card {place} of 3:",
    "fault_empty": "nothing on it looks like a card",
    "fault_typo": "look again at line {lines}: a letter is wrong, missing or too many",
    "fault_length": "look again at line {lines}: a letter is missing or too many",
    "fault_twice": "line {lines} was given twice, and not alike",
    "fault_missing": "line {lines} is missing",
    "fault_version": "it was made by another version of this program",
    "drilled": "They fit: cards {cards} would open the house. Nothing was opened. "
    "It stands in the ledger.",
    "no_family": "no family is called {code} here",
    "no_worker": "no worker who may come in is called {name}",
    "used": "{name} has the keys of {code} now, as far as her role may hold them.",
    "misfit_fewer": "three different cards are needed",
    "misfit_sets": "these cards were not made together",
    "misfit_another": "these cards belong to another house",
    "misfit_none_made": "no cards were made here. Run: umay recovery make",
    "misfit_altered": "these cards open nothing: one of them was altered",
    "refused_no_keys": "she has no keys of her own yet: let her sign in once",
    "refused_no_key": "nothing of this family was sealed for the cards",
    "refused_restricted": "the woman wants only her own worker to open this",
    "refused_may_not_hold": "this worker may not hold these keys",
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "kk": KAZAKH,
    "ru": RUSSIAN,
    "en": ENGLISH,
}
ON_THE_CARD: Mapping[str, Mapping[str, str]] = {
    "kk": {
        "keep": "Кәртені ешкім таппайтын жерде сақтаңыз. Бес кәртенің кез келген үшеуі "
        "бірге ғана ашады; екеуі ештеңе ашпайды. Суретке түсірмеңіз, көшірмеңіз. "
        "Жоғалса не бөтен көз көрсе, кәртені берген адамға бірден айтыңыз.",
        "typing": "0 – әрқашан нөл. I, L, O, U әріптері жоқ.",
    },
    "ru": {
        "keep": "Храните карточку там, где её никто не найдёт. Открывают только любые "
        "три из пяти вместе; две не открывают ничего. Не фотографируйте и не "
        "копируйте. Если она потерялась или её увидел чужой, сразу скажите тому, "
        "кто вам её дал.",
        "typing": "0 – всегда ноль. Букв I, L, O, U здесь нет.",
    },
    "en": {
        "keep": "Keep this card where nobody finds it. Only any three of the five "
        "together open; two open nothing. Do not photograph or copy it. If it is lost "
        "or a stranger saw it, tell the person who gave it to you at once.",
        "typing": "0 is always zero. There are no letters I, L, O, U.",
    },
}
