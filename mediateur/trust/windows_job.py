"""A Job Object of Windows that this process puts itself in: the kernel bounds its memory and its processor time."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediateur.trust.bounds import Bounds

_PROCESS_TIME, _ACTIVE_PROCESSES, _PROCESS_MEMORY, _NO_ERROR_BOX = 0x2, 0x8, 0x100, 0x400
_EXTENDED_LIMITS = 9
_TICKS = 10_000_000  # of 100 nanoseconds, in a second


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    )


class Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", BasicLimits),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def limits_of(bounds: Bounds) -> Limits:
    """Return bounds as Windows takes them: no other process either, and no box on the screen when this one falls."""
    limits = Limits()
    limits.basic.flags = _PROCESS_TIME | _ACTIVE_PROCESSES | _PROCESS_MEMORY | _NO_ERROR_BOX
    limits.basic.process_time = bounds.seconds * _TICKS
    limits.basic.active_processes = 1
    limits.process_memory = bounds.memory << 20
    return limits


def enter_job(bounds: Bounds) -> None:
    """Put this process in a job with these bounds. Raises OSError when Windows refuses."""
    kernel = getattr(ctypes, "WinDLL")("kernel32", use_last_error=True)  # noqa: B009 - ctypes has it on Windows only
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p)
    kernel.SetInformationJobObject.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32)
    kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    limits = limits_of(bounds)
    job = _done(kernel.CreateJobObjectW(None, None))
    _done(kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)))
    _done(kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()))


def _done(answer: int | None) -> int:
    """Return what Windows answered. Raises OSError where that is nothing."""
    if not answer:
        raise OSError(f"Windows refused, error {getattr(ctypes, 'get_last_error')()}")  # noqa: B009
    return answer
