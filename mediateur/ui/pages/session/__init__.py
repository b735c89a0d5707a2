"""The session: triage, steps, obstacles and end, in full window, in narrow tabs, or as a side panel."""
