#!/usr/bin/env python3
"""Fetch a season of real bars for `fupan market import`, with AKShare or Baostock.

    pip install akshare            # or: pip install baostock
    python3 market-data/fetch.py akshare --from 2025-06-01 --to 2025-11-19 --out raw 600519 600036
    fupan market import akshare raw --out out/mine
    fupan market check out/mine
    fupan replay --market out/mine --start 2025-10-09 --trader momentum --out out/run

Writes one file of daily bars a share, one of the index (--index, 000016 is the SSE 50), names, and
with --hourly bars of an hour, which services keep for some months only. Prices are fetched
unadjusted: limits, lots, fees and dividends need the prices that were paid.
"""
import argparse
import csv
import importlib
import pathlib
import sys

DAILY_FIELDS = ("date,code,open,high,low,close,preclose,volume,amount,adjustflag,turn,"
                "tradestatus,pctChg,isST")
INDEX_FIELDS = "date,code,open,high,low,close,preclose,volume,amount,pctChg"
HOURLY_FIELDS = "date,time,code,open,high,low,close,volume,amount,adjustflag"


def venue(code, is_index=False):
    """The exchange of a code: sh, sz or bj."""
    if is_index:
        return "sz" if code.startswith("399") else "sh"
    return "sh" if code[0] in "569" else "bj" if code[0] in "48" else "sz"


class AKShare:
    def __init__(self, module):
        self.ak = module

    def daily(self, code, start, end):
        return self.ak.stock_zh_a_hist(
            symbol=code, period="daily", start_date=start.replace("-", ""),
            end_date=end.replace("-", ""), adjust="")

    def index(self, code, start, end):
        return self.ak.index_zh_a_hist(
            symbol=code, period="daily", start_date=start.replace("-", ""),
            end_date=end.replace("-", ""))

    def hourly(self, code, start, end):
        return self.ak.stock_zh_a_hist_min_em(
            symbol=code, start_date=f"{start} 09:30:00", end_date=f"{end} 15:00:00",
            period="60", adjust="")

    def names(self, codes):
        table = self.ak.stock_info_a_code_name()
        rows = zip(table["code"], table["name"])
        return [(code, name) for code, name in rows if code in codes]

    def close(self):
        pass


class Baostock:
    def __init__(self, module):
        self.bs = module
        answer = module.login()
        if answer.error_code != "0":
            sys.exit(f"baostock: login failed: {answer.error_msg}")

    def daily(self, code, start, end):
        return self.bars(f"{venue(code)}.{code}", DAILY_FIELDS, start, end, "d")

    def index(self, code, start, end):
        return self.bars(f"{venue(code, True)}.{code}", INDEX_FIELDS, start, end, "d")

    def hourly(self, code, start, end):
        return self.bars(f"{venue(code)}.{code}", HOURLY_FIELDS, start, end, "60")

    def bars(self, code, fields, start, end, frequency):
        return self.rows(self.bs.query_history_k_data_plus(
            code, fields, start_date=start, end_date=end, frequency=frequency, adjustflag="3"))

    def names(self, codes):
        found = []
        for code in codes:
            for row in self.rows(self.bs.query_stock_basic(code=f"{venue(code)}.{code}"))[1:]:
                found.append((code, row[1]))
        return found

    def rows(self, answer):
        if answer.error_code != "0":
            sys.exit(f"baostock: {answer.error_msg}")
        table = [answer.fields]
        while answer.next():
            table.append(answer.get_row_data())
        return table

    def close(self):
        self.bs.logout()


SOURCES = {"akshare": AKShare, "baostock": Baostock}


def write(path, table):
    """Writes a data frame, or a list of rows whose first one holds the headings."""
    if hasattr(table, "to_csv"):
        table.to_csv(path, index=False, encoding="utf-8")
        return
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(table)


def fetch(source, options):
    out = options.out
    out.mkdir(parents=True, exist_ok=True)
    for code in options.codes:
        name = f"{venue(code)}{code}"
        write(out / f"{name}.csv", source.daily(code, options.start, options.end))
        if options.hourly:
            write(out / f"{name}_60.csv", source.hourly(code, options.start, options.end))
        print(name)
    if options.index:
        name = f"{venue(options.index, True)}{options.index}"
        write(out / f"{name}.csv", source.index(options.index, options.start, options.end))
        print(name)
    write(out / "names.csv", [("code", "name")] + source.names(options.codes))


def parsed(arguments):
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", choices=sorted(SOURCES))
    parser.add_argument("codes", nargs="+", metavar="CODE", help="six digits each")
    parser.add_argument("--from", dest="start", required=True, help="such as 2025-06-01")
    parser.add_argument("--to", dest="end", required=True, help="such as 2025-11-19")
    parser.add_argument("--out", required=True, type=pathlib.Path, help="folder for the files")
    parser.add_argument("--index", default="000016", help="code of the index, or '' for none")
    parser.add_argument("--hourly", action="store_true", help="also fetch bars of an hour")
    options = parser.parse_args(arguments)
    for code in options.codes + ([options.index] if options.index else []):
        if len(code) != 6 or not (code.isascii() and code.isdigit()):
            parser.error(f"'{code}' is not a code of six digits")
    return options


def main():
    options = parsed(None)
    try:
        module = importlib.import_module(options.source)
    except ImportError:
        sys.exit(f"{options.source} is not installed; hint: pip install {options.source}")
    source = SOURCES[options.source](module)
    try:
        fetch(source, options)
    finally:
        source.close()


if __name__ == "__main__":
    main()
