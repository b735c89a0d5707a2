"""The sharing of this journal with the server of a department: joined, sent, left."""
