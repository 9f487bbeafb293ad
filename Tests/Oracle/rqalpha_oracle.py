#!/usr/bin/env python3
"""Holds our cash, charges and dividends against RQAlpha's on random scripts of orders.

    pip install "rqalpha==6.4.2"
    fupan market import aitrader SOURCE --out MARKET
    rqalpha_oracle.py --fupan .build/release/fupan --market MARKET [--scripts 1000] [--seed 1]

A script is drawn at random, run by `fupan replay`, and cut down to its first 50 orders that traded in
full at the open: RQAlpha rounds lots silently, lets limits lie between ticks and fills limits at the close,
so the rest cannot be compared. The remaining orders must then trade again in full with us, and give
the same cash on every day and the same three charges on every order with RQAlpha, to the fen. The
charges' formula is stated here a second time; cash, freezing, T+1, dividends and dividend tax are
RQAlpha's own. Exit status 1 when anything differs.
"""
import argparse
import csv
import json
import logging
import os
import pathlib
import random
import subprocess
import sys
import tempfile
from decimal import ROUND_HALF_UP, Decimal

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import rqalpha_market  # noqa: E402
from rqalpha import run_func  # noqa: E402
from rqalpha.apis import order_shares  # noqa: E402
from rqalpha.const import INSTRUMENT_TYPE, SIDE  # noqa: E402
from rqalpha.core.events import EVENT  # noqa: E402
from rqalpha.environment import Environment  # noqa: E402
from rqalpha.interface import AbstractTransactionCostDecider, TransactionCost  # noqa: E402

logging.disable(logging.CRITICAL)


def fen(value):
    return Decimal(value).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def charges(price, shares, is_sell):
    amount = Decimal(repr(round(float(price), 4))) * shares
    commission = max(fen(amount * Decimal("0.00025")), Decimal("5.00"))
    stamp = fen(amount * Decimal("0.0005")) if is_sell else Decimal("0.00")
    return commission, stamp, fen(amount * Decimal("0.00001"))


class Charges(AbstractTransactionCostDecider):
    def calc(self, args):
        commission, stamp, transfer = charges(
            args.price, int(args.quantity), args.side == SIDE.SELL)
        return TransactionCost(
            commission=float(commission), tax=float(stamp), other_fees=float(transfer))

    def batch_estimate(self, deltas, prices):
        raise NotImplementedError


def rqalpha(orders, start, end, cash):
    """Days' closing cash, fills' charges, and complaints of RQAlpha about `orders`."""
    by_day, closes, fills, refused = {}, {}, [], []
    for order in orders:
        by_day.setdefault(order["time"], []).append(order)

    def init(context):
        from rqalpha.api import subscribe_event
        Environment.get_instance().set_transaction_cost_decider(INSTRUMENT_TYPE.CS, Charges())
        subscribe_event(EVENT.TRADE, lambda context, event: fills.append(event.trade))

    def open_auction(context, bars):
        for order in by_day.get(context.now.strftime("%Y-%m-%d"), []):
            shares = order["quantity"] * (1 if order["side"] == "buy" else -1)
            sent = order_shares(rqalpha_market.rq_symbol(order["symbol"]), shares)
            if not sent or sent.filled_quantity != order["quantity"]:
                refused.append(order)

    def after_trading(context):
        closes[context.now.strftime("%Y-%m-%d")] = fen(repr(round(context.portfolio.cash, 6)))

    run_func(
        config={
            "base": {"start_date": start, "end_date": end, "frequency": "1d",
                     "accounts": {"stock": cash}, "rqdatac_uri": "disabled",
                     "capital_gain_tax_rate": 0},
            "extra": {"log_level": "error"},
            "mod": {"market": {"enabled": True, "lib": "rqalpha_market", "priority": 50},
                    "sys_progress": {"enabled": False}, "sys_analyser": {"enabled": False},
                    "sys_simulation": {"volume_limit": False, "matching_type": "current_bar"},
                    "sys_accounts": {"dividend_tax_enabled": True}}},
        init=init, open_auction=open_auction, after_trading=after_trading)
    return closes, fills, refused


