#include "environment.h"

#include <glpk.h>
#include <stddef.h>

typedef struct {
    glp_prob *program;
    glp_prob *result;
    int flag, count;
    const int *indices;
    const double *values;
    double cost;
    guard_bounds bounds;
} arguments;

static int create(void *info) {
    arguments *a = info;
    a->result = glp_create_prob();
    glp_set_obj_dir(a->result, a->flag ? GLP_MAX : GLP_MIN);
    return 0;
}

glp_prob *guard_create(int maximise) {
    arguments a = {.flag = maximise};
    return guard_run(create, &a) == 0 ? a.result : NULL;
}

static int copy(void *info) {
    arguments *a = info;
    a->result = glp_create_prob();
    glp_copy_prob(a->result, a->program, GLP_OFF);
    return 0;
}

glp_prob *guard_copy(glp_prob *program) {
    arguments a = {.program = program};
    return guard_run(copy, &a) == 0 ? a.result : NULL;
}

static int delete(void *info) {
    glp_delete_prob(((arguments *)info)->program);
    return 0;
}

void guard_delete(glp_prob *program) {
    arguments a = {.program = program};
    guard_run(delete, &a);
}

static int add_rows(void *info) {
    arguments *a = info;
    int first = glp_add_rows(a->program, a->count);
    for (int row = first; row < first + a->count; row++)
        glp_set_row_bnds(a->program, row, a->bounds.kind, a->bounds.lower, a->bounds.upper);
    return 0;
}

int guard_add_rows(glp_prob *program, int count, guard_bounds bounds) {
    arguments a = {.program = program, .count = count, .bounds = bounds};
    return count == 0 ? 0 : guard_run(add_rows, &a);
}

static int add_row(void *info) {
    arguments *a = info;
    int row = glp_add_rows(a->program, 1);
    glp_set_row_bnds(a->program, row, a->bounds.kind, a->bounds.lower, a->bounds.upper);
    if (a->count > 0) glp_set_mat_row(a->program, row, a->count, a->indices, a->values);
    return 0;
}

int guard_add_row(
    glp_prob *program, guard_bounds bounds, int length, const int *columns, const double *values) {
    arguments a = {
        .program = program, .bounds = bounds, .count = length, .indices = columns,
        .values = values};
    return guard_run(add_row, &a);
}

static int add_column(void *info) {
    arguments *a = info;
    int column = glp_add_cols(a->program, 1);
    glp_set_col_bnds(a->program, column, a->bounds.kind, a->bounds.lower, a->bounds.upper);
    glp_set_obj_coef(a->program, column, a->cost);
    if (a->flag) glp_set_col_kind(a->program, column, GLP_IV);
    if (a->count > 0) glp_set_mat_col(a->program, column, a->count, a->indices, a->values);
    return 0;
}

int guard_add_column(
    glp_prob *program, int integer, double cost, guard_bounds bounds, int length, const int *rows,
    const double *values) {
    arguments a = {
        .program = program, .flag = integer, .cost = cost, .bounds = bounds, .count = length,
        .indices = rows, .values = values};
    return guard_run(add_column, &a);
}

static int delete_rows(void *info) {
    arguments *a = info;
    glp_del_rows(a->program, a->count, a->indices);
    return 0;
}

int guard_delete_rows(glp_prob *program, int count, const int *rows) {
    arguments a = {.program = program, .count = count, .indices = rows};
    return count == 0 ? 0 : guard_run(delete_rows, &a);
}

static int delete_columns(void *info) {
    arguments *a = info;
    glp_del_cols(a->program, a->count, a->indices);
    return 0;
}

int guard_delete_columns(glp_prob *program, int count, const int *columns) {
    arguments a = {.program = program, .count = count, .indices = columns};
    return count == 0 ? 0 : guard_run(delete_columns, &a);
}
