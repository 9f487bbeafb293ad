#ifndef CN_RESTORE_H
#define CN_RESTORE_H

#include <stdbool.h>

/* Saves the terminal's modes and installs the handlers. Before newterm(): ncurses puts its own
 * INT, TERM and WINCH handlers only over the default action. */
bool cn_signals_open(void);
/* Composes, from the terminal's description, the bytes that leave it as it was. */
void cn_restore_arm(void);
/* The terminal has been restored in an orderly way. */
void cn_restore_disarm(void);
/* Puts the previous handlers back. */
void cn_signals_close(void);
/* Stops the process, as the terminal's suspend key asks; returns when it goes on. */
void cn_signals_stop(void);
/* The end of the pipe on which handlers report. */
int cn_signals_descriptor(void);

#endif
