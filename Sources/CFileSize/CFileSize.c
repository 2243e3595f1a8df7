#include "CFileSize.h"

#include <sys/stat.h>

int64_t file_size(const char *path) {
    struct stat found;
    if (lstat(path, &found) != 0 || !S_ISREG(found.st_mode)) return -1;
    return found.st_size;
}
