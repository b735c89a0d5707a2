/* A disk that fails when it is told to: preloaded, it stands between a program and libc for all that is in one folder.

   disk_fault(folder, fault, after): from now on, that folder answers as `fault` says, once `after` of the calls that
   the fault is about went through; no folder mends it. disk_calls() tells how many such calls there were since. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

/* The order is that of tests/faults/disk_shim.py. */
enum fault { SOUND, FULL, READ_ONLY, SLOW, GONE, BROKEN, DENIED, LOCKLESS };
/* What a call does to a file or to a name. */
enum act { READS, WRITES, GROWS, OPENS, MAKES, NAMES, REMOVES, LOOKS, LOCKS, SYNCS };

static char root[PATH_MAX];
static volatile int fault = SOUND;
static volatile long calls, after;
static pthread_mutex_t counting = PTHREAD_MUTEX_INITIALIZER;

void disk_fault(const char *folder, int which, long sound_calls) {
  fault = SOUND;
  strncpy(root, folder, sizeof root - 1);
  calls = 0;
  after = sound_calls;
  fault = which;
}

long disk_calls(void) { return calls; }

static int within(const char *path) {
  size_t length = strlen(root);
  return length && !strncmp(path, root, length) && (path[length] == '/' || !path[length]);
}

static int named(int folder, const char *name) {
  char path[PATH_MAX], link[64];
  if (!fault || !name) return 0;
  if (name[0] == '/') return within(name);
  if (folder == AT_FDCWD) {
    if (!getcwd(path, sizeof path)) return 0;
    return within(path);
  }
  snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return within(path);
}

static int held(int file) { return fault ? named(file, "") : 0; }

static int answer_to(enum act act) {
  switch (fault) {
    case FULL: return act == GROWS || act == WRITES || act == MAKES ? ENOSPC : 0;
    case READ_ONLY:
      return act == GROWS || act == WRITES || act == MAKES || act == NAMES || act == REMOVES ? EROFS
             : act == SYNCS ? EIO : 0;
    case GONE:
      /* The locks on a file that is open are the kernel's: they outlive the disk. */
      return act == OPENS || act == MAKES || act == NAMES || act == REMOVES || act == LOOKS ? ENOENT
             : act == LOCKS ? 0 : EIO;
    case BROKEN: return EIO;
    case DENIED: return act == OPENS || act == MAKES || act == NAMES || act == REMOVES || act == LOOKS ? EACCES : 0;
    case LOCKLESS: return act == LOCKS ? ENOLCK : 0;
    default: return 0;
  }
}

/* Returns the errno that a call gets, 0 when it goes through. */
static int refused(enum act act) {
  if (fault == SLOW) {
    struct timespec rest = {0, act == SYNCS ? 60000000 : act == LOOKS || act == LOCKS ? 0 : 3000000};
    nanosleep(&rest, NULL);
    return 0;
  }
  int answer = answer_to(act);
  if (!answer) return 0;
  pthread_mutex_lock(&counting);
  long rank = calls++;
  pthread_mutex_unlock(&counting);
  return rank < after ? 0 : answer;
}

/* SQLite sleeps ten seconds before it believes that there are no locks: tests need not. */
int usleep(useconds_t span) {
  if (fault == LOCKLESS || fault == BROKEN) return 0;
  return ((int (*)(useconds_t))dlsym(RTLD_NEXT, "usleep"))(span);
}

#define REFUSED(is_in, act, failed)          \
  if (is_in) {                               \
    int answer = refused(act);               \
    if (answer) { errno = answer; return failed; } \
  }
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static enum act opening(int folder, const char *name, int flags) {
  struct stat found;
  if (!(flags & (O_CREAT | O_TMPFILE))) return flags & (O_WRONLY | O_RDWR) ? NAMES : OPENS;
  return REAL(fstatat)(folder, name, &found, 0) ? MAKES : NAMES;
}

/* To open for writing a file that exists: refused where nothing may be written, and not by a full disk. */
static int refused_open(int folder, const char *name, int flags) {
  if (!named(folder, name)) return 0;
  enum act act = opening(folder, name, flags);
  return refused(act);
}

