/* What a process asks of the kernel for itself. In C, since Swift cannot call prctl, which takes any number of arguments;
 * in a target that is compiled, since a header that includes signal.h would own its types in Swift. */

#include "CProcess.h"

#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>

void unpunch_crash_alone(void) {
  /* Before main the runtime of Swift has put its own handlers in place, which start swift-backtrace, or whatever the
   * environment names instead. It is too late then to change the environment; the handlers can be taken back. */
  static const int fatal[] = {SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV, SIGSYS};
  for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) {
    struct sigaction action;
    /* What is ignored was meant to be, by whoever started the program in the background. */
    if (sigaction(fatal[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
      signal(fatal[i], SIG_DFL);
  }
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  /* For dumps that the kernel hands to another program, for which the limit does not count; and nobody but root may look
   * into the memory any more. */
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}
