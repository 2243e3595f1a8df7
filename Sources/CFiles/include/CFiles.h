#ifndef CFILES_H
#define CFILES_H

/* What of files Glibc's module has not, or has only where nothing else that is compiled has its structures too.
   Without the system's headers, see CEpoll.h. */
#include <stdint.h>

/* How many bytes a file has; -1 where there is none, or something else than a file (lstat). */
int64_t file_size(const char *path);

/* The same of the file in an open folder whose name is made of two parts (fstatat). */
int64_t file_size_in(int folder, const char *name, const char *suffix);

/* Gives an open file a time of modification, in seconds since 1970; 0, or -1 with errno (futimens). */
int file_set_modified(int descriptor, int64_t seconds);

/* Waits until all that was written to the file system of an open file is on the disk; 0, or -1 with errno (syncfs). */
int file_system_sync(int descriptor);

#endif
