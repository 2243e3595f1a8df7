#ifndef CFILESIZE_H
#define CFILESIZE_H

/* lstat, of which Glibc's module has the function; to which module what it fills belongs depends on what else is compiled.
   Without the system's header, see CEpoll.h. */
#include <stdint.h>

/* How many bytes a file has; -1 where there is none, or something else than a file. */
int64_t file_size(const char *path);

#endif
