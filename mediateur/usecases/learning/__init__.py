"""What a learner does for herself: modules, cases, quizzes, and her own history."""
