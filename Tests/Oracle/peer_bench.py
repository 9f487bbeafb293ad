#!/usr/bin/env python3
"""Seconds that another engine takes to rebalance every share of a market folder every day.

    peer_bench.py ENGINE --market FOLDER [--start YYYY-MM-DD] [--days N] [--cash CNY]

ENGINE is backtrader, rqalpha or nautilus. Only the run itself is timed; the bars are in memory before
it starts. Each share is brought to an equal part of 99 % of the account at every bar, with charges of
0.025 %, as our seat `rebalance` does. The engines do not check the same rules: RQAlpha knows limits, lots
and T+1, backtrader and nautilus_trader none of them. Prints a JSON object.
"""
import argparse
import csv
import json
import os
import pathlib
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))


def read(arguments):
    """Bars of each share on the days asked for: (day, open, high, low, close, volume)."""
    bars, days = {}, set()
    for row in csv.DictReader(open(pathlib.Path(arguments.market) / "daily.csv")):
        if row["day"] >= arguments.start:
            days.add(row["day"])
            bars.setdefault(row["symbol"], []).append((row["day"], *(
                float(row[name]) for name in ("open", "high", "low", "close", "volume"))))
    kept = sorted(days)[:arguments.days]
    return {symbol: [bar for bar in rows if bar[0] <= kept[-1]]
            for symbol, rows in sorted(bars.items())}, kept


def backtrader(bars, days, cash):
    import backtrader as bt
    import pandas as pd

    orders = 0

    class Rebalance(bt.Strategy):
        def next(self):
            nonlocal orders
            for data in self.datas:
                if self.order_target_percent(data, target=0.99 / len(self.datas)):
                    orders += 1

    engine = bt.Cerebro()
    engine.broker.setcash(cash)
    engine.broker.setcommission(commission=0.00025)
    for symbol, rows in bars.items():
        frame = pd.DataFrame(
            [row[1:] for row in rows], index=pd.to_datetime([row[0] for row in rows]),
            columns=["open", "high", "low", "close", "volume"])
        engine.adddata(bt.feeds.PandasData(dataname=frame), name=symbol)
    engine.addstrategy(Rebalance)
    start = time.perf_counter()
    engine.run()
    return time.perf_counter() - start, orders


def rqalpha(bars, days, cash):
    import logging

    import rqalpha_market
    from rqalpha import run_func
    from rqalpha.apis import order_target_percent

    logging.disable(logging.CRITICAL)
    orders = 0
    rqalpha_market.current = rqalpha_market.FolderDataSource(arguments.market, days[0], days[-1])
    symbols = [rqalpha_market.rq_symbol(symbol) for symbol in bars]

    def handle_bar(context, _):
        nonlocal orders
        for symbol in symbols:
            if order_target_percent(symbol, 0.99 / len(symbols)):
                orders += 1

    start = time.perf_counter()
    run_func(
        config={
            "base": {"start_date": days[0], "end_date": days[-1], "frequency": "1d",
                     "accounts": {"stock": cash}, "rqdatac_uri": "disabled",
                     "capital_gain_tax_rate": 0},
            "extra": {"log_level": "error"},
            "mod": {"market": {"enabled": True, "lib": "rqalpha_market", "priority": 50},
                    "sys_progress": {"enabled": False}, "sys_analyser": {"enabled": False},
                    "sys_simulation": {"volume_limit": True}}},
        init=lambda context: None, handle_bar=handle_bar)
    return time.perf_counter() - start, orders


def nautilus(bars, days, cash):
    import pandas as pd
    from nautilus_trader.backtest.engine import BacktestEngine, BacktestEngineConfig
    from nautilus_trader.config import LoggingConfig
    from nautilus_trader.model.currencies import CNY
    from nautilus_trader.model.data import Bar, BarType
    from nautilus_trader.model.enums import AccountType, OmsType, OrderSide
    from nautilus_trader.model.identifiers import InstrumentId, Symbol, Venue
    from nautilus_trader.model.instruments import Equity
    from nautilus_trader.model.objects import Money, Price, Quantity
    from nautilus_trader.trading.strategy import Strategy

    venue = Venue("XSHG")
    engine = BacktestEngine(config=BacktestEngineConfig(
        logging=LoggingConfig(bypass_logging=True)))
    engine.add_venue(
        venue=venue, oms_type=OmsType.NETTING, account_type=AccountType.CASH,
        base_currency=CNY, starting_balances=[Money(cash, CNY)])
    instruments, types, all_bars = {}, {}, []
    for symbol, rows in bars.items():
        code = symbol.split(".")[0]
        instrument = Equity(
            instrument_id=InstrumentId(Symbol(code), venue), raw_symbol=Symbol(code),
            currency=CNY, price_precision=2, price_increment=Price.from_str("0.01"),
            lot_size=Quantity.from_int(1), ts_event=0, ts_init=0)
        engine.add_instrument(instrument)
        kind = BarType.from_str(f"{instrument.id}-1-DAY-LAST-EXTERNAL")
        instruments[symbol], types[symbol] = instrument, kind
        for day, first, high, low, last, volume in rows:
            stamp = pd.Timestamp(day, tz="UTC").value
            all_bars.append(Bar(
                kind, *(Price(one, 2) for one in (first, high, low, last)),
                Quantity.from_int(int(volume)), stamp, stamp))
    all_bars.sort(key=lambda bar: bar.ts_init)
    engine.add_data(all_bars)

    class Rebalance(Strategy):
        orders = 0

        def on_start(self):
            self.by_type = {types[symbol]: instruments[symbol] for symbol in bars}
            for kind in self.by_type:
                self.subscribe_bars(kind)

        def on_bar(self, bar):
            instrument = self.by_type[bar.bar_type]
            account = self.portfolio.account(venue)
            held = self.portfolio.net_position(instrument.id)
            price = bar.close.as_double()
            # The account's whole worth would cost a walk over all positions at every bar.
            target = int(0.99 * cash / len(self.by_type) / price)
            difference = target - int(held)
            if difference > 0:
                free = float(account.balance_free(CNY).as_double())
                difference = min(difference, int(free / price))
            if difference == 0:
                return
            self.orders += 1
            self.submit_order(self.order_factory.market(
                instrument.id, OrderSide.BUY if difference > 0 else OrderSide.SELL,
                Quantity.from_int(abs(difference))))

    strategy = Rebalance()
    engine.add_strategy(strategy)
    start = time.perf_counter()
    engine.run()
    return time.perf_counter() - start, strategy.orders


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine", choices=["backtrader", "rqalpha", "nautilus"])
    parser.add_argument("--market", required=True)
    parser.add_argument("--start", default="0000-00-00")
    parser.add_argument("--days", type=int, default=500)
    parser.add_argument("--cash", type=float, default=10_000_000)
    arguments = parser.parse_args()
    bars, days = read(arguments)
    count = sum(len(rows) for rows in bars.values())
    seconds, orders = {"backtrader": backtrader, "rqalpha": rqalpha, "nautilus": nautilus}[
        arguments.engine](bars, days, arguments.cash)
    print(json.dumps({"engine": arguments.engine, "bars": count, "orders": orders,
                      "seconds": seconds, "bars_per_second": count / seconds}))
