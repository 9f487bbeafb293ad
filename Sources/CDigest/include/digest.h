#ifndef FUPAN_DIGEST_H
#define FUPAN_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The SHA-256 (FIPS 180-4) of `count` bytes, written to `digest`, with the processor's own
/// instructions; false, and nothing written, when it has none.
///
/// Journals hash every entry by itself: what a general library spends on setting up and clearing a
/// state is half of the work at that size.
bool fupan_sha256(const uint8_t *bytes, size_t count, uint8_t digest[32]);

#endif
