/* What Swift needs of libncursesw and of the C library beneath it, and cannot import by itself. */
#ifndef UNPUNCH_CNCURSES_SHIM_H
#define UNPUNCH_CNCURSES_SHIM_H

/* The wide half of ncurses is declared only where these are set before the include. */
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

/* Declared by wchar.h only under _XOPEN_SOURCE, which is too late to ask for here. */
extern int wcwidth(wchar_t);

/* MARK: Globals and macros that are not imported in Swift 6 mode */

static inline SCREEN *unpunch_newterm(void) { return newterm(NULL, stdout, stdin); }
static inline WINDOW *unpunch_stdscr(void) { return stdscr; }
static inline WINDOW *unpunch_curscr(void) { return curscr; }
static inline int unpunch_colors(void) { return COLORS; }
static inline attr_t unpunch_bold(void) { return A_BOLD; }
static inline attr_t unpunch_dim(void) { return A_DIM; }
static inline attr_t unpunch_underline(void) { return A_UNDERLINE; }
static inline attr_t unpunch_reverse(void) { return A_REVERSE; }

/* A string capability of the terminal in use; NULL where it has none (terminfo also says -1). */
static inline const char *unpunch_capability(const char *name) {
  char *text = tigetstr(name);
  return text == (char *)-1 ? NULL : text;
}

/* Declared by term.h, whose macros have names such as `lines`. */
extern int setupterm(const char *, int, int *);

/* Reads the description of a terminal without touching it; whether there is one. */
static inline int unpunch_describe(const char *name) {
  int error;
  return setupterm(name, 1, &error) == OK;
}

/* Of libtinfo, for libncurses: puts a byte into the buffer that the next update writes. Nothing else
 * does; putp writes to stdio. */
extern int _nc_outch(int);

/* Puts bytes before what ncurses writes next; nothing where there are none. */
static inline void unpunch_put(const char *bytes) {
  if (bytes) tputs(bytes, 1, _nc_outch);
}

/* MARK: Widths */

/* Columns of a character in the C.UTF-8 locale, whatever the locale of the process: 0 to 2, or -1. */
static inline int unpunch_width(uint32_t character) {
  static locale_t utf8;
  locale_t locale = __atomic_load_n(&utf8, __ATOMIC_ACQUIRE);
  if (!locale) {
    locale_t made = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (!made) return character >= 0x20 && character < 0x7f ? 1 : -1;
    if (__atomic_compare_exchange_n(&utf8, &locale, made, 0, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
      locale = made;
    else
      freelocale(made);
  }
  locale_t before = uselocale(locale);
  int width = wcwidth((wchar_t)character);
  uselocale(before);
  return width;
}

/* Columns of a character in the locale of the process, which is what ncurses goes by. */
static inline int unpunch_process_width(uint32_t character) { return wcwidth((wchar_t)character); }

/* MARK: The terminal device */

/* Asks the kernel for the size of the terminal; 0 where it knows one. */
static inline int unpunch_window_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return -1;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 0;
}

/* Whether reading will never bring anything again: hung up, or readable with nothing to read. */
static inline int unpunch_is_gone(int descriptor) {
  struct pollfd asked = {.fd = descriptor, .events = POLLIN};
  if (poll(&asked, 1, 0) < 0) return errno != EINTR;
  if (asked.revents & (POLLHUP | POLLERR | POLLNVAL)) return 1;
  int waiting = 0;
  if (!(asked.revents & POLLIN)) return 0;
  return ioctl(descriptor, FIONREAD, &waiting) != 0 || waiting == 0;
}

/* Makes a pipe of which neither end blocks or is inherited. */
static inline int unpunch_pipe(int *reader, int *writer) {
  int ends[2];
  if (pipe(ends) != 0) return -1;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
  }
  *reader = ends[0];
  *writer = ends[1];
  return 0;
}

/* MARK: Signals
 *
 * A static variable of a header exists once in every object file that uses it. So only
 * unpunch_catch_signals and the handlers it installs name the state, and all others are given it. */

#define UNPUNCH_TOLD 5
#define UNPUNCH_FATAL 8
#define UNPUNCH_RESTORE 512

