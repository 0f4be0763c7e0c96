/* Sits between a program and the system (LD_PRELOAD), and spoils exact calls.
 *
 * It watches the calls that concern the files of one directory, and the writing of a deletion to a socket, whichever
 * thread makes them; strace counts them for each thread by itself, which is not exact in a program with many threads.
 * Each call is one line of a log: the call, the file, the result, or -errno, and the action where it was struck. What
 * it is to do comes from the environment:
 *
 *   SHIM_DIRECTORY  the directory whose files are watched
 *   SHIM_LOG        the file that the lines are appended to
 *   SHIM_SYNCED     a directory where each file is kept as it was when it was last synchronized, and the names that a
 *                   directory held when it was last synchronized: what a loss of power would leave; optional
 *   SHIM_RULES      "CALL FILE FIRST LAST ACTION", such as "pwrite64 -wal 3 3 EIO"; several with ";" between, of which
 *                   the first that strikes a call counts; optional. CALL is a name, or * for all but those on sockets;
 *                   FILE is the end of the file's name, or *. Of the calls that fit, counted from 1 over all threads,
 *                   the action strikes those from FIRST to LAST: EIO and ENOSPC fail without doing anything, "lie"
 *                   succeeds without doing anything, "before" and "after" kill the process before and after the call,
 *                   "half" kills it when half of the bytes are written.
 *
 * Calls are named as in a trace of the system. Two more stand for a meaning: "begin" is the call that takes SQLite's
 * lock to write, and "send" is a write to a socket, with the file "head" or "body" where it holds that part of a
 * deletion.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum action { NOTHING, FAIL, LIE, BEFORE, AFTER, HALF };

static const struct {
  const char *name;
  enum action action;
  int error;
} actions[] = {
    {"EIO", FAIL, EIO}, {"ENOSPC", FAIL, ENOSPC}, {"lie", LIE, 0}, {"before", BEFORE, 0}, {"after", AFTER, 0},
    {"half", HALF, 0},
};

enum { MOST_RULES = 4, ACTIONS = sizeof actions / sizeof *actions };

static struct rule {
  char call[32], file[64];
  long first, last;
  int action; /* An index of actions. */
  atomic_long count;
} rules[MOST_RULES];

static char directory[PATH_MAX], synced[PATH_MAX];
static int number_of_rules, log_file = -1;
static pthread_mutex_t copying = PTHREAD_MUTEX_INITIALIZER;

static void read_rule(const char *text) {
  struct rule *rule = &rules[number_of_rules];
  char name[16];
  if (number_of_rules == MOST_RULES) abort();
  if (sscanf(text, "%31s %63s %ld %ld %15s", rule->call, rule->file, &rule->first, &rule->last, name) != 5) abort();
  while (rule->action < ACTIONS && strcmp(actions[rule->action].name, name)) rule->action += 1;
  if (rule->action == ACTIONS) abort();
  number_of_rules += 1;
}

__attribute__((constructor)) static void begin(void) {
  const char *text = getenv("SHIM_DIRECTORY"), *kept = getenv("SHIM_SYNCED"), *log = getenv("SHIM_LOG");
  char list[1024], *rest = list, *rule;
  if (!text) return;
  snprintf(directory, sizeof directory, "%s", text);
  snprintf(synced, sizeof synced, "%s", kept ? kept : "");
  if (log) log_file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  snprintf(list, sizeof list, "%s", getenv("SHIM_RULES") ? getenv("SHIM_RULES") : "");
  while ((rule = strsep(&rest, ";"))) {
    if (*rule) read_rule(rule);
  }
}

static void die(void) {
  for (;;) syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
}

/* The name of a path in the directory; "." for the directory itself, NULL for what is elsewhere. */
static const char *inside(const char *path) {
  size_t length = strlen(directory);
  if (!length || !path || strncmp(path, directory, length)) return NULL;
  return path[length] == '/' ? path + length + 1 : path[length] ? NULL : ".";
}

