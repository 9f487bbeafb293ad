#include "EmbeddedMarket.h"

// The committed market folder `market-data/demo`, byte for byte.

static const unsigned char manifest[] = {
#embed "../../market-data/demo/MANIFEST"
};
static const unsigned char actions[] = {
#embed "../../market-data/demo/actions.csv"
};
static const unsigned char calendar[] = {
#embed "../../market-data/demo/calendar.csv"
};
static const unsigned char daily[] = {
#embed "../../market-data/demo/daily.csv"
};
static const unsigned char hourly[] = {
#embed "../../market-data/demo/hourly.csv"
};
static const unsigned char index_hourly[] = {
#embed "../../market-data/demo/index-hourly.csv"
};
static const unsigned char index_daily[] = {
#embed "../../market-data/demo/index.csv"
};
static const unsigned char instruments[] = {
#embed "../../market-data/demo/instruments.csv"
};
static const unsigned char market[] = {
#embed "../../market-data/demo/market.toml"
};
static const unsigned char news[] = {
#embed "../../market-data/demo/news.jsonl"
};

static const EmbeddedMarketFile files[] = {
    {"MANIFEST", manifest, sizeof manifest},
    {"actions.csv", actions, sizeof actions},
    {"calendar.csv", calendar, sizeof calendar},
    {"daily.csv", daily, sizeof daily},
    {"hourly.csv", hourly, sizeof hourly},
    {"index-hourly.csv", index_hourly, sizeof index_hourly},
    {"index.csv", index_daily, sizeof index_daily},
    {"instruments.csv", instruments, sizeof instruments},
    {"market.toml", market, sizeof market},
    {"news.jsonl", news, sizeof news},
};

size_t embedded_market_file_count(void) { return sizeof files / sizeof files[0]; }

EmbeddedMarketFile embedded_market_file(size_t index) {
  static const EmbeddedMarketFile none = {"", manifest, 0};
  return index < embedded_market_file_count() ? files[index] : none;
}
