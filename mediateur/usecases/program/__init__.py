"""The program itself: its manual, its news, its licences, whether it is well and up to date."""