static const char *file_of(int descriptor, char path[static PATH_MAX]) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
  path[length < 0 ? 0 : length] = 0;
  return inside(path);
}

static void note(const char *call, const char *file, long result, int struck) {
  char line[PATH_MAX + 64];
  int saved = errno, length = snprintf(line, sizeof line, "%s %s %ld %s\n", call, file, result < 0 ? -saved : result,
                                       struck < 0 ? "" : actions[struck].name);
  syscall(SYS_write, log_file, line, length);
  errno = saved;
}

static int fits(const struct rule *rule, const char *call, const char *file) {
  size_t length = strlen(file), end = strlen(rule->file);
  if (strcmp(rule->call, "*") ? strcmp(rule->call, call) : !strcmp(call, "send")) return 0;
  return !strcmp(rule->file, "*") || (length >= end && !strcmp(file + length - end, rule->file));
}

/* What is to be done with a call that is about to be made, as an index of actions, or -1; every rule counts it. */
static int strike(const char *call, const char *file) {
  int struck = -1;
  for (int index = 0; index < number_of_rules; index += 1) {
    struct rule *rule = &rules[index];
    if (!fits(rule, call, file)) continue;
    long number = atomic_fetch_add(&rule->count, 1) + 1;
    if (struck < 0 && number >= rule->first && number <= rule->last) struck = rule->action;
  }
  return struck;
}

/* Makes a call that writes, or spoils it; `made` writes `length_` bytes. */
#define WRITE(call, file, length, made)                                     \
  ({                                                                        \
    int struck_ = strike(call, file);                                       \
    enum action action_ = struck_ < 0 ? NOTHING : actions[struck_].action;  \
    size_t length_ = action_ == HALF ? (length) / 2 : (length);             \
    long result_ = action_ == LIE ? (long)length_ : -1;                     \
    if (action_ == BEFORE) note(call, file, 0, struck_), die();             \
    if (action_ == FAIL) errno = actions[struck_].error;                    \
    else if (action_ != LIE) result_ = (long)(made);                        \
    note(call, file, result_, struck_);                                     \
    if (action_ == AFTER || action_ == HALF) die();                         \
    result_;                                                                \
  })

/* The same for a call that does not write. */
#define MAKE(call, file, made) WRITE(call, file, 0, made)

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* Opening and making. */

static int opened(int at, const char *path, int flags, mode_t mode) {
  const char *file = inside(path);
  if (!file) return syscall(SYS_openat, at, path, flags, mode);
  return MAKE("openat", file, syscall(SYS_openat, at, path, flags, mode));
}

#define MODE(flags)                                                 \
  ({                                                                \
    mode_t mode_ = 0;                                               \
    if ((flags) & (O_CREAT | O_TMPFILE)) {                          \
      va_list rest;                                                 \
      va_start(rest, flags);                                        \
      mode_ = va_arg(rest, mode_t);                                 \
      va_end(rest);                                                 \
    }                                                               \
    mode_;                                                          \
  })

int open(const char *path, int flags, ...) { return opened(AT_FDCWD, path, flags, MODE(flags)); }
int open64(const char *path, int flags, ...) { return opened(AT_FDCWD, path, flags | O_LARGEFILE, MODE(flags)); }
int openat(int at, const char *path, int flags, ...) { return opened(at, path, flags, MODE(flags)); }
int openat64(int at, const char *path, int flags, ...) { return opened(at, path, flags | O_LARGEFILE, MODE(flags)); }

int mknod(const char *path, mode_t mode, dev_t device) {
  const char *file = inside(path);
  if (!file) return NEXT(mknod)(path, mode, device);
  return MAKE("mknodat", file, NEXT(mknod)(path, mode, device));
}

int mkdir(const char *path, mode_t mode) {
  const char *file = inside(path);
  if (!file) return NEXT(mkdir)(path, mode);
  return MAKE("mkdir", file, NEXT(mkdir)(path, mode));
}

