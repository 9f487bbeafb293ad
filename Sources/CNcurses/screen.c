/* The one screen of the process: ncursesw behind cells and events. */
#define _GNU_SOURCE 1
#define NCURSES_WIDECHAR 1
#include "CNcurses.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#undef columns /* term.h makes macros of everyday words. */

#include "direct.h"
#include "restore.h"

static bool is_open;
static bool uses_mouse;

/* Presses, releases and motion while a button is down, in the coding without a limit (SGR, 1006). */
static const char mouse_on[] = "\033[?1002h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1002l";
static const char mouse_prefix[] = "\033[<";
enum { mouse_key = 1000 }; /* A key code beyond those of ncurses. */

static bool is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

/* Without a UTF-8 locale the C library calls every Chinese, box and braille glyph unprintable and
 * ncurses drops it, so the environment's locale is only used when it is one. */
static bool choose_locale(void) {
  static const char *const fallbacks[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};
  bool found = setlocale(LC_ALL, "") && is_utf8();
  for (size_t place = 0; !found && place < sizeof fallbacks / sizeof *fallbacks; place++)
    found = setlocale(LC_CTYPE, fallbacks[place]) && is_utf8();
  setlocale(LC_NUMERIC, "C");
  return found;
}

static bool can_draw(void) {
  const char *cup = tigetstr("cup");
  const char *clear = tigetstr("clear");
  return cup && cup != (char *)-1 && clear && clear != (char *)-1;
}

/* The name of a description that can draw, starting with $TERM; null with a line in `message`. */
static const char *choose_description(char *message, size_t capacity) {
  const char *wanted = getenv("TERM");
  if (!wanted || !*wanted) {
    snprintf(message, capacity, "TERM is not set; set it to the terminal's type, such as "
                                "xterm-256color");
    return NULL;
  }
  int found = 0;
  if (setupterm(wanted, STDOUT_FILENO, &found) == OK) {
    if (can_draw()) return wanted;
    snprintf(message, capacity, "TERM=%.40s cannot position the cursor", wanted);
    return NULL;
  }
  if (found == 1) { /* A hardcopy terminal. */
    snprintf(message, capacity, "TERM=%.40s cannot position the cursor", wanted);
    return NULL;
  }
  static const char *const fallbacks[] = {"xterm-256color", "xterm", "vt100"};
  for (size_t place = 0; place < sizeof fallbacks / sizeof *fallbacks; place++) {
    if (setupterm(fallbacks[place], STDOUT_FILENO, &found) == OK && can_draw()) {
      snprintf(message, capacity, "TERM=%.40s is unknown here; drawing as %s", wanted,
               fallbacks[place]);
      return fallbacks[place];
    }
  }
  snprintf(message, capacity, "TERM=%.40s is unknown here and there is no terminfo for xterm",
           wanted);
  return NULL;
}

/* The screen in 24-bit colour: few systems have a description of that installed, so ours is used. */
static SCREEN *open_direct(const char *description) {
  bool is_tmux = strncmp(description, "tmux", 4) == 0 || strncmp(description, "screen", 6) == 0;
  const char *name = is_tmux ? "fupan-tmux-direct" : "fupan-xterm-direct";
  const char *before = getenv("TERMINFO");
  char *kept = before ? strdup(before) : NULL;
  setenv("TERMINFO", is_tmux ? direct_tmux : direct_xterm, 1);
  int found = 0;
  SCREEN *screen = NULL;
  if (setupterm(name, STDOUT_FILENO, &found) == OK && can_draw())
    screen = newterm(name, stdout, stdin);
  if (kept) {
    setenv("TERMINFO", kept, 1);
  } else {
    unsetenv("TERMINFO");
  }
  free(kept);
  if (!screen) setupterm(description, STDOUT_FILENO, &found);
  return screen;
}

static void follow_size(void) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col)
    resizeterm(size.ws_row, size.ws_col);
}

