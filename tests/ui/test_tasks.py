"""Work on other threads: what comes back where, and on which thread cycles are collected."""

import gc
import threading

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from mpcompare.ui.tasks import Tasks


class Cycle:
    """Refers to itself, and says on which thread it ends."""

    def __init__(self, ends: list[threading.Thread]) -> None:
        self._ends, self._itself = ends, self

    def __del__(self) -> None:
        self._ends.append(threading.current_thread())


def test_cycles_end_on_the_interface_thread_however_much_is_allocated_elsewhere(
    qtbot: QtBot,
) -> None:
    owner = QObject()
    tasks, done, ends = Tasks(owner), list[int](), list[threading.Thread]()

    def work(_: object) -> int:
        for _ in range(200):
            Cycle(ends)
        return len([[number] for number in range(100_000)])  # many collections, if allowed

    for _ in range(8):
        tasks.run(work, done.append, lambda _: None)
    qtbot.waitUntil(lambda: len(done) == 8)
    # one in the making when the old ones were looked at may have to wait for a minute
    qtbot.waitUntil(lambda: len(ends) > 8 * 200 - 16, timeout=20_000)
    assert set(ends) == {threading.main_thread()}
    assert tasks.stop()


def test_what_a_start_makes_is_not_looked_through(qtbot: QtBot) -> None:
    owner = QObject()
    tasks, ends = Tasks(owner), list[threading.Thread]()
    there = gc.get_freeze_count()
    tasks.keep_start()
    kept = len(gc.get_objects())
    try:
        qtbot.waitUntil(lambda: gc.get_freeze_count() > there + kept / 2)
        Cycle(ends)  # what comes later ends as ever
        qtbot.waitUntil(lambda: len(ends) == 1)
    finally:
        gc.unfreeze()
    assert tasks.stop()


def test_a_result_arrives_on_the_thread_that_asked(qtbot: QtBot) -> None:
    owner = QObject()
    tasks, threads = Tasks(owner), list[threading.Thread]()
    tasks.run(
        lambda _: threading.current_thread(),
        lambda worked_on: threads.extend((worked_on, threading.current_thread())),
        lambda _: None,
    )
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()
    assert tasks.stop()


def test_a_result_for_a_deleted_receiver_is_dropped(qtbot: QtBot) -> None:
    class Receiver(QObject):
        def take(self, result: str) -> None:
            self.setObjectName(result)

    owner, receiver, told = QObject(), Receiver(), list[str]()
    tasks = Tasks(owner)
    tasks.run(lambda _: "late", receiver.take, lambda _: None)
    receiver.deleteLater()
    QCoreApplication.sendPostedEvents(receiver, QEvent.Type.DeferredDelete)
    tasks.when_idle(lambda: told.append("idle"))
    with qtbot.captureExceptions() as raised:
        qtbot.waitUntil(lambda: told == ["idle"])
    assert raised == []
    assert tasks.stop()


def test_cancelled_work_never_calls_back(qtbot: QtBot) -> None:
    owner = QObject()
    tasks, called, let_go = Tasks(owner), list[str](), threading.Event()
    task = tasks.run(lambda _: let_go.wait(5), lambda _: called.append("done"), lambda _: None)
    task.cancel()
    let_go.set()
    idle = list[bool]()
    tasks.when_idle(lambda: idle.append(True))
    qtbot.waitUntil(lambda: bool(idle))
    assert called == []
    assert tasks.stop()
