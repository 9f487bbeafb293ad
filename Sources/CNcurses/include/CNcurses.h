#ifndef CNCURSES_H
#define CNCURSES_H

/* A narrow door to ncursesw: cells in, events out. No ncurses name, macro or global leaves it.
 * Everything except cn_wake() belongs to the one thread that called cn_open(). */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Why a screen could not be opened. */
enum {
  CN_OK = 0,
  CN_NOT_A_TERMINAL = -1,
  CN_TERM_UNUSABLE = -2,
  CN_NO_UTF8_LOCALE = -3,
  CN_FAILED = -4,
};

/* Attribute bits of a run of cells. */
enum { CN_BOLD = 1, CN_DIM = 2, CN_REVERSE = 4, CN_UNDERLINE = 8 };

/* Kinds of event. */
enum { CN_NOTHING = 0, CN_CHARACTER = 1, CN_KEY = 2, CN_MOUSE = 3, CN_RESIZED = 4 };

/* Codes of CN_KEY; function key n is CN_KEY_FUNCTION + n. */
enum {
  CN_KEY_UP = 1,
  CN_KEY_DOWN,
  CN_KEY_LEFT,
  CN_KEY_RIGHT,
  CN_KEY_PAGE_UP,
  CN_KEY_PAGE_DOWN,
  CN_KEY_HOME,
  CN_KEY_END,
  CN_KEY_ENTER,
  CN_KEY_BACKSPACE,
  CN_KEY_DELETE,
  CN_KEY_BACK_TAB,
  CN_KEY_SHIFT_LEFT,
  CN_KEY_SHIFT_RIGHT,
  CN_KEY_FUNCTION = 64,
};

/* Codes of CN_MOUSE. */
enum { CN_MOUSE_PRESS = 1, CN_MOUSE_RELEASE, CN_MOUSE_WHEEL_UP, CN_MOUSE_WHEEL_DOWN, CN_MOUSE_DRAG };

/* What cn_poll() found. */
enum { CN_INPUT = 1, CN_WOKEN = 2, CN_SIGNALLED = 4, CN_HUNG_UP = 8 };

/* Something the user did. */
typedef struct {
  int32_t kind;
  int32_t code;
  int32_t x;
  int32_t y;
} cn_event;

/* One cell to draw: a scalar, at most one combining mark (0 for none), and its planned width. */
typedef struct {
  uint32_t scalar;
  uint32_t mark;
  int32_t width;
} cn_cell;

/* Takes the terminal over; `wants_direct` asks for 24-bit colour where the description offers 256.
 * On failure nothing is changed and `message` holds one line. On success `message` holds a notice,
 * or is empty. */
int32_t cn_open(bool wants_mouse, bool wants_direct, char *message, size_t capacity);
/* Gives the terminal back and puts the previous signal handlers back. */
void cn_close(void);
/* Gives the calling thread a stack for signal handlers, so that even an overflow of its own stack
 * ends with the terminal restored. cn_open() does it for its thread. */
void cn_guard_thread(void);
/* Colours the terminal offers: 0, 8, 16, 88, 256, or 2^24. */
int32_t cn_colours(void);
void cn_size(int32_t *columns, int32_t *rows);
/* Draws `count` cells of one look from column x of row y; -1 is the terminal's own colour. */
void cn_put(int32_t x, int32_t y, const cn_cell *cells, int32_t count, int32_t foreground,
            int32_t background, uint32_t attributes);
/* Sends the difference; `synchronized` wraps it in DEC mode 2026. */
void cn_flush(bool synchronized);
/* Forgets what the terminal shows, so that the next flush repaints all of it. */
void cn_forget(void);
/* Bytes sent to the terminal as they are, outside the cells. */
void cn_send(const char *bytes, size_t count);

/* Waits for input, a wake or a signal; a negative time waits for ever. `wake` may be -1. */
int32_t cn_poll(int32_t wake, int32_t milliseconds);
/* The signal that arrived: the one that asks to leave, else SIGWINCH: the size has been applied, and
 * everything is to be painted anew. Sleeps in here while the process is suspended. */
int32_t cn_take_signal(void);
/* The next event of the input that has arrived, CN_NOTHING when there is none. */
cn_event cn_next(void);

/* A counter that makes cn_poll() return; safe from any thread. -1 when the system has none. */
int32_t cn_wake_open(void);
void cn_wake(int32_t wake);
void cn_wake_clear(int32_t wake);
void cn_wake_close(int32_t wake);

/* The C library's width of a scalar under the locale of cn_open(), or under C.UTF-8 before it. */
int32_t cn_wcwidth(uint32_t scalar);
/* User and system time of this process so far, in microseconds. */
int64_t cn_cpu_microseconds(void);

#endif
