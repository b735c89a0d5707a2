"""Where paper comes out: the print queues of the system. No Qt here."""