/* Removing. */

int unlink(const char *path) {
  const char *file = inside(path);
  if (!file) return NEXT(unlink)(path);
  return MAKE("unlink", file, NEXT(unlink)(path));
}

/* What was synchronized under the old name is so under the new one too, as soon as the disk has that name. */
static int renamed(const char *from, const char *to, const char *file) {
  char old[PATH_MAX * 2], new[PATH_MAX * 2];
  const char *before = inside(from);
  pthread_mutex_lock(&copying);
  int result = NEXT(rename)(from, to), saved = errno;
  if (!result && *synced && before) {
    snprintf(old, sizeof old, "%s/file-%s", synced, before);
    snprintf(new, sizeof new, "%s/file-%s", synced, file);
    syscall(SYS_unlinkat, AT_FDCWD, new, 0);
    syscall(SYS_linkat, AT_FDCWD, old, AT_FDCWD, new, 0);
  }
  pthread_mutex_unlock(&copying);
  errno = saved;
  return result;
}

int rename(const char *from, const char *to) {
  const char *file = inside(to);
  if (!file) return NEXT(rename)(from, to);
  return MAKE("rename", file, renamed(from, to, file));
}

/* Writing. */

static int is_socket(int descriptor) {
  struct stat status;
  return !fstat(descriptor, &status) && S_ISSOCK(status.st_mode);
}

/* Which part of a deletion some bytes are; "other" for anything else. */
static const char *part(const void *bytes, size_t length) {
  if (memmem(bytes, length, "user_flows/batch_del", 20)) return "head";
  return memmem(bytes, length, "\"record_ids\"", 12) ? "body" : "other";
}

ssize_t write(int descriptor, const void *bytes, size_t length) {
  char path[PATH_MAX];
  const char *file = file_of(descriptor, path);
  if (file) return WRITE("write", file, length, syscall(SYS_write, descriptor, bytes, length_));
  if (*directory && is_socket(descriptor)) {
    return WRITE("send", part(bytes, length), length, syscall(SYS_write, descriptor, bytes, length_));
  }
  return syscall(SYS_write, descriptor, bytes, length);
}

ssize_t writev(int descriptor, const struct iovec *pieces, int number) {
  if (!*directory || number <= 0 || !is_socket(descriptor)) return syscall(SYS_writev, descriptor, pieces, number);
  size_t all = 0;
  for (int index = 0; index < number; index += 1) all += pieces[index].iov_len;
  char *whole = malloc(all ? all : 1), *end = whole;
  for (int index = 0; index < number; index += 1) end = mempcpy(end, pieces[index].iov_base, pieces[index].iov_len);
  long result = WRITE("send", part(whole, all), all, syscall(SYS_write, descriptor, whole, length_));
  int saved = errno;
  free(whole);
  errno = saved;
  return result;
}

