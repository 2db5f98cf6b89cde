// GLPK guard
