/* Whatever ends the process, the terminal is given back: handlers that use nothing but write(2),
 * tcsetattr(3), dup2(2) and sigaction(2). */
#define _GNU_SOURCE 1
#define NCURSES_WIDECHAR 1
#include "restore.h"

#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <ncurses.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

static const int fatal_signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGQUIT};
static const int soft_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT};
enum {
  fatal_count = sizeof fatal_signals / sizeof *fatal_signals,
  soft_count = sizeof soft_signals / sizeof *soft_signals,
  signal_limit = 65,
  stack_size = 64 * 1024,
  replay_limit = 16 * 1024,
};

static struct termios saved_modes;
static volatile sig_atomic_t is_armed;
static char restore_bytes[512];
static size_t restore_count;
static int report_pipe[2] = {-1, -1};
static struct sigaction previous[signal_limit];
static int real_stderr = -1;
static int held_stderr = -1;

static void write_all(int descriptor, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

static void restore_now(void) {
  if (!is_armed) return;
  is_armed = 0;
  write_all(STDOUT_FILENO, restore_bytes, restore_count);
  tcsetattr(STDIN_FILENO, TCSANOW, &saved_modes);
  if (real_stderr >= 0) dup2(real_stderr, STDERR_FILENO);
}

static void on_fatal(int number, siginfo_t *info, void *context) {
  restore_now();
  struct sigaction *before = &previous[number];
  sigaction(number, before, NULL);
  bool was_sent = info->si_code <= 0;
  if ((before->sa_flags & SA_SIGINFO) != 0) {
    before->sa_sigaction(number, info, context);
  } else if (before->sa_handler != SIG_DFL && before->sa_handler != SIG_IGN) {
    before->sa_handler(number);
  } else {
    was_sent = true;
  }
  /* A fault happens again when the handler returns; a signal that was sent must be sent again, or
   * the process would go on without its screen. */
  if (was_sent) {
    signal(number, SIG_DFL);
    raise(number);
  }
}

static void on_soft(int number) {
  int saved_errno = errno;
  unsigned char byte = (unsigned char)number;
  ssize_t written = write(report_pipe[1], &byte, 1);
  (void)written;
  errno = saved_errno;
}

/* What the program says on its error stream while the screen is up waits in memory. */
static void hold_stderr(void) {
  if (!isatty(STDERR_FILENO)) return;
  held_stderr = memfd_create("held-stderr", MFD_CLOEXEC);
  if (held_stderr < 0) return;
  real_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real_stderr >= 0) dup2(held_stderr, STDERR_FILENO);
}

static void replay_stderr(void) {
  if (real_stderr >= 0) {
    dup2(real_stderr, STDERR_FILENO);
    close(real_stderr);
    real_stderr = -1;
  }
  if (held_stderr < 0) return;
  off_t length = lseek(held_stderr, 0, SEEK_END);
  static char tail[replay_limit];
  off_t start = length > replay_limit ? length - replay_limit : 0;
  ssize_t count = pread(held_stderr, tail, sizeof tail, start);
  if (count > 0) write_all(STDERR_FILENO, tail, (size_t)count);
  close(held_stderr);
  held_stderr = -1;
}

static void append(const char *text) {
  if (!text || text == (char *)-1) return;
  for (; *text && restore_count + 1 < sizeof restore_bytes; text++) {
    /* Delays such as $<5> are for printing terminals. */
    if (text[0] == '$' && text[1] == '<') {
      while (*text && *text != '>') text++;
      if (!*text) return;
      continue;
    }
    restore_bytes[restore_count++] = *text;
  }
}

void cn_guard_thread(void) {
  stack_t stack;
  if (sigaltstack(NULL, &stack) != 0 || !(stack.ss_flags & SS_DISABLE)) return;
  void *memory = malloc(stack_size); /* Kept as long as the thread may fault: for ever. */
  if (!memory) return;
  memset(&stack, 0, sizeof stack);
  stack.ss_sp = memory;
  stack.ss_size = stack_size;
  sigaltstack(&stack, NULL);
}

bool cn_signals_open(void) {
  static bool has_exit_hook;
  if (tcgetattr(STDIN_FILENO, &saved_modes) != 0) return false;
  if (pipe2(report_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return false;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = on_soft;
  action.sa_flags = SA_RESTART;
  for (int place = 0; place < soft_count; place++)
    sigaction(soft_signals[place], &action, &previous[soft_signals[place]]);

  cn_guard_thread();
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_sigaction = on_fatal;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  for (int place = 0; place < fatal_count; place++)
    sigaction(fatal_signals[place], &action, &previous[fatal_signals[place]]);
  if (!has_exit_hook) atexit(restore_now);
  has_exit_hook = true;
  return true;
}

void cn_restore_arm(void) {
  restore_count = 0;
  append("\033[?2026l\033[?1006l\033[?1003l\033[?1002l\033[?1000l\033[?2004l");
  append(tigetstr("sgr0"));
  append(tigetstr("cnorm"));
  append(tigetstr("rmkx"));
  append(tigetstr("rmcup"));
  hold_stderr();
  is_armed = 1;
}

void cn_restore_disarm(void) {
  is_armed = 0;
  replay_stderr();
}

void cn_signals_close(void) {
  for (int place = 0; place < fatal_count; place++)
    sigaction(fatal_signals[place], &previous[fatal_signals[place]], NULL);
  for (int place = 0; place < soft_count; place++)
    sigaction(soft_signals[place], &previous[soft_signals[place]], NULL);
  for (int end = 0; end < 2; end++) {
    if (report_pipe[end] >= 0) close(report_pipe[end]);
    report_pipe[end] = -1;
  }
}

void cn_signals_stop(void) {
  struct sigaction ours;
  struct sigaction usual;
  memset(&usual, 0, sizeof usual);
  sigemptyset(&usual.sa_mask);
  usual.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &usual, &ours);
  is_armed = 0;
  raise(SIGTSTP);
  is_armed = 1;
  sigaction(SIGTSTP, &ours, NULL);
}

int cn_signals_descriptor(void) { return report_pipe[0]; }
