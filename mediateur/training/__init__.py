"""Who may help: modules, quizzes, practice, the register of mediators, rules of certification."""
