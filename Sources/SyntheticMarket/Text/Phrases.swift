/// The sentences that generated news are made of.
enum Phrases {
  /// Good and bad company news; `{n}` hundred millions of yuan, `{p}` per cent, `{q}` a quarter.
  static let good: [Phrase] = [
    Phrase(
      "{name}签下{n}亿元{product}长期协议", "{name} signs a CNY {n}00 million long-term deal in {product}"),
    Phrase(
      "{name}:{product}订单已排至明年{q}季度", "{name} says {product} orders reach into Q{q} next year"),
    Phrase(
      "{name}控股股东拟增持不超过{n}亿元", "{name}'s controlling holder plans to add up to CNY {n}00 million"),
    Phrase("{name}拟以{n}亿元回购股份并注销", "{name} to buy back and cancel CNY {n}00 million of shares"),
    Phrase("{name}{product}扩建项目获批", "{name} wins approval to expand {product}"),
    Phrase(
      "{name}披露{product}单位成本下降约{p}%", "{name} reports unit costs in {product} down about {p}%"),
    Phrase(
      "{name}与大客户续约,{product}价格上调{p}%",
      "{name} renews with a key client at prices up {p}% in {product}"),
    Phrase("{name}新一代{product}通过验收", "{name}'s next-generation {product} passes acceptance"),
    Phrase("{name}处置闲置资产,回笼资金{n}亿元", "{name} raises CNY {n}00 million from idle assets"),
    Phrase("监管核查结束,{name}未被要求整改", "Inspection of {name} ends without findings"),
    Phrase("{name}上月{product}同比增长{p}%", "{name}'s {product} grew {p}% on the year last month"),
    Phrase("{name}引入战略投资者,锁定三年", "{name} brings in a strategic investor with a three-year lock-up"),
  ]

  static let bad: [Phrase] = [
    Phrase("{name}失去{n}亿元{product}合同", "{name} loses a CNY {n}00 million contract in {product}"),
    Phrase("{name}{product}项目推迟至明年{q}季度", "{name} delays its {product} project to Q{q} next year"),
    Phrase("{name}股东拟减持不超过{p}%股份", "A holder of {name} plans to sell up to {p}% of the shares"),
    Phrase("{name}收到问询函,涉及{product}收入确认", "{name} receives an inquiry over revenue in {product}"),
    Phrase("{name}{product}因检修暂停", "{name} halts {product} for repairs"),
    Phrase(
      "主要客户削减{name}{product}采购约{p}%",
      "A main client cuts purchases of {product} from {name} by about {p}%"),
    Phrase("{name}披露{product}单位成本上升约{p}%", "{name} reports unit costs in {product} up about {p}%"),
    Phrase("{name}拟计提减值准备{n}亿元", "{name} to write down CNY {n}00 million"),
    Phrase("{name}涉诉,标的金额{n}亿元", "{name} is sued for CNY {n}00 million"),
    Phrase("{name}财务负责人辞职", "{name}'s finance chief resigns"),
    Phrase("{name}上月{product}同比下降{p}%", "{name}'s {product} fell {p}% on the year last month"),
    Phrase(
      "{name}终止{product}并购,支付补偿", "{name} drops an acquisition in {product} and pays compensation"),
  ]

  /// What may follow company news and says nothing.
  static let remarks: [Phrase] = [
    Phrase("公司称影响有待审计确认。", "The company says the effect awaits the audit."),
    Phrase("公司表示经营一切正常。", "The company says operations are normal."),
    Phrase("具体条款尚未披露。", "Terms were not disclosed."),
    Phrase("公司提示投资者注意风险。", "The company reminds investors of the risks."),
    Phrase("相关事项仍需股东大会审议。", "Shareholders have yet to vote on it."),
    Phrase("公司未回应进一步置评请求。", "The company did not comment further."),
    Phrase("", ""),
    Phrase("", ""),
  ]

