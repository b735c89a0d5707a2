"""The screens: each is a widget that is handed the use cases it needs and tells by signals what the reader wants."""
