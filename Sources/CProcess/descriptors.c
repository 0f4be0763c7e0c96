#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* Before main: the runtime of Swift opens descriptors of its own there, and where one of the three standard ones is closed
 * (`>&-`) it would get its number, and be read and written in its place. Each is opened the wrong way round, so that its
 * use fails as that of a closed one does. */
__attribute__((constructor(101))) static void hold_standard_descriptors(void) {
  for (int descriptor = 0; descriptor <= 2; descriptor++) {
    if (fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
    /* The lowest free number is given. */
    if (open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY) != descriptor) _exit(74);
  }
}