static const int unpunch_told[UNPUNCH_TOLD] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP};
static const int unpunch_fatal[UNPUNCH_FATAL] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS,
                                                 SIGABRT, SIGFPE, SIGQUIT, SIGSYS};

struct unpunch_signal_state {
  int wake;
  struct sigaction told_before[UNPUNCH_TOLD];
  struct sigaction fatal_before[UNPUNCH_FATAL];
  struct termios modes;
  /* 0: the device is left as it is. */
  mode_t device_mode;
  char restore[UNPUNCH_RESTORE];
  size_t restore_length;
  stack_t stack_before;
  char stack[32768];
};

/* Only for the functions up to unpunch_catch_signals. */
static inline struct unpunch_signal_state *unpunch_state(void) {
  static struct unpunch_signal_state signals;
  return &signals;
}

/* Tells the loop by one byte: the number of the signal. The pipe does not block: if full, it wakes. */
static inline void unpunch_tell(int number) {
  int before = errno;
  unsigned char byte = (unsigned char)number;
  ssize_t written = write(unpunch_state()->wake, &byte, 1);
  (void)written;
  errno = before;
}

/* Gives the terminal back, and lets the signal kill as it would have: only async-signal-safe calls. */
static inline void unpunch_die(int number) {
  ssize_t written = write(1, unpunch_state()->restore, unpunch_state()->restore_length);
  (void)written;
  tcsetattr(0, TCSANOW, &unpunch_state()->modes);
  if (unpunch_state()->device_mode) fchmod(1, unpunch_state()->device_mode);
  signal(number, SIG_DFL);
  raise(number);
}

/* Catches the signals: those the loop is told of through `wake`, and the fatal ones. SIGTSTP is
 * ignored: what stops the program is its own decision. Returns the state for the functions below. */
static inline struct unpunch_signal_state *unpunch_catch_signals(int wake,
                                                                 const struct termios *modes) {
  struct unpunch_signal_state *state = unpunch_state();
  state->wake = wake;
  state->modes = *modes;
  state->restore_length = 0;
  state->device_mode = 0;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigfillset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  for (int i = 0; i < UNPUNCH_TOLD; i++) {
    action.sa_handler = unpunch_told[i] == SIGTSTP ? SIG_IGN : unpunch_tell;
    sigaction(unpunch_told[i], &action, &state->told_before[i]);
  }
  stack_t stack = {.ss_sp = state->stack, .ss_size = sizeof state->stack};
  sigaltstack(&stack, &state->stack_before);
  action.sa_handler = unpunch_die;
  action.sa_flags = SA_ONSTACK;
  for (int i = 0; i < UNPUNCH_FATAL; i++)
    sigaction(unpunch_fatal[i], &action, &state->fatal_before[i]);
  return state;
}

/* Sets what a fatal signal writes, and the mode it gives the device; nothing until then. */
static inline void unpunch_set_restore(struct unpunch_signal_state *state, const void *restore,
                                       size_t length, mode_t device_mode) {
  state->restore_length = 0;
  state->device_mode = device_mode;
  size_t kept = length < UNPUNCH_RESTORE ? length : UNPUNCH_RESTORE;
  memcpy(state->restore, restore, kept);
  state->restore_length = kept;
}

/* Puts back every handler that unpunch_catch_signals replaced. */
static inline void unpunch_release_signals(struct unpunch_signal_state *state) {
  for (int i = 0; i < UNPUNCH_FATAL; i++)
    sigaction(unpunch_fatal[i], &state->fatal_before[i], NULL);
  for (int i = 0; i < UNPUNCH_TOLD; i++)
    sigaction(unpunch_told[i], &state->told_before[i], NULL);
  sigaltstack(&state->stack_before, NULL);
}

/* Stops the process group as Ctrl-Z in a cooked terminal would; returns when it goes on.
 *
 * First the others: here SIGTSTP is still ignored. Then this process, by a signal to this thread,
 * unblocked, so that raise returns only after the stop. A signal to the process may be given to
 * another thread, and setting SIG_IGN again would throw it away. */
static inline void unpunch_stop(void) {
  kill(0, SIGTSTP);
  struct sigaction standard, before;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &standard, &before);
  sigset_t stop, mask;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &stop, &mask);
  raise(SIGTSTP);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(SIGTSTP, &before, NULL);
}

#endif
