"""The program as a screen reader meets it: another process, over the accessibility bus, real keys, a real screen."""
