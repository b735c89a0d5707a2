"""PDFium takes one thread at a time, whoever asks."""

from threading import Lock

one_at_a_time = Lock()
