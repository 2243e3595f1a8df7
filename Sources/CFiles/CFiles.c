#define _GNU_SOURCE
#include "CFiles.h"

#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int64_t file_size(const char *path) { return file_size_in(AT_FDCWD, path, ""); }

int64_t file_size_in(int folder, const char *name, const char *suffix) {
    char whole[PATH_MAX];
    struct stat found;
    const size_t length = strlen(name), more = strlen(suffix);
    if (length + more >= sizeof whole) return -1;
    memcpy(whole, name, length);
    memcpy(whole + length, suffix, more + 1);
    if (fstatat(folder, whole, &found, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(found.st_mode)) return -1;
    return found.st_size;
}

int file_set_modified(int descriptor, int64_t seconds) {
    const struct timespec times[2] = {{.tv_sec = seconds}, {.tv_sec = seconds}};
    return futimens(descriptor, times);
}

int file_system_sync(int descriptor) { return syncfs(descriptor); }
