"""What the shell of Windows tells of BitLocker, which anyone may ask: the property that the file manager shows.

COM is called through ctypes: SHCreateItemFromParsingName, then IShellItem2::GetInt32 with the key of
System.Volume.BitLockerProtection, which PSGetPropertyKeyFromName gives.
"""

from __future__ import annotations

import ctypes
import sys
import uuid
from pathlib import Path
from typing import Any

PROPERTY = "System.Volume.BitLockerProtection"
_SHELL_ITEM_2 = uuid.UUID("7e9fb0d3-919f-4307-ab2e-9b1860310c93")
# Places in the table of methods of IShellItem2, counted from 0 over IUnknown, IShellItem and its own.
_RELEASE, _GET_INT32 = 2, 16
_APARTMENT = 2


def protection(folder: Path) -> int | None:
    """Return the state of BitLocker on the volume of a folder; None where it is not told. Never raises."""
    if sys.platform != "win32":
        return None
    try:
        return _asked(folder.resolve().anchor)
    except (OSError, AttributeError, ValueError):
        return None


def _asked(volume: str) -> int | None:
    ole, shell, properties = (ctypes.WinDLL(name) for name in ("ole32", "shell32", "propsys"))  # type: ignore[attr-defined,unused-ignore]
    began = ole.CoInitializeEx(None, _APARTMENT)
    item = ctypes.c_void_p()
    try:
        key = ctypes.create_string_buffer(20)  # a PROPERTYKEY: a GUID and a number
        if properties.PSGetPropertyKeyFromName(PROPERTY, key) < 0:
            return None
        wanted = ctypes.create_string_buffer(_SHELL_ITEM_2.bytes_le, 16)
        if shell.SHCreateItemFromParsingName(volume, None, wanted, ctypes.byref(item)) < 0 or not item.value:
            return None
        state = ctypes.c_int32()
        failed = _method(item, _GET_INT32, ctypes.c_void_p, ctypes.c_void_p)(item, key, ctypes.byref(state)) < 0
        return None if failed else state.value
    finally:
        if item.value:
            _method(item, _RELEASE)(item)
        if began >= 0:
            ole.CoUninitialize()


def _method(item: ctypes.c_void_p, place: int, *kinds: Any) -> Any:  # noqa: ANN401 - a function of COM, made here
    table = ctypes.cast(item, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p))).contents
    kind = ctypes.WINFUNCTYPE(ctypes.c_long, ctypes.c_void_p, *kinds)  # type: ignore[attr-defined,unused-ignore]
    return kind(table[place])
