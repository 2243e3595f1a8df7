#define _GNU_SOURCE
#include "CFiles.h"

#include <sys/stat.h>
#include <unistd.h>

int64_t file_size(const char *path) {
    struct stat found;
    if (lstat(path, &found) != 0 || !S_ISREG(found.st_mode)) return -1;
    return found.st_size;
}

int file_set_modified(int descriptor, int64_t seconds) {
    const struct timespec times[2] = {{.tv_sec = seconds}, {.tv_sec = seconds}};
    return futimens(descriptor, times);
}

int file_system_sync(int descriptor) { return syncfs(descriptor); }