int32_t cn_open(bool wants_mouse, bool wants_direct, char *message, size_t capacity) {
  message[0] = 0;
  if (is_open) {
    snprintf(message, capacity, "the screen is already open");
    return CN_FAILED;
  }
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
    snprintf(message, capacity, "%s is not a terminal",
             isatty(STDIN_FILENO) ? "standard output" : "standard input");
    return CN_NOT_A_TERMINAL;
  }
  const char *description = choose_description(message, capacity);
  if (!description) return CN_TERM_UNUSABLE;
  if (!choose_locale()) {
    snprintf(message, capacity, "there is no UTF-8 locale; install C.UTF-8 or en_US.UTF-8");
    return CN_NO_UTF8_LOCALE;
  }
  if (!cn_signals_open()) {
    snprintf(message, capacity, "the terminal's modes cannot be read: %s", strerror(errno));
    return CN_FAILED;
  }
  SCREEN *screen = NULL;
  if (wants_direct && tigetnum("colors") == 256) screen = open_direct(description);
  if (!screen) screen = newterm(description, stdout, stdin);
  if (!screen) {
    cn_signals_close();
    snprintf(message, capacity, "ncurses cannot open TERM=%.40s", description);
    return CN_FAILED;
  }
  cn_restore_arm();
  is_open = true;
  cbreak();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  meta(stdscr, TRUE);
  set_escdelay(25);
  curs_set(0);
  leaveok(stdscr, TRUE);
  const char *kmous = tigetstr("kmous");
  uses_mouse = wants_mouse && kmous && kmous != (char *)-1;
  if (uses_mouse) {
    /* Reports are read here: ncurses joins presses and releases that come fast, loses some, and
     * cannot be asked for motion. */
    if (strcmp(kmous, mouse_prefix) != 0) define_key(kmous, 0);
    define_key(mouse_prefix, mouse_key);
    cn_send(mouse_on, strlen(mouse_on));
  }
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  follow_size();
  return CN_OK;
}

void cn_close(void) {
  if (!is_open) return;
  is_open = false;
  if (uses_mouse) cn_send(mouse_off, strlen(mouse_off));
  endwin();
  cn_restore_disarm();
  cn_signals_close();
}

int32_t cn_colours(void) { return has_colors() ? COLORS : 0; }

void cn_size(int32_t *columns, int32_t *rows) {
  *columns = COLS;
  *rows = LINES;
}

void cn_put(int32_t x, int32_t y, const cn_cell *cells, int32_t count, int32_t foreground,
            int32_t background, uint32_t attributes) {
  attr_t look = (attributes & CN_BOLD ? A_BOLD : 0) | (attributes & CN_DIM ? A_DIM : 0) |
                (attributes & CN_REVERSE ? A_REVERSE : 0) |
                (attributes & CN_UNDERLINE ? A_UNDERLINE : 0);
  int pair = 0;
  if ((foreground >= 0 || background >= 0) && has_colors()) {
    pair = alloc_pair(foreground < COLORS ? foreground : -1, background < COLORS ? background : -1);
    if (pair < 0) pair = 0;
  }
  for (int32_t place = 0; place < count; place++) {
    cn_cell cell = cells[place];
    wchar_t text[3] = {(wchar_t)cell.scalar, 0, 0};
    bool agrees = wcwidth(text[0]) == cell.width;
    if (!agrees) text[0] = L'?';
    if (agrees && cell.mark && wcwidth((wchar_t)cell.mark) == 0) text[1] = (wchar_t)cell.mark;
    cchar_t glyph;
    memset(&glyph, 0, sizeof glyph);
    if (setcchar(&glyph, text, look, (short)(pair < 32768 ? pair : 0), &pair) == OK)
      mvadd_wch(y, x, &glyph);
    if (!agrees && cell.width == 2) {
      text[0] = L' ';
      if (setcchar(&glyph, text, look, (short)(pair < 32768 ? pair : 0), &pair) == OK)
        mvadd_wch(y, x + 1, &glyph);
    }
    x += cell.width;
  }
}

void cn_flush(bool synchronized) {
  if (synchronized) cn_send("\033[?2026h", 8);
  wnoutrefresh(stdscr);
  doupdate();
  if (synchronized) cn_send("\033[?2026l", 8);
}

void cn_forget(void) { clearok(curscr, TRUE); }

