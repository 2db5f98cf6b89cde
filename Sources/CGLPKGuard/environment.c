#include "environment.h"

#include <glpk.h>
#include <limits.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>

/// What the guard keeps for one environment of GLPK.
typedef struct {
    uint64_t thread;
    uint64_t generation;
    int memory_limit;
    int is_prepared;
    size_t length;
    char message[512];
} environment;

static _Thread_local environment own;

// GLPK built without thread-local storage has one environment for the process. Then all threads
// share this one, and calls go one at a time.
static environment shared;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

static int has_threads(void) { return glp_config("TLS") != NULL; }

static environment *current(void) { return has_threads() ? &own : &shared; }

static void enter(void) {
    if (!has_threads()) pthread_mutex_lock(&one_at_a_time);
}

static void leave(void) {
    if (!has_threads()) pthread_mutex_unlock(&one_at_a_time);
}

uint64_t guard_thread(void) {
    static _Atomic uint64_t last = 0;
    if (!has_threads()) return 0;
    // Numbers are never used again, unlike the addresses of threads.
    if (own.thread == 0) own.thread = atomic_fetch_add(&last, 1) + 1;
    return own.thread;
}

uint64_t guard_generation(void) { return current()->generation; }

const char *guard_message(void) { return current()->message; }

static void apply_memory_limit(const environment *state) {
    // 2^31 mebibytes are no limit; GLPK has no other way to lift one.
    int mebibytes = INT_MAX;
    if (state->memory_limit > 0) {
        // GLPK subtracts what is taken from the limit, unsigned: a limit below that is none at all.
        size_t taken;
        glp_mem_usage(NULL, NULL, &taken, NULL);
        mebibytes = state->memory_limit;
        if (taken >> 20 >= (size_t)mebibytes) mebibytes = (int)(taken >> 20) + 1;
    }
    glp_mem_limit(mebibytes);
}

void guard_set_memory_limit(int mebibytes) {
    enter();
    current()->memory_limit = mebibytes;
    leave();
}

static void free_environment(environment *state) {
    glp_free_env();
    state->generation += 1;
    state->is_prepared = 0;
}

void guard_release_thread(void) {
    enter();
    free_environment(current());
    leave();
}

/// Keeps what GLPK prints, and off the terminal (by returning non-zero).
static int keep_line(void *info, const char *line) {
    environment *state = info;
    size_t length = strlen(line), room = sizeof state->message - 1 - state->length;
    if (length > room) length = room;
    memcpy(state->message + state->length, line, length);
    state->length += length;
    state->message[state->length] = 0;
    return 1;
}

static void jump_back(void *info) { longjmp(*(jmp_buf *)info, 1); }

int guard_run(int (*body)(void *), void *arguments) {
    enter();
    environment *state = current();
    if (!state->is_prepared) {
        glp_term_out(GLP_OFF);
        state->is_prepared = 1;
    }
    // At each call, since the limit that GLPK is told follows what is taken.
    apply_memory_limit(state);
    int result;
    jmp_buf back;
    state->length = 0;
    if (setjmp(back) == 0) {
        glp_error_hook(jump_back, &back);
        glp_term_hook(keep_line, state);
        result = body(arguments);
        glp_term_hook(NULL, NULL);
        glp_error_hook(NULL, NULL);
    } else {
        // `result` was not set before the jump and `state` did not change: both are sound here.
        free_environment(state);
        result = GUARD_FATAL;
    }
    leave();
    return result;
}
