#ifndef UNPUNCH_CPROCESS_H
#define UNPUNCH_CPROCESS_H

/* Lets a crash be the end and nothing else: no other program is started, and the memory is left nowhere. */
void unpunch_crash_alone(void);

#endif
