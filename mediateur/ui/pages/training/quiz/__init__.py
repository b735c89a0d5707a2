"""The quiz: chosen, answered, its result; and for trainers, how well each question is answered."""