def ours(arguments, orders, folder):
    """The journal of a run of `orders` by our program."""
    script = folder / "orders.jsonl"
    script.write_text("".join(json.dumps(order) + "\n" for order in orders))
    out = folder / "run"
    subprocess.run(["rm", "-rf", str(out)], check=True)
    done = subprocess.run(
        [arguments.fupan, "replay", "--market", arguments.market, "--trader",
         f"scripted:{script}", "--start", arguments.start, "--days", str(arguments.days),
         "--cash", str(arguments.cash), "--out", str(out)],
        capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"fupan: {done.stderr}")
    return [json.loads(line) for line in (out / "journal.jsonl").read_text().splitlines()]


def draw(source, bars, days):
    """Market orders with a taste for what may be held; many will be refused."""
    orders, held = [], []
    for day in sorted(source.choices(days, k=220)):
        if held and source.random() < 0.55:
            symbol = source.choice(held)
            side = "sell"
        else:
            symbol = source.choice(sorted(bars))
            held.append(symbol)
            side = "buy"
        lots = max(1, int(source.uniform(500, 12_000) / (100 * bars[symbol])))
        if symbol.startswith("688"):
            lots = max(lots, 2)
        orders.append({"time": day, "side": side, "symbol": symbol, "quantity": lots * 100,
                       "type": "market"})
    return orders


def filled_in_full(journal, orders):
    fills = {}
    for entry in journal:
        if entry["kind"] == "fill":
            fills.setdefault(entry["data"]["order"], []).append(entry["data"])
    return [(order, fills[number][0]) for number, order in enumerate(orders, 1)
            if len(fills.get(number, [])) == 1
            and fills[number][0]["quantity"] == order["quantity"]]


def compare(arguments, orders, folder):
    """Everything in which the two disagree about `orders`, and how many orders were compared."""
    while True:
        journal = ours(arguments, orders, folder)
        kept = filled_in_full(journal, orders)
        if len(kept) == len(orders) <= 50:
            break
        orders = [order for order, _ in kept][:50]
    closes, fills, refused = rqalpha(
        orders, arguments.start, arguments.end, float(arguments.cash))
    problems = [f"RQAlpha refused or cut {order}" for order in refused]
    for entry in journal:
        if entry["kind"] == "day_closed":
            day, cash = entry["data"]["day"], Decimal(entry["data"]["cash"])
            if closes.get(day) != cash:
                problems.append(f"{day}: cash {cash}, RQAlpha {closes.get(day)}")
    for (order, fill), trade in zip(kept, fills):
        mine = tuple(Decimal(fill[name]) for name in ("commission", "stamp_duty", "transfer_fee"))
        theirs = tuple(fen(repr(round(value, 6))) for value in (
            trade.commission, trade.tax, trade.transaction_cost - trade.commission - trade.tax))
        if mine != theirs or Decimal(fill["price"]) != Decimal(repr(trade.last_price)):
            problems.append(f"{order}: {fill['price']} {mine}, RQAlpha {trade.last_price} {theirs}")
    return problems, len(orders)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fupan", required=True)
    parser.add_argument("--market", required=True)
    parser.add_argument("--start", default="2025-10-09")
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--cash", type=int, default=100_000)
    parser.add_argument("--scripts", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--orders", help="one script of ours instead of random ones")
    arguments = parser.parse_args()
    with open(pathlib.Path(arguments.market) / "calendar.csv") as file:
        days = [row["day"] for row in csv.DictReader(file) if row["day"] >= arguments.start]
    days = days[:arguments.days]
    arguments.end = days[-1]
    rqalpha_market.current = rqalpha_market.FolderDataSource(
        arguments.market, arguments.start, arguments.end)
    bars = {}
    with open(pathlib.Path(arguments.market) / "daily.csv") as file:
        for row in csv.DictReader(file):
            if row["day"] == arguments.start:
                bars[row["symbol"]] = float(row["open"])
    failures = compared = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        if arguments.orders:
            scripts = [[json.loads(line) for line in open(arguments.orders)]]
        else:
            scripts = [draw(random.Random(arguments.seed * 1_000_003 + number), bars, days)
                       for number in range(arguments.scripts)]
        for number, orders in enumerate(scripts):
            problems, count = compare(arguments, orders, folder)
            compared += count
            for problem in problems:
                print(f"script {number}: {problem}")
            failures += bool(problems)
    print(f"{len(scripts)} scripts, {compared} orders compared, {failures} scripts differ")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