void cn_send(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

int32_t cn_poll(int32_t wake, int32_t milliseconds) {
  struct pollfd sources[3] = {
      {STDIN_FILENO, POLLIN, 0}, {cn_signals_descriptor(), POLLIN, 0}, {wake, POLLIN, 0}};
  int32_t found = 0;
  if (poll(sources, 3, milliseconds) <= 0) return 0;
  if (sources[0].revents & POLLIN) found |= CN_INPUT;
  if (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) found |= CN_HUNG_UP;
  if (sources[1].revents & POLLIN) found |= CN_SIGNALLED;
  if (sources[2].revents & POLLIN) found |= CN_WOKEN;
  return found;
}

/* Gives the terminal back, sleeps until the shell says go on, and takes the terminal over again. */
static void suspend(void) {
  if (uses_mouse) cn_send(mouse_off, strlen(mouse_off));
  endwin();
  cn_signals_stop();
}

/* Takes over a terminal that someone else may have used meanwhile. */
static void take_over(void) {
  reset_prog_mode();
  refresh();
  if (uses_mouse) cn_send(mouse_on, strlen(mouse_on));
}

int32_t cn_take_signal(void) {
  unsigned char bytes[64];
  int32_t leave = 0;
  bool stops = false;
  bool goes_on = false;
  ssize_t count;
  while ((count = read(cn_signals_descriptor(), bytes, sizeof bytes)) > 0) {
    for (ssize_t place = 0; place < count; place++) {
      if (bytes[place] == SIGTSTP) {
        stops = true;
      } else if (bytes[place] == SIGCONT) {
        goes_on = true;
      } else if (bytes[place] != SIGWINCH) {
        leave = bytes[place];
      }
    }
  }
  if (leave) return leave;
  if (stops) suspend();
  if (stops || goes_on) take_over();
  follow_size();
  return SIGWINCH;
}

static int32_t key_code(wint_t key) {
  switch (key) {
  case KEY_UP: return CN_KEY_UP;
  case KEY_DOWN: return CN_KEY_DOWN;
  case KEY_LEFT: return CN_KEY_LEFT;
  case KEY_RIGHT: return CN_KEY_RIGHT;
  case KEY_PPAGE: return CN_KEY_PAGE_UP;
  case KEY_NPAGE: return CN_KEY_PAGE_DOWN;
  case KEY_HOME: return CN_KEY_HOME;
  case KEY_END: return CN_KEY_END;
  case KEY_ENTER: return CN_KEY_ENTER;
  case KEY_BACKSPACE: return CN_KEY_BACKSPACE;
  case KEY_DC: return CN_KEY_DELETE;
  case KEY_BTAB: return CN_KEY_BACK_TAB;
  case KEY_SLEFT: return CN_KEY_SHIFT_LEFT;
  case KEY_SRIGHT: return CN_KEY_SHIFT_RIGHT;
  default: return key >= KEY_F(1) && key <= KEY_F(63) ? CN_KEY_FUNCTION + (int)(key - KEY_F0) : 0;
  }
}

/* The next byte of a report that has begun; 0 when none comes. */
static int report_byte(void) {
  wint_t key;
  for (int tries = 0; tries < 5; tries++) {
    if (get_wch(&key) == OK) return key < 128 ? (int)key : 0;
    struct pollfd source = {STDIN_FILENO, POLLIN, 0};
    if (poll(&source, 1, 10) <= 0) return 0;
  }
  return 0;
}

/* Reads what follows the prefix of a mouse report, `button;column;row` and M, or m for a release.
 * Source: xterm's control sequences, "Extended coordinates". */
static bool read_mouse(cn_event *event) {
  int numbers[3] = {0, 0, 0};
  int place = 0;
  int byte;
  while ((byte = report_byte()) && byte != 'M' && byte != 'm') {
    if (byte == ';' && place < 2) {
      place++;
    } else if (byte >= '0' && byte <= '9' && numbers[place] < 100000) {
      numbers[place] = numbers[place] * 10 + byte - '0';
    } else {
      return false;
    }
  }
  if (!byte || place != 2) return false;
  int button = numbers[0] & ~(4 | 8 | 16); /* Without shift, meta and control. */
  event->kind = CN_MOUSE;
  event->x = numbers[1] - 1;
  event->y = numbers[2] - 1;
  switch (button) {
  case 0: event->code = byte == 'M' ? CN_MOUSE_PRESS : CN_MOUSE_RELEASE; return true;
  case 32: event->code = CN_MOUSE_DRAG; return true;
  case 64: event->code = CN_MOUSE_WHEEL_UP; return true;
  case 65: event->code = CN_MOUSE_WHEEL_DOWN; return true;
  default: return false;
  }
}

cn_event cn_next(void) {
  cn_event event = {CN_NOTHING, 0, 0, 0};
  for (;;) {
    wint_t key;
    int kind = get_wch(&key);
    if (kind == ERR) return event;
    if (kind == OK) {
      event.kind = CN_CHARACTER;
      event.code = (int32_t)key;
      return event;
    }
    if (key == KEY_RESIZE) {
      event.kind = CN_RESIZED;
      return event;
    }
    if (key == mouse_key) {
      if (!read_mouse(&event)) continue;
      return event;
    }
    event.code = key_code(key);
    if (event.code == 0) continue;
    event.kind = CN_KEY;
    return event;
  }
}

int32_t cn_wake_open(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

void cn_wake(int32_t wake) {
  uint64_t one = 1;
  ssize_t written = write(wake, &one, sizeof one);
  (void)written;
}

void cn_wake_clear(int32_t wake) {
  uint64_t count;
  ssize_t taken = read(wake, &count, sizeof count);
  (void)taken;
}

void cn_wake_close(int32_t wake) {
  if (wake >= 0) close(wake);
}

int32_t cn_wcwidth(uint32_t scalar) {
  if (!is_utf8()) choose_locale();
  return wcwidth((wchar_t)scalar);
}

int64_t cn_cpu_microseconds(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (int64_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000 +
         usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}
