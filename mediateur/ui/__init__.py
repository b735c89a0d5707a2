"""The Qt skin: the only room that knows PySide6."""
