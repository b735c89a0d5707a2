"""Who may help: modules, quizzes and practice, and what a learner did of them."""
