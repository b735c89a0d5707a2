"""What of docs/manuel is made, and never written by hand: its pictures and the page of the keys. « make manuel »."""
