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

  /// The short name of a day of the week, 1 for Monday.
  func weekday(_ number: Int) -> String {
    let names =
      language == .chinese
      ? ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
      : ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return names[min(max(number, 1), 7) - 1]
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
    case .keyCommand: ("命令 day sym speed", "command: day, sym …")
    case .badCommand:
      ("不认识的命令：%1（day sym speed lang theme）", "unknown command: %1 (day sym speed lang theme)")
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
        "任意键返回 · 涨红跌绿，另有 +/− 与形状",
        "any key goes back · red is up, with signs and shapes besides colour"
      )
    case .keyPause: ("暂停 / 继续", "pause / play")
    case .keyStep: ("单步 向前 / 向后", "a step on / back")
    case .keyDay: ("下一日 / 上一日", "next / previous day")
    case .keyTrade: ("下一笔 / 上一笔交易", "next / previous trade")
    case .keySpeed: ("加速 / 减速", "faster / slower")
    case .keyPane: ("下一 / 上一窗格", "next / previous pane")
    case .keyLine: ("上移 / 下移", "up / down")
    case .keyPage: ("上翻 / 下翻一页", "page up / down")
    case .keyHits: ("下一处 / 上一处", "next / previous hit")
    case .keyBottom: ("到底；再按跟随最新", "to the end, then live")
    case .keyRising: ("涨红跌绿 / 涨绿跌红", "red up / green up")
    case .keyOpen: ("打开：为何这笔交易", "open: why this trade")
    case .keyFollow: ("跟随最新", "follow the newest")
    case .keyStart: ("回到开头", "back to the start")
    case .keyTop: ("到顶", "to the top")
    case .keyZoom: ("放大窗格", "zoom the pane")
    case .keyUnfold: ("展开 / 折叠", "unfold / fold")
    case .keySearch: ("搜索", "search")
    case .keyLanguage: ("中文 / English", "English / 中文")
    case .keyTheme: ("换配色", "next theme")
    case .keySort: ("换排序", "next order")
    case .keySave: ("存下画面", "save the frame")
    case .keyCopy: ("复制所选", "copy the selection")
    case .keyHelp: ("帮助", "help")
    case .keyQuit: ("退出", "quit")
    case .keyClose: ("返回", "back")
    case .keyRedraw: ("重画", "repaint")
    case .hintPause: ("暂停", "pause")
    case .hintPlay: ("播放", "play")
    case .hintStep: ("单步", "step")
    case .hintSpeed: ("速度", "speed")
    case .hintPane: ("窗格", "pane")
    case .hintScroll: ("滚动", "scroll")
    case .hintZoom: ("放大", "zoom")
    case .hintSearch: ("搜索", "search")
    case .hintHelp: ("帮助", "help")
    case .hintQuit: ("退出", "quit")
    case .hintFollow: ("跟随", "follow")
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
    }
  }
}
