// The state that the guard keeps for each thread, and the one way to run GLPK under it.

#ifndef ENVIRONMENT_H
#define ENVIRONMENT_H

#include "guard.h"

/// Runs `body(arguments)` so that GLPK cannot abort: its result, or GUARD_FATAL.
int guard_run(int (*body)(void *), void *arguments);

#endif
