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
#include <pthread.h>
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

/* Puts what makes rows blank before what ncurses writes next: each by itself, since a terminal may keep for scrolling
 * back what is cleared at once. ncurses does not learn of it. */
static inline void unpunch_put_blank(int rows) {
  const char *place = unpunch_capability("cup");
  const char *erase = unpunch_capability("el");
  unpunch_put(unpunch_capability("sgr0"));
  if (!place || !erase) {
    unpunch_put(unpunch_capability("clear"));
    return;
  }
  for (int row = 0; row < rows; row++) {
    unpunch_put(tparm(place, row, 0));
    unpunch_put(erase);
  }
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

/* Has reading and writing wait again where a program before this one has left the terminal so that they do not:
 * ncurses would try without a pause until it takes a frame. */
static inline void unpunch_let_wait(int descriptor) {
  int flags = fcntl(descriptor, F_GETFL);
  if (flags >= 0 && flags & O_NONBLOCK) fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK);
}

/* Stops the process group, as the system stops whoever touches the terminal in the background, until it is brought
 * forward; 0 where it is in the foreground, or is not under the control of this terminal. -1 where nobody can bring
 * it forward, since the shell that could is gone. */
static inline int unpunch_come_forward(int descriptor) {
  struct sigaction standard, before;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  sigaction(SIGTTOU, &standard, &before);
  sigset_t output, mask;
  sigemptyset(&output);
  sigaddset(&output, SIGTTOU);
  pthread_sigmask(SIG_UNBLOCK, &output, &mask);
  /* No such action: it changes nothing, and is refused only after the system has looked at who asks. Not tcsetpgrp,
   * which does not tell EIO. */
  int result = ioctl(descriptor, TCXONC, -1);
  int error = errno;
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(SIGTTOU, &before, NULL);
  return result != 0 && error == EIO ? -1 : 0;
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

#define UNPUNCH_TOLD 6
#define UNPUNCH_FATAL 8
#define UNPUNCH_RESTORE 512

/* How many seconds after it was asked to end the program goes, whatever it waits for; and what it ends with then. */
#define UNPUNCH_PATIENCE 24
#define UNPUNCH_INTERRUPTED 130

static const int unpunch_told[UNPUNCH_TOLD] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT, SIGTSTP};
static const int unpunch_fatal[UNPUNCH_FATAL] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS,
                                                 SIGABRT, SIGFPE, SIGQUIT, SIGSYS};

struct unpunch_signal_state {
  int wake;
  struct sigaction told_before[UNPUNCH_TOLD];
  struct sigaction fatal_before[UNPUNCH_FATAL];
  struct sigaction alarm_before;
  struct termios modes;
  /* 0: the device is left as it is. */
  mode_t device_mode;
  char restore[UNPUNCH_RESTORE];
  size_t restore_length;
  stack_t stack_before;
  char stack[32768];
  /* Whether a thread writes to the terminal just now, which one, and how often one has begun to. */
  int is_writing;
  unsigned begun;
  pthread_t writer;
  sigset_t writer_mask;
  /* Seconds since the program was asked to end; 0: it was not. */
  int asked;
  /* The writing that was under way a second ago. */
  unsigned seen;
  /* The terminal, where it took no output and descriptor 1 leads nowhere now; else -1. */
  int terminal;
  /* Whether the terminal has been given back. */
  int is_closed;
};

/* Only for the functions up to unpunch_catch_signals. */
static inline struct unpunch_signal_state *unpunch_state(void) {
  static struct unpunch_signal_state signals;
  return &signals;
}

/* Tells the loop by one byte: the number of the signal. The pipe does not block: if full, it wakes. */
static inline void unpunch_tell(int number) {
  struct unpunch_signal_state *state = unpunch_state();
  int before = errno;
  unsigned char byte = (unsigned char)number;
  /* First, since the loop may have ended when the byte is written. */
  if (!state->asked && (number == SIGINT || number == SIGTERM || number == SIGHUP)) {
    state->asked = 1;
    alarm(1);
  }
  ssize_t written = write(state->wake, &byte, 1);
  (void)written;
  errno = before;
}

/* Writes what gives the terminal back, and the modes it had: only async-signal-safe calls, none of which waits for
 * the terminal longer than a second. */
static inline void unpunch_give_back(struct unpunch_signal_state *state) {
  int terminal = state->terminal >= 0 ? state->terminal : 1;
  int flags = fcntl(terminal, F_GETFL);
  if (flags >= 0) fcntl(terminal, F_SETFL, flags | O_NONBLOCK);
  const char *rest = state->restore;
  size_t left = state->restore_length;
  for (int tries = 0; left > 0 && tries < 20; tries++) {
    ssize_t written = write(terminal, rest, left);
    if (written > 0) {
      rest += written;
      left -= (size_t)written;
    } else if (errno == EAGAIN) {
      poll(NULL, 0, 50);
    } else if (errno != EINTR) {
      break;
    }
  }
  if (flags >= 0) fcntl(terminal, F_SETFL, flags);
  tcsetattr(0, TCSANOW, &state->modes);
  if (state->device_mode) fchmod(terminal, state->device_mode);
}

