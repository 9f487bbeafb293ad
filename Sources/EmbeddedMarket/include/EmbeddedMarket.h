#ifndef EMBEDDED_MARKET_H
#define EMBEDDED_MARKET_H
#include <stddef.h>
#endif
