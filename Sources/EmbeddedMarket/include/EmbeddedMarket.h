#ifndef EMBEDDED_MARKET_H
#define EMBEDDED_MARKET_H

#include <stddef.h>

/// One file of the market that is linked into the program.
typedef struct {
  /// Name within the market folder, `MANIFEST` included.
  const char *name;
  /// Contents; not terminated by a zero.
  const unsigned char *bytes;
  /// Number of bytes.
  size_t size;
} EmbeddedMarketFile;

/// The number of files.
size_t embedded_market_file_count(void);

/// The file number `index`, in ascending order of name; an empty one when there is none.
EmbeddedMarketFile embedded_market_file(size_t index);

#endif
