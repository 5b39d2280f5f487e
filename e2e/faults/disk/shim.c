/*
 * Stands between the server and the C library, for what is written to and synced of files whose path has DISK_OF in it.
 *
 * DISK_RECORD  a file that gets every write, truncation and sync that succeeded, with the times of its begin and end
 * DISK_SYNC_MS how long a sync takes, in ms, beside what it needs
 * DISK_FAIL    a file that names a call and the end of a path ("fsync .db"). While it is there, this call fails with EIO on
 *              such files; the first time is written to DISK_FAIL with ".at" behind, in ns of the monotonic clock
 *
 * A record: op, four times 8 bytes (begin, end, offset, length), the path's length in 4 bytes, path, and the bytes of a write.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int record = -2;

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* The path of a descriptor that is watched, or 0. */
static int watched(int fd, char *path, size_t size) {
  static const char *of;
  if (!of) of = getenv("DISK_OF");
  if (!of) return 0;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, size - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return strstr(path, of) != 0;
}

static void note(char op, int64_t begin, int64_t offset, int64_t length, const char *path, const void *bytes) {
  int64_t end = now();
  pthread_mutex_lock(&lock);
  if (record == -2) {
    const char *file = getenv("DISK_RECORD");
    record = file ? open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
  }
  if (record >= 0) {
    int64_t numbers[4] = {begin, end, offset, length};
    uint32_t named = strlen(path);
    struct iovec parts[5] = {{&op, 1}, {numbers, sizeof numbers}, {&named, 4}, {(void *)path, named},
                             {(void *)bytes, bytes ? (size_t)length : 0}};
    if (writev(record, parts, 5) < 0) abort();
  }
  pthread_mutex_unlock(&lock);
}

static int fails(const char *call, const char *path) {
  const char *file = getenv("DISK_FAIL");
  char order[256] = {0}, end[200] = {0}, wanted[32] = {0};
  if (!file) return 0;
  int fd = open(file, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  ssize_t length = read(fd, order, sizeof order - 1);
  close(fd);
  if (length <= 0 || sscanf(order, "%31s %199s", wanted, end) != 2) return 0;
  size_t at = strlen(path), need = strlen(end);
  if (strcmp(wanted, call) || at < need || strcmp(path + at - need, end)) return 0;
  char mark[4096];
  snprintf(mark, sizeof mark, "%s.at", file);
  fd = open(mark, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd >= 0) {
    dprintf(fd, "%lld", (long long)now());
    close(fd);
  }
  errno = EIO;
  return 1;
}

#define REAL(name) \
  static __typeof__(name) *real; \
  if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  REAL(pwrite64);
  char path[4096];
  int64_t begin = now();
  ssize_t written = real(fd, bytes, length, offset);
  int failed = errno;
  if (written > 0 && watched(fd, path, sizeof path)) note('w', begin, offset, written, path, bytes);
  errno = failed;
  return written;
}

int ftruncate64(int fd, off64_t length) {
  REAL(ftruncate64);
  char path[4096];
  int64_t begin = now();
  int result = real(fd, length);
  int failed = errno;
  if (result == 0 && watched(fd, path, sizeof path)) note('t', begin, length, 0, path, 0);
  errno = failed;
  return result;
}

static int sync_of(int (*real)(int), const char *call, int fd) {
  char path[4096];
  if (!watched(fd, path, sizeof path)) return real(fd);
  if (fails(call, path)) return -1;
  static int delay = -1;
  if (delay < 0) delay = getenv("DISK_SYNC_MS") ? atoi(getenv("DISK_SYNC_MS")) : 0;
  int64_t begin = now();
  if (delay) usleep(delay * 1000);
  int result = real(fd);
  int failed = errno;
  if (result == 0) note('s', begin, 0, 0, path, 0);
  errno = failed;
  return result;
}

int fsync(int fd) {
  REAL(fsync);
  return sync_of(real, "fsync", fd);
}

int fdatasync(int fd) {
  REAL(fdatasync);
  return sync_of(real, "fdatasync", fd);
}