  /// Reports: growth `{g}` of profit against `{c}` expected, return on equity `{r}`.
  static let reports: [Phrase] = [
    Phrase(
      "{name}季报:净利润同比{g}%,市场预期{c}%;净资产收益率{r}%",
      "{name} quarterly report: net profit {g}% on the year, consensus {c}%; return on equity {r}%"),
    Phrase(
      "{name}公布业绩,净利润增速{g}%,一致预期为{c}%,净资产收益率{r}%",
      "{name} posts net profit growth of {g}% against {c}% expected, return on equity {r}%"),
    Phrase(
      "{name}三个月净利润变动{g}%(预期{c}%),净资产收益率为{r}%",
      "{name}: three-month net profit {g}% (expected {c}%), return on equity {r}%"),
  ]

  static let previews: [Phrase] = [
    Phrase(
      "机构一致预期{name}本季净利润同比{c}%", "Analysts expect {name}'s quarterly net profit at {c}% on the year"
    ),
    Phrase("{name}财报前瞻:分析师预计净利润增速{c}%", "{name} preview: analysts see profit growth of {c}%"),
  ]

  static let recapUp: [Phrase] = [
    Phrase("{name}今日收涨{p}%,换手活跃", "{name} closed up {p}% today in active trading"),
    Phrase("资金追捧,{name}大涨{p}%", "Buyers push {name} up {p}%"),
  ]

  static let recapDown: [Phrase] = [
    Phrase("{name}今日收跌{p}%,抛压明显", "{name} closed down {p}% today under selling"),
    Phrase("{name}放量下挫{p}%", "{name} slides {p}% on volume"),
  ]

  static let rumourGood: [Phrase] = [
    Phrase("市场传闻{name}正在洽谈重大资产注入", "Rumour: {name} is in talks on a large asset injection"),
    Phrase(
      "论坛流传{name}即将获得{product}大单", "Forums say {name} is about to win a big order in {product}"),
  ]

  static let rumourBad: [Phrase] = [
    Phrase("市场传闻{name}{product}出现质量问题", "Rumour: quality problems in {name}'s {product}"),
    Phrase("网传{name}资金链紧张", "Online talk of tight cash at {name}"),
  ]

  static let denials: [Phrase] = [
    Phrase("{name}澄清:近日传闻不属实", "{name} denies the recent rumour"),
    Phrase("{name}公告称未筹划传闻所述事项", "{name} states that nothing of the rumour is planned"),
  ]

  static let callsGood: [Phrase] = [
    Phrase("券商上调{sector}板块评级至增持", "A broker raises {sector} to overweight"),
    Phrase("研报称{sector}行业拐点将至", "A note sees {sector} turning the corner"),
  ]

  static let callsBad: [Phrase] = [
    Phrase("券商下调{sector}板块评级至中性", "A broker cuts {sector} to neutral"),
    Phrase("研报提示{sector}行业估值偏高", "A note calls {sector} expensive"),
  ]

  static let policyGood: [Phrase] = [
    Phrase("主管部门征求意见,拟支持{sector}行业发展", "Draft rules would support {sector}"),
    Phrase("{sector}行业景气指数连续回升", "Activity in {sector} keeps improving"),
    Phrase("多地出台{sector}扶持措施", "Several provinces announce help for {sector}"),
  ]

  static let policyBad: [Phrase] = [
    Phrase("主管部门拟收紧{sector}行业准入", "Draft rules would tighten entry into {sector}"),
    Phrase("{sector}行业景气指数连续回落", "Activity in {sector} keeps slowing"),
    Phrase("多地清理{sector}补贴", "Several provinces wind down subsidies for {sector}"),
  ]

