"""One of our market folders as a data source for RQAlpha, which then needs no data of its own.

RQAlpha builds its own reader only when no data source is set, so a mod that sets one in `start_up`
replaces it. Prices stay unadjusted; limit prices are computed in whole fen, halves up.
"""
import collections
import csv
import pathlib

import numpy as np
import pandas as pd
from rqalpha.const import INSTRUMENT_TYPE, MARKET, TRADING_CALENDAR_TYPE
from rqalpha.interface import AbstractDataSource, AbstractMod, ExchangeRate
from rqalpha.model.instrument import Instrument

BAR = np.dtype([("datetime", "<i8")] + [(name, "<f8") for name in (
    "open", "high", "low", "close", "volume", "total_turnover", "limit_up", "limit_down",
    "prev_close")])
DIVIDEND = np.dtype([
    ("book_closure_date", "<i8"), ("announcement_date", "<i8"),
    ("dividend_cash_before_tax", "<f8"), ("ex_dividend_date", "<i8"), ("payable_date", "<i8"),
    ("round_lot", "<f8")])
SUFFIX = {"SH": "XSHG", "SZ": "XSHE"}
current = None


def rq_symbol(symbol):
    code, venue = symbol.split(".")
    return f"{code}.{SUFFIX[venue]}"


def number(day):
    return int(day.replace("-", ""))


def limit(reference, percent):
    fen = round(float(reference) * 100)
    return (fen * percent + 50) // 100 / 100


class FolderDataSource(AbstractDataSource):
    def __init__(self, folder, start, end):
        folder = pathlib.Path(folder)
        rows = collections.defaultdict(list)
        self.suspended = collections.defaultdict(set)
        for row in csv.DictReader(open(folder / "daily.csv")):
            if not start <= row["day"] <= end:
                continue
            symbol = rq_symbol(row["symbol"])
            band = 20 if row["symbol"].startswith(("688", "30")) else 10
            if row.get("status"):
                self.suspended[symbol].add(number(row["day"]))
            rows[symbol].append((
                number(row["day"]) * 1_000_000, float(row["open"]), float(row["high"]),
                float(row["low"]), float(row["close"]), float(row["volume"]),
                float(row["turnover"] or 0), limit(row["reference"], 100 + band),
                limit(row["reference"], 100 - band), float(row["reference"])))
        self.bars = {symbol: np.array(sorted(bars), dtype=BAR) for symbol, bars in rows.items()}
        dividends = collections.defaultdict(list)
        for row in csv.DictReader(open(folder / "actions.csv")):
            if float(row["cash_per_share"]) and start <= row["ex_day"] <= end:
                dividends[rq_symbol(row["symbol"])].append((
                    number(row["record_day"]), number(row["record_day"]),
                    float(row["cash_per_share"]) * 10, number(row["ex_day"]),
                    number(row["pay_day"]), 10))
        self.dividends = {
            symbol: np.array(sorted(all, key=lambda one: one[3]), dtype=DIVIDEND)
            for symbol, all in dividends.items()}
        self.days = sorted({int(day) // 1_000_000 for bars in self.bars.values()
                            for day in bars["datetime"]})
        stamps = [pd.Timestamp(str(day)) for day in self.days]
        before = pd.bdate_range(end=stamps[0] - pd.Timedelta(days=9), periods=10)
        after = pd.bdate_range(start=stamps[-1] + pd.Timedelta(days=1), periods=10)
        self.calendar = pd.DatetimeIndex([*before, *stamps, *after])
        self.listed = {symbol: Instrument({
            "order_book_id": symbol, "symbol": symbol, "abbrev_symbol": symbol, "type": "CS",
            "exchange": symbol[-4:], "board_type": "KSH" if symbol.startswith("688") else "MainBoard",
            "round_lot": 200 if symbol.startswith("688") else 100, "listed_date": "2000-01-01",
            "de_listed_date": "0000-00-00", "status": "Active", "special_type": "Normal",
            "market_tplus": 1, "trading_code": symbol[:6]}, market=MARKET.CN)
            for symbol in self.bars}

    def get_instruments(self, id_or_syms=None, types=None):
        if id_or_syms is not None:
            return [self.listed[symbol] for symbol in id_or_syms if symbol in self.listed]
        return [one for one in self.listed.values() if types is None or one.type in types]

    def get_trading_calendars(self):
        return {TRADING_CALENDAR_TYPE.CN_STOCK: self.calendar}

    def get_bar(self, instrument, day, frequency):
        bars = self.bars.get(instrument.order_book_id)
        if bars is None:
            return None
        stamp = (day.year * 10_000 + day.month * 100 + day.day) * 1_000_000
        place = bars["datetime"].searchsorted(stamp)
        return bars[place] if place < len(bars) and bars["datetime"][place] == stamp else None

    def get_open_auction_bar(self, instrument, day):
        bar = self.get_bar(instrument, day, "1d")
        names = ["datetime", "open", "limit_up", "limit_down", "volume", "total_turnover"]
        auction = {name: (np.nan if bar is None else bar[name]) for name in names}
        auction["last"] = auction["open"]
        return auction

    def get_open_auction_volume(self, instrument, day):
        return self.get_open_auction_bar(instrument, day)["volume"]

    def history_bars(self, instrument, bar_count, frequency, fields, day, skip_suspended=True,
                     include_now=False, adjust_type="pre", adjust_orig=None):
        bars = self.bars.get(instrument.order_book_id, np.empty(0, dtype=BAR))
        stamp = (day.year * 10_000 + day.month * 100 + day.day) * 1_000_000
        end = bars["datetime"].searchsorted(stamp, side="right")
        bars = bars[max(0, end - bar_count) if bar_count else 0:end]
        return bars if fields is None else bars[fields]

    def get_dividend(self, instrument):
        return self.dividends.get(instrument.order_book_id)

    def get_split(self, instrument):
        return None

    def get_share_transformation(self, symbol):
        return None

    def is_suspended(self, symbol, days):
        return [int(pd.Timestamp(day).strftime("%Y%m%d")) in self.suspended[symbol] for day in days]

    def is_st_stock(self, symbol, days):
        return [False] * len(days)

    def get_yield_curve(self, start, end, tenor=None):
        return None

    def available_data_range(self, frequency):
        return pd.Timestamp(str(self.days[0])).date(), pd.Timestamp(str(self.days[-1])).date()

    def get_settle_price(self, instrument, day):
        return np.nan

    def get_exchange_rate(self, day, local, settlement=None):
        return ExchangeRate(1, 1, 1, 1, 1, 1)

    def get_trading_minutes_for(self, instrument, day):
        raise NotImplementedError


class Mod(AbstractMod):
    def start_up(self, env, config):
        env.set_data_source(current)

    def tear_down(self, code, exception=None):
        pass


__config__ = {"priority": 50}


def load_mod():
    return Mod()