#define OPEN(name)                                                   \
  int name(const char *path, int flags, ...) {                       \
    mode_t mode = 0;                                                 \
    if (flags & (O_CREAT | O_TMPFILE)) {                             \
      va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); \
    }                                                                \
    int answer = refused_open(AT_FDCWD, path, flags);                \
    if (answer) { errno = answer; return -1; }                       \
    return ((int (*)(const char *, int, mode_t))dlsym(RTLD_NEXT, #name))(path, flags, mode); \
  }
OPEN(open)
OPEN(open64)
#define OPENAT(name)                                                 \
  int name(int folder, const char *path, int flags, ...) {           \
    mode_t mode = 0;                                                 \
    if (flags & (O_CREAT | O_TMPFILE)) {                             \
      va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); \
    }                                                                \
    int answer = refused_open(folder, path, flags);                  \
    if (answer) { errno = answer; return -1; }                       \
    return ((int (*)(int, const char *, int, mode_t))dlsym(RTLD_NEXT, #name))(folder, path, flags, mode); \
  }
OPENAT(openat)
OPENAT(openat64)

ssize_t read(int file, void *to, size_t size) { REFUSED(held(file), READS, -1) return REAL(read)(file, to, size); }
ssize_t pread(int file, void *to, size_t size, off_t at) { REFUSED(held(file), READS, -1) return REAL(pread)(file, to, size, at); }
ssize_t pread64(int file, void *to, size_t size, off64_t at) { REFUSED(held(file), READS, -1) return REAL(pread64)(file, to, size, at); }
ssize_t write(int file, const void *data, size_t size) { REFUSED(held(file), WRITES, -1) return REAL(write)(file, data, size); }
ssize_t pwrite(int file, const void *data, size_t size, off_t at) { REFUSED(held(file), WRITES, -1) return REAL(pwrite)(file, data, size, at); }
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) { REFUSED(held(file), WRITES, -1) return REAL(pwrite64)(file, data, size, at); }
ssize_t writev(int file, const struct iovec *parts, int count) { REFUSED(held(file), WRITES, -1) return REAL(writev)(file, parts, count); }
int ftruncate(int file, off_t size) { REFUSED(held(file), size ? GROWS : NAMES, -1) return REAL(ftruncate)(file, size); }
int ftruncate64(int file, off64_t size) { REFUSED(held(file), size ? GROWS : NAMES, -1) return REAL(ftruncate64)(file, size); }
int fallocate(int file, int mode, off_t at, off_t size) { REFUSED(held(file), GROWS, -1) return REAL(fallocate)(file, mode, at, size); }
int fsync(int file) { REFUSED(held(file), SYNCS, -1) return REAL(fsync)(file); }
int fdatasync(int file) { REFUSED(held(file), SYNCS, -1) return REAL(fdatasync)(file); }
int flock(int file, int what) { REFUSED(held(file), LOCKS, -1) return REAL(flock)(file, what); }
int mkdir(const char *path, mode_t mode) { REFUSED(named(AT_FDCWD, path), MAKES, -1) return REAL(mkdir)(path, mode); }
int mkdirat(int at, const char *path, mode_t mode) { REFUSED(named(at, path), MAKES, -1) return REAL(mkdirat)(at, path, mode); }
int rename(const char *from, const char *to) { REFUSED(named(AT_FDCWD, to), NAMES, -1) return REAL(rename)(from, to); }
int renameat(int a, const char *from, int b, const char *to) { REFUSED(named(b, to), NAMES, -1) return REAL(renameat)(a, from, b, to); }
int renameat2(int a, const char *from, int b, const char *to, unsigned how) { REFUSED(named(b, to), NAMES, -1) return REAL(renameat2)(a, from, b, to, how); }
int link(const char *from, const char *to) { REFUSED(named(AT_FDCWD, to), MAKES, -1) return REAL(link)(from, to); }
int linkat(int a, const char *from, int b, const char *to, int how) { REFUSED(named(b, to), MAKES, -1) return REAL(linkat)(a, from, b, to, how); }
int unlink(const char *path) { REFUSED(named(AT_FDCWD, path), REMOVES, -1) return REAL(unlink)(path); }
int unlinkat(int at, const char *path, int how) { REFUSED(named(at, path), REMOVES, -1) return REAL(unlinkat)(at, path, how); }
int rmdir(const char *path) { REFUSED(named(AT_FDCWD, path), REMOVES, -1) return REAL(rmdir)(path); }
DIR *opendir(const char *path) { REFUSED(named(AT_FDCWD, path), OPENS, NULL) return REAL(opendir)(path); }
int stat(const char *path, struct stat *found) { REFUSED(named(AT_FDCWD, path), LOOKS, -1) return REAL(stat)(path, found); }
int stat64(const char *path, struct stat64 *found) { REFUSED(named(AT_FDCWD, path), LOOKS, -1) return REAL(stat64)(path, found); }
int lstat(const char *path, struct stat *found) { REFUSED(named(AT_FDCWD, path), LOOKS, -1) return REAL(lstat)(path, found); }
int lstat64(const char *path, struct stat64 *found) { REFUSED(named(AT_FDCWD, path), LOOKS, -1) return REAL(lstat64)(path, found); }
int fstatat(int at, const char *path, struct stat *found, int how) { REFUSED(named(at, path), LOOKS, -1) return REAL(fstatat)(at, path, found, how); }
int fstatat64(int at, const char *path, struct stat64 *found, int how) { REFUSED(named(at, path), LOOKS, -1) return REAL(fstatat64)(at, path, found, how); }
int statx(int at, const char *path, int how, unsigned what, struct statx *found) {
  REFUSED(*path ? named(at, path) : held(at), LOOKS, -1)
  return REAL(statx)(at, path, how, what, found);
}

int access(const char *path, int how) {
  REFUSED(named(AT_FDCWD, path), how & W_OK && fault == READ_ONLY ? WRITES : LOOKS, -1)
  return REAL(access)(path, how);
}

/* A disk that is full, or read-only, says so to those who ask. */
#define STATVFS(name)                                                \
  int name(const char *path, struct name *found) {                   \
    REFUSED(named(AT_FDCWD, path), LOOKS, -1)                        \
    int answer = REAL(name)(path, found);                            \
    if (!answer && fault == FULL && named(AT_FDCWD, path)) found->f_bavail = found->f_bfree = 0; \
    if (!answer && fault == READ_ONLY && named(AT_FDCWD, path)) found->f_flag |= ST_RDONLY; \
    return answer;                                                   \
  }
STATVFS(statvfs)
STATVFS(statvfs64)

/* To give a lock back is refused by no disk: the kernel does it, even for a server that does not answer. */
#define FCNTL(name)                                                  \
  int name(int file, int command, ...) {                             \
    va_list rest; va_start(rest, command); void *value = va_arg(rest, void *); va_end(rest); \
    int locks = command == F_SETLK || command == F_SETLKW || command == F_GETLK || command == F_OFD_SETLK; \
    if (locks && ((struct flock *)value)->l_type != F_UNLCK)         \
      REFUSED(held(file), LOCKS, -1)                                 \
    return ((int (*)(int, int, void *))dlsym(RTLD_NEXT, #name))(file, command, value); \
  }
FCNTL(fcntl)
FCNTL(fcntl64)
