/// Counts the allocations of one thread of a test.
///
/// With glibc this program's malloc, calloc, realloc and their aligned kin are counted on their way
/// to the C library's, whoever calls them. Elsewhere, and under a sanitiser, which wants these
/// functions for itself, nothing is counted and `allocation_counter_works` says so.
#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

#include <stdbool.h>
#include <stdint.h>

/// Whether allocations can be counted here.
bool allocation_counter_works(void);

/// Counts the calling thread's allocations from here on, from 0.
void allocation_counter_start(void);

/// Counts no longer, and tells how many there were since `allocation_counter_start`.
uint64_t allocation_counter_stop(void);

#endif
