"""Together: what several threads ask at one moment is carried out in one go.

Whoever finds nobody at work answers for all who wait; the others sleep until they are
told. Nobody waits for a clock: alone, a question is answered at once.
"""

from collections import deque
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from threading import Lock
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class _Question(Generic[Asked, Answer]):
    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.answer: Answer | Exception | None = None
        self.woken: SimpleQueue[None] = SimpleQueue()


class Together(Generic[Asked, Answer]):
    """``carry_out`` answers each question, or gives the error that is its answer."""

    def __init__(
        self, carry_out: Callable[[list[Asked]], Sequence[Answer | Exception]]
    ) -> None:
        self._carry_out = carry_out
        # Its own operations are atomic: nothing falls between two threads.
        self._waiting: deque[_Question[Asked, Answer]] = deque()
        self._turn = Lock()

    def ask(self, asked: Asked) -> Answer:
        """Return the answer to one question, or raise the error that is its answer."""
        mine: _Question[Asked, Answer] = _Question(asked)
        self._waiting.append(mine)
        while mine.answer is None:
            if self._turn.acquire(blocking=False):
                self._answer_all(mine)
                self._wake_the_next()
            else:
                mine.woken.get()
        if isinstance(mine.answer, Exception):
            raise mine.answer
        return mine.answer

    def _answer_all(self, mine: _Question[Asked, Answer]) -> None:
        try:
            group = [self._waiting.popleft() for _ in range(len(self._waiting))]
            if group:
                self._answer(group)
        finally:
            self._turn.release()
        for question in group:
            if question is not mine:
                question.woken.put(None)

    def _wake_the_next(self) -> None:
        """Who came meanwhile found somebody at work, and sleeps: it is her turn."""
        try:
            self._waiting[0].woken.put(None)
        except IndexError:
            return

    def _answer(self, group: list[_Question[Asked, Answer]]) -> None:
        try:
            answers = self._carry_out([question.asked for question in group])
        except Exception as error:  # noqa: BLE001 (each of the group is told)
            answers = [error] * len(group)
        for question, answer in zip(group, answers, strict=True):
            question.answer = answer
