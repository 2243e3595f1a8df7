#ifdef __linux__

#include "CMalloc.h"

#include <malloc.h>

void malloc_limit_arenas(int count) { mallopt(M_ARENA_MAX, count); }

#endif