/* Gives the terminal back, and lets the signal kill as it would have: only async-signal-safe calls. */
static inline void unpunch_die(int number) {
  unpunch_give_back(unpunch_state());
  signal(number, SIG_DFL);
  raise(number);
}

/* Once a second after the program was asked to end. A terminal that has not taken what is written for a second gets
 * nothing more: descriptor 1 leads nowhere then, so that the loop goes on, and ends as it does elsewhere. What waits
 * longer than UNPUNCH_PATIENCE is not waited for. */
static inline void unpunch_tick(int number, siginfo_t *info, void *context) {
  (void)context;
  /* From below, to the thread that writes: that the call is interrupted is all that it is for. */
  if (info->si_code == SI_TKILL) return;
  struct unpunch_signal_state *state = unpunch_state();
  if (!state->asked) return;
  int before = errno;
  state->asked++;
  if (state->asked > UNPUNCH_PATIENCE) {
    if (!state->is_closed) unpunch_give_back(state);
    _exit(UNPUNCH_INTERRUPTED);
  }
  alarm(1);
  if (__atomic_load_n(&state->is_writing, __ATOMIC_ACQUIRE)) {
    int sink = -1;
    if (state->seen == state->begun && state->terminal < 0) sink = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (sink >= 0) {
      state->terminal = fcntl(1, F_DUPFD_CLOEXEC, 3);
      struct stat terminal, error;
      int is_same = fstat(1, &terminal) == 0 && fstat(2, &error) == 0 && S_ISCHR(error.st_mode) &&
                    terminal.st_rdev == error.st_rdev;
      if (state->terminal >= 0) dup2(sink, 1);
      /* What is said at the end would wait for it too. */
      if (state->terminal >= 0 && is_same) dup2(sink, 2);
      close(sink);
    }
    state->seen = state->begun;
    /* Again where it came before the call began to wait. */
    if (state->terminal >= 0 && !pthread_equal(pthread_self(), state->writer))
      pthread_kill(state->writer, number);
  }
  errno = before;
}

/* Begins a stretch in which this thread writes to the terminal, and may have to wait for it. */
static inline void unpunch_begin_output(struct unpunch_signal_state *state) {
  /* Another program on this terminal may have changed it since. */
  unpunch_let_wait(1);
  sigset_t ticks;
  sigemptyset(&ticks);
  sigaddset(&ticks, SIGALRM);
  pthread_sigmask(SIG_UNBLOCK, &ticks, &state->writer_mask);
  state->writer = pthread_self();
  state->begun++;
  __atomic_store_n(&state->is_writing, 1, __ATOMIC_RELEASE);
}

/* Ends the stretch. */
static inline void unpunch_end_output(struct unpunch_signal_state *state) {
  __atomic_store_n(&state->is_writing, 0, __ATOMIC_RELEASE);
  pthread_sigmask(SIG_SETMASK, &state->writer_mask, NULL);
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
  state->terminal = -1;
  state->is_closed = 0;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigfillset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  for (int i = 0; i < UNPUNCH_TOLD; i++) {
    action.sa_handler = unpunch_told[i] == SIGTSTP ? SIG_IGN : unpunch_tell;
    sigaction(unpunch_told[i], &action, &state->told_before[i]);
  }
  action.sa_sigaction = unpunch_tick;
  /* Not SA_RESTART: it is there to interrupt. */
  action.sa_flags = SA_SIGINFO;
  sigaction(SIGALRM, &action, &state->alarm_before);
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
  /* What is left to do after the screen may not wait for ever either. */
  if (state->terminal >= 0) unpunch_give_back(state);
  state->is_closed = 1;
  if (!state->asked) sigaction(SIGALRM, &state->alarm_before, NULL);
}

/* Stops the process group as Ctrl-Z in a cooked terminal would; returns when it goes on.
 *
 * First the others: here SIGTSTP is still ignored. Then this process, by a signal to this thread,
 * unblocked, so that raise returns only after the stop. A signal to the process may be given to
 * another thread, and setting SIG_IGN again would throw it away. */
static inline void unpunch_stop(void) {
  kill(0, SIGTSTP);
  struct sigaction standard, before, continued;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &standard, &before);
  /* That it goes on is seen here; nobody else has to be told. */
  sigaction(SIGCONT, &standard, &continued);
  sigset_t stop, mask;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &stop, &mask);
  raise(SIGTSTP);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(SIGTSTP, &before, NULL);
  sigaction(SIGCONT, &continued, NULL);
}

#endif
