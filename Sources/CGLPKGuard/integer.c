#include "environment.h"

#include <glpk.h>
#include <stdatomic.h>
#include <stdlib.h>

struct guard_flag {
    _Atomic int raised;
};

guard_flag *guard_flag_make(void) {
    guard_flag *flag = malloc(sizeof *flag);
    if (flag == NULL) abort();
    atomic_init(&flag->raised, 0);
    return flag;
}

void guard_flag_free(guard_flag *flag) { free(flag); }

void guard_flag_set(guard_flag *flag, int raised) { atomic_store(&flag->raised, raised); }

int guard_flag_is_raised(const guard_flag *flag) { return atomic_load(&flag->raised); }

typedef struct {
    glp_prob *program;
    guard_integer_options options;
    guard_integer_report *report;
} arguments;

/// GLPK calls this at several points of each node; ends the search at the limit or on request.
static void watch(glp_tree *tree, void *info) {
    arguments *a = info;
    if (a->options.stop != NULL && guard_flag_is_raised(a->options.stop)) {
        a->report->was_interrupted = 1;
        glp_ios_terminate(tree);
        return;
    }
    // A subproblem is about to be selected; here alone no node is half done, so that the list of
    // open nodes bounds what is left.
    if (glp_ios_reason(tree) != GLP_ISELECT) return;
    int best = glp_ios_best_node(tree);
    if (best != 0) {
        a->report->has_bound = 1;
        a->report->bound = glp_ios_node_bound(tree, best);
    }
    if (a->report->nodes >= a->options.node_limit)
        glp_ios_terminate(tree);
    else
        a->report->nodes += 1;
}

static int integer(void *info) {
    arguments *a = info;
    glp_iocp parameters;
    glp_init_iocp(&parameters);
    parameters.msg_lev = GLP_MSG_OFF;
    parameters.tm_lim = a->options.milliseconds;
    parameters.mip_gap = a->options.relative_gap;
    parameters.tol_obj = a->options.objective_tolerance;
    parameters.clq_cuts = a->options.clique_cuts ? GLP_ON : GLP_OFF;
    parameters.cov_cuts = a->options.cover_cuts ? GLP_ON : GLP_OFF;
    parameters.mir_cuts = a->options.rounding_cuts ? GLP_ON : GLP_OFF;
    parameters.gmi_cuts = a->options.gomory_cuts ? GLP_ON : GLP_OFF;
    parameters.presolve = a->options.presolve ? GLP_ON : GLP_OFF;
    parameters.cb_func = watch;
    parameters.cb_info = a;
    return glp_intopt(a->program, &parameters);
}

int guard_integer(
    glp_prob *program, guard_integer_options options, guard_integer_report *report) {
    *report = (guard_integer_report){0};
    arguments a = {program, options, report};
    return guard_run(integer, &a);
}
