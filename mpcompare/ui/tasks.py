"""Work that may take longer than a frame, away from the interface thread."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

Result = TypeVar("Result")


class Task(Generic[Result]):
    """One piece of work under way. Cancelled work never calls back."""

    def __init__(self) -> None:
        self._cancelled = False

    def cancel(self) -> None:
        """Stop caring. Work that asks `is_cancelled` now and then also stops running."""
        self._cancelled = True

    def is_cancelled(self) -> bool:
        """Whether the work should stop; safe to ask from its thread."""
        return self._cancelled


class _Messenger(QObject):
    """Carries one outcome to the interface thread: it lives there, and its slot is queued."""

    finished = Signal(object)

    def __init__(self, parent: QObject, deliver: Callable[[Any, Exception | None], None]) -> None:
        super().__init__(parent)
        self._deliver = deliver
        self.finished.connect(self._arrived, Qt.ConnectionType.QueuedConnection)

    def _arrived(self, outcome: tuple[Any, Exception | None]) -> None:
        self.deleteLater()
        self._deliver(*outcome)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], Any], messenger: _Messenger) -> None:
        super().__init__()
        self._work = work
        self._messenger = messenger

    def run(self) -> None:
        try:
            outcome = (self._work(), None)
        except Exception as error:
            outcome = (None, error)
        self._messenger.finished.emit(outcome)


class Tasks(QObject):
    """Runs Qt-free functions on a pool of threads and brings results back to this thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._running: set[Task[Any]] = set()
        self._when_idle: list[Callable[[], None]] = []

    def run(
        self,
        work: Callable[[Task[Result]], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> Task[Result]:
        """Call `work(task)` on another thread, then `done(result)` or `failed(error)` here."""
        task: Task[Result] = Task()

        def deliver(result: Any, error: Exception | None) -> None:
            self._ended(task)
            if task.is_cancelled():
                return
            if error is None:
                done(result)
            else:
                failed(error)

        self._running.add(task)
        self._pool.start(_Job(lambda: work(task), _Messenger(self, deliver)))
        return task

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
        """Cancel all that runs and wait for it, at the end: nothing calls back from then on."""
        for task in self._running:
            task.cancel()
        return self._pool.waitForDone(milliseconds)
