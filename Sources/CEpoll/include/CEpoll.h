#ifndef CEPOLL_H
#define CEPOLL_H

/* epoll, eventfd and accept4, which Glibc's module lacks. None of the system's headers is included here: what Swift sees
   of them would then be this module's in one file and Glibc's in the next. */
#include <stdbool.h>
#include <stdint.h>

/* The most that one wait tells of. */
enum { readiness_capacity = 256 };

/* What has come: the number that a descriptor was added with, whether its other end sends no more, and whether it is
   gone. */
struct readiness {
    uint64_t token;
    bool is_input_end;
    bool is_end;
};

/* What is waited for; the end of a connection is told of whatever it is. */
enum readiness_interest {
    readiness_end,
    readiness_input,
    /* Input that was not there before: what is left over after a read is told of once more only if it is asked for. */
    readiness_new_input,
    readiness_output,
    /* Input on a descriptor for which other queues wait too: not all of them are woken. */
    readiness_shared_input
};

/* Each returns -1 with errno set where the system refuses. */
int readiness_create(void);
int readiness_add(int queue, int descriptor, enum readiness_interest interest, uint64_t token);
int readiness_change(int queue, int descriptor, enum readiness_interest interest, uint64_t token);
int readiness_remove(int queue, int descriptor);

/* Waits for so many milliseconds at most; returns how many of `found` were filled. */
int readiness_wait(int queue, struct readiness *found, int milliseconds);

/* A counter that can be read when it is not 0. */
int waker_create(void);

/* Takes a connection that does not block and that no other program gets. */
int connection_accept(int listener);

#endif
