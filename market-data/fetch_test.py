#!/usr/bin/env python3
"""Tests fetch.py without any service: `python3 market-data/fetch_test.py`.

Stand-ins answer as AKShare and Baostock do, with made-up bars, and note how they are called. Where
the packages are installed, every call is held against the real function's signature; where not,
that test is skipped. `--write SOURCE DIR` only writes what fetch.py makes of the stand-ins' answers.
"""
import csv
import importlib
import inspect
import pathlib
import sys
import tempfile
import unittest

import fetch

DAYS = ["2025-10-09", "2025-10-10", "2025-10-13"]
CODES = ["600001", "000002", "688003"]
CALLS = []


class Frame:
    """As much of a data frame as is needed."""

    def __init__(self, headings, rows):
        self.headings, self.rows = headings, rows

    def __getitem__(self, heading):
        place = self.headings.index(heading)
        return [row[place] for row in self.rows]

    def to_csv(self, path, index, encoding):
        assert index is False
        with open(path, "w", newline="", encoding=encoding) as file:
            csv.writer(file).writerows([self.headings] + self.rows)


def noted(function):
    def call(*positional, **named):
        CALLS.append((function.__name__, positional, named))
        return function(*positional, **named)
    return staticmethod(call)


def price(day, step):
    return round(10 + day * 0.1 + step * 0.01, 2)


class FakeAKShare:
    HEADINGS = ["日期", "股票代码", "开盘", "收盘", "最高", "最低", "成交量", "成交额", "振幅", "涨跌幅",
                "涨跌额", "换手率"]

    @noted
    def stock_zh_a_hist(symbol, period, start_date, end_date, adjust):
        assert (period, adjust) == ("daily", "") and len(start_date) == len(end_date) == 8
        # The change is measured from the last close, 0.10 lower each day.
        rows = [[day, symbol, price(n, 0), price(n, 5), price(n, 9), price(n, -3), 1200, 1212000.0,
                 1.2, 1.0, 0.1, 0.5] for n, day in enumerate(DAYS)]
        return Frame(FakeAKShare.HEADINGS, rows)

    @noted
    def index_zh_a_hist(symbol, period, start_date, end_date):
        rows = [[day, 3000.1 + n, 3001.25 + n, 3002.5 + n, 2999.75 + n, 10 ** 6, 1e9, 1, 0.1, 1.0, 0]
                for n, day in enumerate(DAYS)]
        return Frame([h for h in FakeAKShare.HEADINGS if h != "股票代码"], rows)

    @noted
    def stock_zh_a_hist_min_em(symbol, start_date, end_date, period, adjust):
        assert (period, adjust) == ("60", "")
        rows = []
        for n, day in enumerate(DAYS):
            steps = [(0, 9, 0, -3), (1, 4, 1, 0), (2, 6, 2, 1), (5, 7, 4, 2)]
            for clock, (end, high, start, low) in zip(
                    ["10:30", "11:30", "14:00", "15:00"], steps):
                rows.append([f"{day} {clock}:00", price(n, start), price(n, end), price(n, high),
                             price(n, low), 0.1, 0.01, 300, 303000.0, 0.5, 0.1])
        return Frame(["时间", "开盘", "收盘", "最高", "最低", "涨跌幅", "涨跌额", "成交量", "成交额", "振幅",
                      "换手率"], rows)

    @noted
    def stock_info_a_code_name():
        return Frame(["code", "name"], [["600001", "甲公司"], ["000002", "乙公司"], ["999999", "别的"]])


class Answer:
    error_code, error_msg = "0", "success"

    def __init__(self, fields="", rows=()):
        self.fields, self.left = fields.split(","), list(rows)

    def next(self):
        return bool(self.left)

    def get_row_data(self):
        return self.left.pop(0)


class FakeBaostock:
    @noted
    def login():
        return Answer()

    @noted
    def logout():
        return Answer()

    @noted
    def query_stock_basic(code):
        return Answer("code,code_name,ipoDate,outDate,type,status",
                      [[code, "丙公司", "2001-01-01", "", "1", "1"]])

    @noted
    def query_history_k_data_plus(code, fields, start_date, end_date, frequency, adjustflag):
        assert adjustflag == "3"
        rows = []
        for n, day in enumerate(DAYS):
            level = 300 if fields == fetch.INDEX_FIELDS else 1
            values = {"date": day, "code": code, "adjustflag": "3", "turn": "0.1",
                      "tradestatus": "1", "pctChg": "1", "isST": "0", "volume": "120000",
                      "amount": "1212000.0000"}
            bars = [("15:00", 0, 9, -3, 5)]
            if frequency == "60":
                bars = [("10:30", 0, 9, -3, 0), ("11:30", 1, 4, 0, 1), ("14:00", 2, 6, 1, 2),
                        ("15:00", 4, 7, 2, 5)]
                values["volume"] = "30000"
            for clock, *steps in bars:
                names = ["open", "high", "low", "close"]
                values.update({k: f"{price(n, s) * level:.10f}" for k, s in zip(names, steps)})
                values["preclose"] = f"{price(n, -5) * level:.10f}"
                values["time"] = day.replace("-", "") + clock.replace(":", "") + "00000"
                rows.append([values[field] for field in fields.split(",")])
        return Answer(fields, rows)


FAKES = {"akshare": FakeAKShare, "baostock": FakeBaostock}


def write(name, folder):
    options = fetch.parsed([name, *CODES, "--from", DAYS[0], "--to", DAYS[-1], "--out", folder,
                            "--hourly"])
    source = fetch.SOURCES[name](FAKES[name])
    fetch.fetch(source, options)
    source.close()


class FetchTests(unittest.TestCase):
    def test_writes_a_file_a_share_and_one_for_the_index_and_names(self):
        for name in FAKES:
            with tempfile.TemporaryDirectory() as folder:
                write(name, folder)
                files = sorted(path.name for path in pathlib.Path(folder).iterdir())
                self.assertEqual(files, [
                    "names.csv", "sh000016.csv", "sh600001.csv", "sh600001_60.csv",
                    "sh688003.csv", "sh688003_60.csv", "sz000002.csv", "sz000002_60.csv"])

    def test_calls_fit_the_real_packages(self):
        for name in FAKES:
            with self.subTest(name):
                try:
                    module = importlib.import_module(name)
                except ImportError:
                    self.skipTest(f"{name} is not installed")
                CALLS.clear()
                with tempfile.TemporaryDirectory() as folder:
                    write(name, folder)
                self.assertGreater(len(CALLS), 4)
                for function, positional, named in CALLS:
                    inspect.signature(getattr(module, function)).bind(*positional, **named)

    def test_refuses_what_is_no_code(self):
        for code in ["60000", "sh600001", "六"]:
            with self.assertRaises(SystemExit):
                fetch.parsed(["akshare", code, "--from", "x", "--to", "y", "--out", "z"])

    def test_knows_the_exchanges(self):
        for code, expected in [("600519", "sh"), ("688981", "sh"), ("000001", "sz"),
                               ("300750", "sz"), ("830799", "bj"), ("430047", "bj")]:
            self.assertEqual(fetch.venue(code), expected)
        self.assertEqual(fetch.venue("000016", True), "sh")
        self.assertEqual(fetch.venue("399001", True), "sz")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(*sys.argv[2:4])
    else:
        unittest.main()
