import TradingTypes

/// The screen's own words in one language.
struct Wording: Sendable, Hashable {
  let language: Language

  /// A word.
  subscript(_ word: Word) -> String {
    let texts = Wording.texts(word)
    return language == .chinese ? texts.chinese : texts.english
  }

  /// A sentence with its gaps `%1`, `%2` … filled.
  func callAsFunction(_ word: Word, _ values: String...) -> String {
    var result = ""
    var rest = self[word][...]
    while let gap = rest.firstIndex(of: "%") {
      result += rest[..<gap]
      rest = rest[rest.index(after: gap)...]
      if let digit = rest.first?.wholeNumberValue, digit >= 1, digit <= values.count {
        result += values[digit - 1]
        rest = rest.dropFirst()
      } else {
        result += "%"
      }
    }
    return result + rest
  }

  /// A date with its day of the week; a relative day has none.
  func date(_ day: TradingDay) -> String {
    guard !day.isRelative else { return "\(day)" }
    let names =
      language == .chinese
      ? ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
      : ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return "\(day) \(names[min(max(day.weekday, 1), 7) - 1])"
  }

  /// The table: both languages side by side.
  private static func texts(_ word: Word) -> (chinese: String, english: String) {
    switch word {
    case .product: ("复盘", "Fupan")
    case .netValue: ("净值", "NAV")
    case .today: ("今日", "Day")
    case .total: ("累计", "Total")
    case .index: ("指数", "Index")
    case .excess: ("超额", "Excess")
    case .cash: ("现金", "Cash")
    case .invested: ("仓位", "Invested")
    case .fees: ("费用", "Fees")
    case .tokens: ("词元", "Tokens")
    case .toolCalls: ("调用", "Calls")
    case .seed: ("种子", "seed")
    case .dayOf: ("第 %1/%2 日", "day %1/%2")
    case .live: ("实时", "LIVE")
    case .paused: ("暂停", "PAUSED")
    case .over: ("已结束", "ENDED")
    case .atEnd: ("到尾", "END")
    case .waiting: ("等待开始…", "waiting for the run to begin…")
    case .phaseStart: ("准备", "setup")
    case .phaseBriefing: ("盘前", "pre-open")
    case .phaseDecision: ("决策", "deciding")
    case .phaseOrder: ("委托", "orders")
    case .phaseFill: ("成交", "trading")
    case .phaseClosed: ("收盘", "closed")
    case .phaseOver: ("结束", "over")
    case .paneChart: ("净值曲线", "NAV curve")
    case .panePositions: ("持仓", "Positions")
    case .paneOrders: ("委托与成交", "Orders and fills")
    case .paneTranscript: ("思考与行动", "Thinking and acting")
    case .paneOutline: ("日程", "Days")
    case .keyBar: ("K线光标 左 / 右", "bar cursor left / right")
    case .keySpan: ("日线 / 小时线", "daily / hourly bars")
    case .viewDesk: ("交易台", "Desk")
    case .viewReasoning: ("思考", "Reasoning")
    case .viewChart: ("K线", "Chart")
    case .viewMarket: ("行情", "Market")
    case .viewTrades: ("交易", "Trades")
    case .viewNews: ("资讯", "News")
    case .name: ("名称", "Name")
    case .code: ("代码", "Code")
    case .quantity: ("数量", "Qty")
    case .sellable: ("可卖", "Free")
    case .cost: ("成本", "Cost")
    case .last: ("现价", "Last")
    case .profit: ("盈亏", "P&L")
    case .profitShare: ("盈亏%", "P&L%")
    case .weight: ("仓位", "Weight")
    case .time: ("时间", "Time")
    case .side: ("向", "")
    case .price: ("价格", "Price")
    case .fee: ("费用", "Fee")
    case .state: ("状态", "State")
    case .change: ("涨跌", "Chg")
    case .changeShare: ("涨幅", "Chg%")
    case .turnover: ("成交额", "Turnover")
    case .volume: ("成交量", "Volume")
    case .sector: ("行业", "Sector")
    case .held: ("持仓", "Held")
    case .twentyDays: ("20日", "20 days")
    case .asOf: ("截至 %1", "as of %1")
    case .keyCommand: ("命令：day sym theme …", "command: day, sym …")
    case .badCommand:
      ("不认识的命令：%1（按 : 看有哪些）", "unknown command: %1 (: shows what there is)")
    case .source: ("来源", "Source")
    case .headline: ("标题", "Headline")
    case .number: ("编号", "No")
    case .filledQuantity: ("成交量", "Filled")
    case .buy: ("买", "B")
    case .sell: ("卖", "S")
    case .buyLong: ("买入", "buy")
    case .sellLong: ("卖出", "sell")
    case .market: ("市价", "market")
    case .verdictOpen: ("待成", "open")
    case .verdictPart: ("部成", "part")
    case .verdictFilled: ("成交", "filled")
    case .verdictRejected: ("拒单", "refused")
    case .verdictExpired: ("过期", "expired")
    case .verdictCancelled: ("撤单", "cancelled")
    case .verdictNoCash: ("缺资", "no cash")
    case .noPositions: ("空仓：没有持股", "no positions: all in cash")
    case .noOrders: ("还没有委托", "no orders yet")
    case .noTranscript: ("等待第一条记录…", "waiting for the first entry…")
    case .noNews: ("还没有新闻", "no news yet")
    case .noMarket: ("没有行情数据可画", "no market data to draw")
    case .noBars: ("还没有行情", "no bars yet")
    case .kindBriefing: ("简报", "brief")
    case .kindThought: ("思考", "think")
    case .kindCall: ("调用", "call")
    case .kindResult: ("结果", "reply")
    case .kindRefusal: ("拒绝", "deny")
    case .kindNote: ("笔记", "note")
    case .kindOrder: ("委托", "order")
    case .kindFill: ("成交", "fill")
    case .kindClose: ("收盘", "close")
    case .kindEvent: ("事件", "event")
    case .kindStatus: ("状态", "busy")
    case .malformed: ("格式不合", "malformed")
    case .moreLines: ("… 还有 %1 行（o 展开）", "… %1 more lines (o unfolds)")
    case .omitted: ("… 另有 %1 字在记录里", "… %1 more characters in the record")
    case .dropped: ("… 前面 %1 段在记录里", "… %1 paragraphs above are in the record")
    case .newBelow: ("↓ %1 条新", "↓ %1 new")
    case .closeLine: ("净值 %1  今日 %2  现金 %3", "NAV %1  day %2  cash %3")
    case .stopReason: ("收工：%1", "stop: %1")
    case .daysFolded:
      (
        "第 %1 至 %2 日折成卡片，移出思考 %3 词元",
        "days %1 to %2 folded into cards, %3 thought tokens left the window"
      )
    case .runOver: ("赛季结束：%1 日，净值 %2", "season over: %1 days, NAV %2")
    case .dividend: ("%1 分红 %2，送转 %3 股", "%1 dividend %2, %3 new shares")
    case .dividendTax: ("%1 红利税 %2", "%1 dividend tax %2")
    case .leftOver: ("委托 #%1 剩 %2 股：%3", "order #%1, %2 shares left: %3")
    case .orderExpired: ("当日过期", "expired at the close")
    case .orderCancelled: ("已撤", "cancelled")
    case .orderNoCash: ("现金不足", "cash did not cover it")
    case .keysHelp: ("按键", "Keys")
    case .sectionTime: ("时间", "Time")
    case .sectionMove: ("移动", "Moving")
    case .sectionViews: ("画面", "Views")
    case .sectionOther: ("其他", "Other")
    case .helpFooter:
      (
        "任意键返回 · 鼠标：点选、滚动、拖动日期条 · %1，另有正负号",
        "any key goes back · mouse: click, scroll, drag the days · %1 (+)"
      )
    case .redUp: ("涨红跌绿", "red is up")
    case .greenUp: ("涨绿跌红", "green is up")
    case .keyPause: ("暂停 / 继续", "pause / play")
    case .keyStep: ("单步 向前 / 向后", "a step on / back")
    case .keyDay: ("下一日 / 上一日", "next / previous day")
    case .keyTrade: ("下一笔 / 上一笔交易", "next / previous trade")
    case .keySpeed: ("加速 / 减速", "faster / slower")
    case .keyPane: ("下一 / 上一窗格", "next / previous pane")
    case .keyLine: ("上移 / 下移", "up / down")
    case .keyPage: ("上翻 / 下翻一页", "page up / down")
    case .keyHits: ("下一处 / 上一处", "next / previous hit")
    case .keyOpen: ("打开：为何这笔交易", "open: why this trade")
    case .keyFollow: ("跟随最新 / 回到开头", "follow the newest / start")
    case .keyTop: ("到顶 / 到底，再按跟随", "to the top / end, live")
    case .keyZoom: ("放大窗格", "zoom the pane")
    case .keyUnfold: ("展开 / 折叠", "unfold / fold")
    case .keySearch: ("搜索", "search")
    case .keyLanguage: ("中文 / English", "English / 中文")
    case .keyTheme: ("换配色 / 涨跌颜色", "theme / red or green up")
    case .keySort: ("换排序", "next order")
    case .keySave: ("存下画面", "save the frame")
    case .keyCopy: ("复制所选", "copy the selection")
    case .keyHelp: ("帮助", "help")
    case .keyQuit: ("退出", "quit")
    case .keyClose: ("返回", "back")
    case .keyRedraw: ("重画", "repaint")
    case .hintPause: ("暂停", "pause")
    case .hintPlay: ("播放", "play")
    case .hintStep: ("回看", "rewind")
    case .hintSpeed: ("速度", "speed")
    case .hintPane: ("窗格", "pane")
    case .hintScroll: ("滚动", "scroll")
    case .hintZoom: ("放大", "zoom")
    case .hintSearch: ("搜索", "search")
    case .hintHelp: ("帮助", "help")
    case .hintQuit: ("退出", "quit")
    case .hintFollow: ("跟随", "follow")
    case .hintTurn: ("回到这一手", "your turn")
    case .hintChoose: ("选择", "choose")
    case .hintSecurity: ("换股", "stock")
    case .hintBar: ("移光标", "bar")
    case .hintHours: ("小时线", "hours")
    case .hintDays: ("日线", "days")
    case .hintSort: ("排序", "sort")
    case .hintChart: ("看K线", "chart")
    case .hintUnfold: ("展开", "unfold")
    case .hintFold: ("折叠", "fold")
    case .hintDay: ("选日", "day")
    case .hintDifference: ("分歧", "difference")
    case .hintNextRival: ("换对手", "next rival")
    case .hintCompare: ("对比", "compare")
    case .searchPrompt: ("搜索：", "search:")
    case .searchHits: ("%1/%2 处", "%1 of %2")
    case .searchNone: ("没有找到", "not found")
    case .tooSmall: ("终端太小：%1，至少要 %2（q 退出）", "terminal too small: %1, needs %2 (q quits)")
    case .saved: ("画面已存", "frame saved")
    case .copied: ("已复制", "copied")
    case .whyTitle: ("为何这笔交易", "Why this trade")
    case .whyOrder: ("委托", "Order")
    case .whyVerdict: ("结果", "Outcome")
    case .whyThought: ("之前的思考", "The thought before it")
    case .whyCall: ("发出的调用", "The call that sent it")
    case .whyBar: ("遇到的K线", "The bar it met")
    case .whyNothing: ("记录里没有思考：这是规则型席位", "no thought in the record: this seat follows a rule")
    case .whyOwn: ("你自己下的单：没有记下思考", "your own order: no thought was written down")
    case .open: ("开", "O")
    case .high: ("高", "H")
    case .low: ("低", "L")
    case .close: ("收", "C")
    case .limitUp: ("涨停", "limit up")
    case .limitDown: ("跌停", "limit down")
    case .suspended: ("停牌", "halted")
    case .daily: ("日线", "daily")
    case .hourly: ("小时线", "hourly")
    case .sortedBy: ("排序：%1", "by %1")
    case .yourTurn:
      (
        "轮到你：b 买入，x 卖出，4 行情，3 K线，6 资讯；想好了按 e 结束今日",
        "your turn: b buys, x sells, 4 market, 3 chart, 6 news; e ends the day when you are done"
      )
    case .yourHour:
      (
        "%1 轮到你：b 买入，x 卖出；想好了按 e，市场走完这一小时",
        "%1, your turn: b buys, x sells; e lets the market trade the hour"
      )
    case .yourTurnBadge: ("轮到你", "YOUR TURN")
    case .orderSent: ("委托 #%1 已收：%2 %3 %4", "order #%1 taken: %2 %3 %4")
    case .orderTaken: ("委托 #%1 已撤", "order #%1 taken back")
    case .noSeat:
      ("你不在席位上：fupan run --trader human", "no seat for you here: fupan run --trader human")
    case .notYourTurn: ("现在不能下单", "it is not your turn")
    case .nothingToSell: ("没有持股可卖", "nothing is held to sell")
    case .noOpenOrders: ("没有未成交的委托", "no order is open")
    case .noRefusal: ("没有被拒，无须解释", "no refusal to explain")
    case .badPrice: ("价格要像 12.34", "a price looks like 12.34")
    case .noQuantity: ("请先填数量", "type a number of shares first")
    case .wouldRefuse: ("交易所会拒绝：按 ? 看规则", "the venue would refuse it: ? explains the rule")
    case .ticketTitle: ("下单", "Order ticket")
    case .security: ("证券", "Security")
    case .shares: ("数量（股）", "Shares")
    case .marketPrice: ("市价", "market price")
    case .amount: ("金额", "Value")
    case .cashAfter: ("余下可用", "Cash after")
    case .available: ("可用现金", "Cash to use")
    case .band: ("涨跌停", "Price band")
    case .noBand: ("不设涨跌停", "none today")
    case .reference: ("昨收", "Reference")
    case .most: ("最多可买", "Most to buy")
    case .heldNow: ("持有", "Held")
    case .asking: ("询价中…", "asking the venue…")
    case .verdictOK: ("✓ 交易所会接受：Enter 发出", "✓ the venue takes it: Enter sends")
    case .tightCash:
      (
        "! 市价单按开盘价成交：高开到钱不够时整笔作废。留些余地，或用限价",
        "! a market order trades at the open: if that is dearer than the cash, it ends whole. "
          + "Leave room, or give a limit"
      )
    case .verdictNo: ("✗ 会被拒绝", "✗ the venue refuses")
    case .ruleTitle: ("规则", "The rule")
    case .ruleFooter: ("任意键返回", "any key goes back")
    case .endTitle: ("结束今日决策？", "End the day?")
    case .endHourTitle: ("结束这一小时的决策？", "End the hour?")
    case .endLine: ("Enter 让市场走完，Esc 返回", "Enter lets the market trade, Esc goes back")
    case .endOpen: ("%1 笔委托在等成交", "%1 open orders take part")
    case .endOneOpen: ("1 笔委托在等成交", "1 open order takes part")
    case .endNone: ("没有委托在等", "no order is waiting")
    case .scoreTitle: ("赛季成绩", "Your season")
    case .scoreReturn: ("收益", "Return")
    case .scoreIndex: ("同期指数", "The index")
    case .sharpe: ("夏普", "Sharpe")
    case .drawdown: ("最大回撤", "Max drawdown")
    case .tradeCount: ("成交委托", "Orders traded")
    case .refusedCount: ("被拒", "Refused")
    case .beatIndex: ("✓ 跑赢指数", "✓ you beat the index")
    case .lostIndex: ("✗ 没有跑赢指数", "✗ the index won")
    case .beatRival: ("✓ 跑赢 %1", "✓ you beat %1")
    case .lostRival: ("✗ 输给 %1", "✗ %1 won")
    case .levelRival: ("= 与 %1 打平", "= level with %1")
    case .thisRun: ("本场", "this run")
    case .scoreFooter: ("任意键返回 · 5 看每笔交易 · q 退出", "any key goes back · 5 every trade · q quits")
    case .sectionSeat: ("席位", "Your seat")
    case .keyTicket: ("买入 / 卖出下单", "order ticket: buy / sell")
    case .keyCancel: ("撤单 / 结束决策", "order back / end decision")
    case .hintSend: ("发出", "send")
    case .hintField: ("换栏", "field")
    case .hintNudge: ("增减", "more/less")
    case .hintMost: ("全部", "all")
    case .hintSide: ("买卖", "side")
    case .hintRule: ("规则", "rule")
    case .hintCancel: ("撤单", "cancel")
    case .hintEndDay: ("结束今日", "end the day")
    case .hintEndHour: ("结束本时段", "end the hour")
    case .couldNotBegin: ("没能开始", "the run could not begin")
    case .viewCompare: ("对比", "Compare")
    case .viewLeaderboard: ("排行榜", "Leaderboard")
    case .noRival:
      (
        "没有可比的一场：fupan watch A B，或 fupan run --rival A",
        "no run to compare with: fupan watch A B, or fupan run --rival A"
      )
    case .difference: ("差额", "Difference")
    case .otherRun: ("对手", "Rival")
    case .noCloses: ("还没有收盘", "no day has closed yet")
    case .decisionsOf: ("第 %1 日的决策", "Decisions of day %1")
    case .firstDifference: ("最早不同的决策：第 %1 日", "First different decision: day %1")
    case .nothingSent: ("没有委托", "no order")
    case .noDifference: ("至今没有不同的决策", "no different decision so far")
    case .otherSeason: ("不是同一赛季：按第几日对齐", "not the same season: aligned by number of day")
    case .chooseOther: ("选另一场来对比", "choose another run to compare with")
    case .afterDays: ("第 %1 日收盘后", "after day %1")
    case .seatColumn: ("席位", "Seat")
    case .keyRuns: ("对比 / 排行榜", "Compare / Leaderboard")
    case .keyLoss: ("下一次 / 上一次亏损", "next / previous loss")
    case .noTrade: ("这个方向没有交易", "no trade that way")
    case .againstRival: ("较 %1", "vs %1")
    case .noLoss: ("这个方向没有亏损", "no loss that way")
    case .luck: ("运气%", "Luck%")
    case .ranks: ("名次", "Rank")
    case .scoreColumn: ("得分", "Score")
    case .interval: ("95% 区间", "95% interval")
    case .runs: ("场数", "Runs")
    case .contestNote:
      (
        "%1 个席位，%2 个赛季全部完成；名次是 95% 置信集，区间按整个赛季重抽",
        "%1 seats, %2 seasons finished by all; ranks are 95% confidence sets over whole seasons"
      )
    case .contestFew:
      ("赛季少于 %1 个：还分不出名次", "fewer than %1 seasons: no rank can be told yet")
    case .contestAbility:
      (
        "最好的席位跑赢指数了吗？Reality check p = %1，SPA p = %2",
        "does the best beat the index? reality check p = %1, SPA p = %2"
      )
    case .luckNote:
      (
        "运气%：同样时点、同样金额随机选股的交易者里，有多少做得不比它差",
        "Luck %: of random traders with the same days, sides and amounts, how many did no worse"
      )
    case .noJournal:
      (
        "这个席位没有留下记录：fupan compete --keep-journals",
        "no journal was kept of that seat: fupan compete --keep-journals"
      )
    case .hintViews: ("画面", "views")
    case .hintFilter: ("筛选", "filter")
    case .filterPrompt: ("筛选：", "filter:")
    case .noMatch: ("没有符合“%1”的", "nothing holds “%1”")
    case .hintWhy: ("为何交易", "why")
    case .venueSaid: ("记录原文：%1", "in the record: %1")
    }
  }
}
