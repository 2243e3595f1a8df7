#ifndef CMALLOC_H
#define CMALLOC_H

/* mallopt, which Glibc's module lacks; without the system's header, see CEpoll.h. */

/* Has the allocator share out no more arenas than this among the threads. */
void malloc_limit_arenas(int count);

#endif
