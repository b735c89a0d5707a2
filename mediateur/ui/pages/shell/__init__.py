"""What stands around the pages, over them, or in their place when no data folder can be used."""
