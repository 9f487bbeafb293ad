#!/usr/bin/env python3
"""Fetch a season of daily bars for `fupan market import`, with AKShare or Baostock.

    pip install akshare            # or: pip install baostock
    python3 market-data/fetch.py akshare  --from 2025-06-01 --to 2025-11-19 --out raw 600519 600036
    fupan market import akshare raw --out out/mine
    fupan market check out/mine

Prices are fetched unadjusted: limits, lots, fees and dividends need the prices that were paid.
"""
import argparse
import csv
import pathlib


def fetch_akshare(code, start, end, folder):
    import akshare

    bars = akshare.stock_zh_a_hist(
        symbol=code, period="daily", start_date=start.replace("-", ""),
        end_date=end.replace("-", ""), adjust="")
    bars.to_csv(folder / f"{code}.csv", index=False, encoding="utf-8")


def fetch_baostock(code, start, end, folder):
    import baostock

    venue = "sh" if code[0] in "569" else "sz"
    fields = ("date,code,open,high,low,close,preclose,volume,amount,adjustflag,turn,"
              "tradestatus,pctChg,isST")
    with open(folder / f"{code}.csv", "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(fields.split(","))
        rows = baostock.query_history_k_data_plus(
            f"{venue}.{code}", fields, start_date=start, end_date=end, frequency="d",
            adjustflag="3")
        while rows.next():
            table.writerow(rows.get_row_data())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", choices=["akshare", "baostock"])
    parser.add_argument("codes", nargs="+", help="six digits each")
    parser.add_argument("--from", dest="start", required=True, help="such as 2025-06-01")
    parser.add_argument("--to", dest="end", required=True, help="such as 2025-11-19")
    parser.add_argument("--out", required=True, type=pathlib.Path, help="folder for the files")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.source == "baostock":
        import baostock

        baostock.login()
    fetch = fetch_akshare if options.source == "akshare" else fetch_baostock
    for code in options.codes:
        fetch(code, options.start, options.end, options.out)
        print(code)


if __name__ == "__main__":
    main()
