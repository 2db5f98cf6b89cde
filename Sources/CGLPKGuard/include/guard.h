// GLPK behind a guard: what would abort the process comes back as a return value.
//
// GLPK answers misuse and exhausted memory with abort(). Here every call that allocates or computes
// runs under an error hook that jumps back into this file, so only C frames are jumped over. After
// such a jump GLPK's internals cannot be trusted: the guard frees the whole environment of the
// thread, and with it EVERY program of the thread. Each loss starts a new generation; a program of
// an older generation must not be touched any more.
//
// GLPK keeps one environment per thread (where it was built so), and a program stays with it.

#ifndef GUARD_H
#define GUARD_H

#include <stdint.h>

typedef struct glp_prob glp_prob;

/// What a guarded call returns when GLPK gave up; all other results are GLPK's own, 0 or more.
enum { GUARD_FATAL = -1 };

// MARK: The environment of a thread

/// A number that no other thread has or will have; 0 for all where GLPK is not built for threads.
uint64_t guard_thread(void);

/// How often the programs of this thread were lost.
uint64_t guard_generation(void);

/// What GLPK said when it last gave up on this thread; empty before that.
const char *guard_message(void);

/// Most mebibytes that the programs of this thread may take together; 0 for no limit. Where more is
/// taken already, up to one more mebibyte may be.
void guard_set_memory_limit(int mebibytes);

/// Frees the environment of this thread, and so all its programs.
void guard_release_thread(void);

// MARK: Building

/// A new, empty program; null when there is no memory.
glp_prob *guard_create(int maximise);

/// A copy with its basis and solution; null when there is no memory.
glp_prob *guard_copy(glp_prob *program);

/// Frees a program of this thread and of this generation.
void guard_delete(glp_prob *program);

/// Kind (GLP_FR, …) and bounds of a row or column.
typedef struct {
    int kind;
    double lower, upper;
} guard_bounds;

/// Adds rows, all with the same bounds.
int guard_add_rows(glp_prob *program, int count, guard_bounds bounds);

/// Adds a row. Elements 1 to `length` of the arrays count, as in GLPK.
int guard_add_row(
    glp_prob *program, guard_bounds bounds, int length, const int *columns, const double *values);

/// Adds a column. Elements 1 to `length` of the arrays count, as in GLPK.
int guard_add_column(
    glp_prob *program, int integer, double cost, guard_bounds bounds, int length, const int *rows,
    const double *values);

/// Deletes rows; elements 1 to `count` count.
int guard_delete_rows(glp_prob *program, int count, const int *rows);

/// Deletes columns; elements 1 to `count` count.
int guard_delete_columns(glp_prob *program, int count, const int *columns);

// MARK: Simplex

/// How glp_simplex shall run.
typedef struct {
    int dual;
    int standard_ratio_test;
    int iteration_limit;
    int milliseconds;
} guard_simplex_options;

/// glp_simplex: 0 or a GLP_E… code, or GUARD_FATAL.
int guard_simplex(glp_prob *program, guard_simplex_options options);

/// Makes the basis of all rows.
int guard_standard_basis(glp_prob *program);

/// Makes an advanced (triangular) basis.
int guard_advanced_basis(glp_prob *program);

// MARK: Branch and cut

/// A flag that any thread may raise at any time.
typedef struct guard_flag guard_flag;

guard_flag *guard_flag_make(void);
void guard_flag_free(guard_flag *flag);
void guard_flag_set(guard_flag *flag, int raised);
int guard_flag_is_raised(const guard_flag *flag);

/// How glp_intopt shall run.
typedef struct {
    int64_t node_limit;
    int milliseconds;
    double relative_gap;
    double objective_tolerance;
    int clique_cuts, cover_cuts, rounding_cuts, gomory_cuts;
    int presolve;
    /// May be null.
    const guard_flag *stop;
} guard_integer_options;

/// What the callback saw.
typedef struct {
    /// Subproblems taken up.
    int64_t nodes;
    /// Whether `bound` is known.
    int has_bound;
    /// Best bound over the open subproblems, when last looked at.
    double bound;
    /// Whether the flag, or else the node limit, ended the search.
    int was_interrupted;
} guard_integer_report;

/// glp_intopt: 0 or a GLP_E… code, or GUARD_FATAL.
int guard_integer(
    glp_prob *program, guard_integer_options options, guard_integer_report *report);

#endif