static ssize_t written_at(int descriptor, const void *bytes, size_t length, off64_t offset) {
  char path[PATH_MAX];
  const char *file = file_of(descriptor, path);
  if (!file) return syscall(SYS_pwrite64, descriptor, bytes, length, offset);
  return WRITE("pwrite64", file, length, syscall(SYS_pwrite64, descriptor, bytes, length_, offset));
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
  return written_at(descriptor, bytes, length, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off64_t offset) {
  return written_at(descriptor, bytes, length, offset);
}

static int cut(int descriptor, off64_t length) {
  char path[PATH_MAX];
  const char *file = file_of(descriptor, path);
  if (!file) return syscall(SYS_ftruncate, descriptor, length);
  return MAKE("ftruncate", file, syscall(SYS_ftruncate, descriptor, length));
}

int ftruncate(int descriptor, off_t length) { return cut(descriptor, length); }
int ftruncate64(int descriptor, off64_t length) { return cut(descriptor, length); }

/* Synchronizing: what the disk would still have after a loss of power is kept beside, each file whole or as before. */

static int begin_keeping(char part[static PATH_MAX * 2]) {
  snprintf(part, PATH_MAX * 2, "%s/part", synced);
  return syscall(SYS_openat, AT_FDCWD, part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

static void end_keeping(int file, const char *part, const char *kind, const char *name) {
  char target[PATH_MAX * 2];
  snprintf(target, sizeof target, "%s/%s%s", synced, kind, name);
  syscall(SYS_close, file);
  syscall(SYS_renameat2, AT_FDCWD, part, AT_FDCWD, target, 0);
}

static void keep_names(void) {
  char part[PATH_MAX * 2];
  int file = begin_keeping(part);
  DIR *stream = opendir(directory);
  for (struct dirent *entry; stream && (entry = readdir(stream));) {
    syscall(SYS_write, file, entry->d_name, strlen(entry->d_name));
    syscall(SYS_write, file, "\n", 1);
  }
  if (stream) closedir(stream);
  end_keeping(file, part, "names", "");
}

static void keep_file(int descriptor, const char *name) {
  char part[PATH_MAX * 2], source[PATH_MAX * 2], buffer[65536];
  int file = begin_keeping(part);
  /* A second descriptor only of what cannot be read by the first: closing it would drop SQLite's locks. */
  snprintf(source, sizeof source, "%s/%s", directory, name);
  int only_written = (syscall(SYS_fcntl, descriptor, F_GETFL) & O_ACCMODE) == O_WRONLY;
  int from = only_written ? syscall(SYS_openat, AT_FDCWD, source, O_RDONLY | O_CLOEXEC) : descriptor;
  long length, offset = 0;
  while ((length = syscall(SYS_pread64, from, buffer, sizeof buffer, offset)) > 0) {
    syscall(SYS_write, file, buffer, length);
    offset += length;
  }
  if (only_written) syscall(SYS_close, from);
  end_keeping(file, part, "file-", name);
}

static long synchronized(int descriptor, const char *file, long number) {
  if (!*synced) return syscall(number, descriptor);
  pthread_mutex_lock(&copying);
  long result = syscall(number, descriptor);
  int saved = errno;
  if (!result) {
    if (!strcmp(file, ".")) keep_names();
    else keep_file(descriptor, file);
  }
  pthread_mutex_unlock(&copying);
  errno = saved;
  return result;
}

static int synchronize(const char *call, long number, int descriptor) {
  char path[PATH_MAX];
  const char *file = file_of(descriptor, path);
  if (!file) return syscall(number, descriptor);
  return MAKE(call, file, synchronized(descriptor, file, number));
}

int fsync(int descriptor) { return synchronize("fsync", SYS_fsync, descriptor); }
int fdatasync(int descriptor) { return synchronize("fdatasync", SYS_fdatasync, descriptor); }

/* Locking. */

static int controlled(int descriptor, int command, void *argument) {
  enum { WRITER_BYTE = 120 }; /* <https://www.sqlite.org/walformat.html#wal_locks>, WAL_WRITE_LOCK. */
  char path[PATH_MAX];
  const struct flock *lock = argument;
  if (command != F_SETLK || lock->l_type != F_WRLCK || lock->l_start != WRITER_BYTE) {
    return syscall(SYS_fcntl, descriptor, command, argument);
  }
  const char *file = file_of(descriptor, path);
  if (!file) return syscall(SYS_fcntl, descriptor, command, argument);
  return MAKE("begin", file, syscall(SYS_fcntl, descriptor, command, argument));
}

#define ARGUMENT(command)            \
  ({                                 \
    va_list rest;                    \
    va_start(rest, command);         \
    void *argument_ = va_arg(rest, void *); \
    va_end(rest);                    \
    argument_;                       \
  })

int fcntl(int descriptor, int command, ...) { return controlled(descriptor, command, ARGUMENT(command)); }
int fcntl64(int descriptor, int command, ...) { return controlled(descriptor, command, ARGUMENT(command)); }
