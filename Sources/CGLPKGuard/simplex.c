#include "environment.h"

#include <glpk.h>

typedef struct {
    glp_prob *program;
    guard_simplex_options options;
} arguments;

static int simplex(void *info) {
    arguments *a = info;
    glp_smcp parameters;
    glp_init_smcp(&parameters);
    parameters.msg_lev = GLP_MSG_OFF;
    // GLP_DUALP goes on with the primal method where the dual one fails.
    parameters.meth = a->options.dual ? GLP_DUALP : GLP_PRIMAL;
    // Steepest edge stays on: the standard pricing takes three times the pivots.
    parameters.pricing = GLP_PT_PSE;
    parameters.r_test = a->options.standard_ratio_test ? GLP_RT_STD : GLP_RT_HAR;
    parameters.it_lim = a->options.iteration_limit;
    parameters.tm_lim = a->options.milliseconds;
    return glp_simplex(a->program, &parameters);
}

int guard_simplex(glp_prob *program, guard_simplex_options options) {
    arguments a = {program, options};
    return guard_run(simplex, &a);
}

static int standard_basis(void *info) {
    glp_std_basis(((arguments *)info)->program);
    return 0;
}

int guard_standard_basis(glp_prob *program) {
    arguments a = {.program = program};
    return guard_run(standard_basis, &a);
}

static int advanced_basis(void *info) {
    glp_adv_basis(((arguments *)info)->program, 0);
    return 0;
}

int guard_advanced_basis(glp_prob *program) {
    arguments a = {.program = program};
    return guard_run(advanced_basis, &a);
}
