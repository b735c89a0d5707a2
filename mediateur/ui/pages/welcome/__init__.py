"""The first opening: reading comfort, place of help, privacy."""
