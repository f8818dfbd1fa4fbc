"""Work that may take longer than a frame, on other threads than the interface's."""

import gc
import sys
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal
from shiboken6 import isValid

TURN_S = 0.001
"""How long work may keep the interface thread waiting for its turn; Python's own is 5 ms, a third
of a frame, and a repaint takes several turns."""

COLLECT_EVERY_MS = 1000
GENERATIONS = {300: 2, 5: 1, 1: 0}
"""By every how many turns: how old the objects are that are looked at. All take some frames."""

Result = TypeVar("Result")


class Task(Generic[Result]):
    """One piece of work under way. Cancelled work never calls back."""

    def __init__(self) -> None:
        self._cancelled = False

    def cancel(self) -> None:
        """Drop the result. Work that checks `is_cancelled` from time to time also stops running."""
        self._cancelled = True

    def is_cancelled(self) -> bool:
        """Whether the work should stop; safe to ask from its thread."""
        return self._cancelled


def _is_deleted(method: Callable[..., None]) -> bool:
    """Whether the object that a method is bound to has been deleted by Qt since the work began."""
    receiver = getattr(method, "__self__", None)
    return isinstance(receiver, QObject) and not isValid(receiver)


class _Job(QRunnable):
    def __init__(
        self, work: Callable[[], Any], tell: Callable[[Any, Exception | None], None]
    ) -> None:
        super().__init__()
        self._work = work
        self._tell = tell

    def run(self) -> None:
        try:
            result, problem = self._work(), None
        except Exception as error:
            result, problem = None, error
        self._tell(result, problem)


class Tasks(QObject):
    """Runs Qt-free functions on a pool of threads and brings results back to this thread."""

    _finished = Signal(object)
    """Carries what to call here, with a result and an error. One sender for all the work: a sender
    of its own for each could be deleted here while it is still sending on the other thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._finished.connect(self._arrived, Qt.ConnectionType.QueuedConnection)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(3)
        self._at_once = QThreadPool(self)
        self._at_once.setMaxThreadCount(1)
        sys.setswitchinterval(TURN_S)
        self._collect_here()
        self._running: set[Task[Any]] = set()
        self._when_idle: list[Callable[[], None]] = []

    def _collect_here(self) -> None:
        """Collect cycles on this thread alone, and no longer whenever something is allocated.

        Python collects on whichever thread allocates; a widget in a cycle, freed on another thread
        than its own, ends the program.
        """
        gc.disable()
        self._turns = 0
        self._is_starting = False
        collecting = QTimer(self, interval=COLLECT_EVERY_MS)
        collecting.timeout.connect(self._collect)
        collecting.start()

    def keep_start(self) -> None:
        """Let the first turn collect nothing, and no turn look at what is there until then.

        What a start makes stays to the end; to look through it takes two frames.
        """
        self._is_starting = True

    def _collect(self) -> None:
        self._turns += 1
        if self._is_starting:
            self._is_starting = False
            gc.freeze()
            return
        gc.collect(next(old for every, old in GENERATIONS.items() if not self._turns % every))

    def run(
        self,
        work: Callable[[Task[Result]], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
        *,
        at_once: bool = False,
    ) -> Task[Result]:
        """Call `work(task)` on another thread, then `done(result)` or `failed(error)` here.

        With `at_once`, it waits for no other work but such as is to be done at once, too. Nobody is
        called where `done` is the method of an object that has been deleted meanwhile.
        """
        task: Task[Result] = Task()

        def deliver(result: Any, error: Exception | None) -> None:
            self._ended(task)
            if task.is_cancelled() or _is_deleted(done):
                return
            if error is None:
                done(result)
            else:
                failed(error)

        self._running.add(task)
        pool = self._at_once if at_once else self._pool
        pool.start(
            _Job(
                lambda: work(task),
                lambda result, error: self._finished.emit((deliver, result, error)),
            )
        )
        return task

    def _arrived(self, outcome: tuple[Callable[[Any, Exception | None], None], Any, Any]) -> None:
        deliver, result, error = outcome
        deliver(result, error)

    def when_idle(self, then: Callable[[], None]) -> None:
        """Call back on this thread once nothing runs any more; at once if nothing does."""
        if self._running:
            self._when_idle.append(then)
        else:
            then()

    def _ended(self, task: Task[Any]) -> None:
        self._running.discard(task)
        if not self._running:
            waiting, self._when_idle = self._when_idle, []
            for then in waiting:
                then()

    def stop(self, milliseconds: int = 5000) -> bool:
        """Cancel all that runs and wait for it, at the program's end: nothing calls back then."""
        for task in self._running:
            task.cancel()
        ended = [pool.waitForDone(milliseconds) for pool in (self._pool, self._at_once)]
        return all(ended)
