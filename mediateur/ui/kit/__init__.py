"""Theme, controls, forms, messages, dialogs, announcements: what every page is built from. Knows no feature."""
