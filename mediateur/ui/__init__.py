"""The Qt skin: the only room that knows PySide6.

Once loaded, PySide6 looks for its own name in the source of all that the process imports from then on, so as to serve
those who ask for its `__feature__`. Nobody does here: the import that was there before, which it keeps, is put back.
"""

import builtins

import PySide6.QtCore  # noqa: F401

builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)