  static let market: [Phrase] = [
    Phrase(
      "央行开展{n}00亿元逆回购操作,利率持平",
      "The central bank injects CNY {n}0 billion through reverse repos at an unchanged rate"),
    Phrase("交易所重申程序化交易报告要求", "The exchanges restate reporting duties for program trading"),
    Phrase("上周新增投资者{n}万户", "{n}0,000 new investors registered last week"),
    Phrase("两融余额较前一日变动{q}%以内", "Margin balances moved by less than {q}% on the day"),
    Phrase("统计部门将于本周公布物价数据", "Price statistics are due this week"),
    Phrase("外汇市场运行平稳,中间价小幅波动", "The currency fixing is little changed"),
  ]

  static let dividend = Phrase(
    "{name}公告:每10股派现{cash}元{bonus},股权登记日{record},除权除息日{ex}",
    "{name} announces CNY {cash} in cash for every 10 shares{bonus}, record day {record}, ex-day {ex}"
  )
  static let bonus = Phrase(",转增{n}股", " and {n} new shares")
  static let halt = Phrase(
    "{name}因筹划重大事项自{day}起停牌", "{name} is suspended from {day} while it plans a major transaction")
  static let resumption = Phrase(
    "{name}自{day}起复牌,重大事项终止", "{name} resumes trading on {day}; the transaction is called off")
  static let warning = Phrase(
    "{name}提示:股票被实施其他风险警示,日涨跌幅限制为5%",
    "{name} reminds holders that it trades under risk warning with a 5% daily limit")

  /// Lines of business by industry, in the order of the sectors.
  static let products: [[Phrase]] = [
    [
      Phrase("零售贷款", "retail lending"), Phrase("财富管理", "wealth management"),
      Phrase("对公存款", "corporate deposits"), Phrase("信用卡", "credit cards"),
    ],
    [
      Phrase("新单保费", "new premiums"), Phrase("车险", "motor insurance"), Phrase("年金险", "annuities"),
      Phrase("健康险", "health insurance"),
    ],
    [
      Phrase("投行业务", "investment banking"), Phrase("经纪业务", "brokerage"),
      Phrase("资管产品", "asset management"), Phrase("两融业务", "margin lending"),
    ],
    [
      Phrase("高端礼盒", "premium gift boxes"), Phrase("渠道库存", "channel sales"),
      Phrase("线上销售", "online sales"), Phrase("新品系列", "the new product line"),
    ],
    [
      Phrase("长协煤", "contract coal"), Phrase("原油开采", "crude output"),
      Phrase("炼化产品", "refined products"), Phrase("天然气", "natural gas"),
    ],
    [
      Phrase("上网电量", "power sold to the grid"), Phrase("新能源装机", "renewable capacity"),
      Phrase("输变电工程", "grid projects"), Phrase("水库蓄能", "reservoir storage"),
    ],
    [
      Phrase("云业务", "cloud services"), Phrase("宽带用户", "broadband"),
      Phrase("算力租赁", "computing rental"), Phrase("专网建设", "private networks"),
    ],
    [
      Phrase("海外工程", "overseas construction"), Phrase("轨道交通", "rail projects"),
      Phrase("路桥养护", "road maintenance"), Phrase("水利工程", "water works"),
    ],
    [
      Phrase("电解产能", "smelting"), Phrase("矿权", "mining rights"), Phrase("精炼产品", "refined metal"),
      Phrase("再生金属", "recycled metal"),
    ],
    [
      Phrase("整机交付", "deliveries"), Phrase("海外订单", "overseas orders"), Phrase("核心部件", "core parts"),
      Phrase("售后服务", "after-sales service"),
    ],
    [
      Phrase("创新药", "the new drug"), Phrase("集采品种", "tendered drugs"),
      Phrase("海外授权", "licensing abroad"), Phrase("研发外包", "contract research"),
    ],
    [
      Phrase("车规芯片", "automotive chips"), Phrase("先进封装", "advanced packaging"),
      Phrase("存储接口", "memory interfaces"), Phrase("服务器芯片", "server chips"),
    ],
    [
      Phrase("新车型", "the new model"), Phrase("出口", "exports"), Phrase("电池系统", "battery systems"),
      Phrase("智能座舱", "smart cockpits"),
    ],
  ]
}
