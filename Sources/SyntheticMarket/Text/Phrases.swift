/// The sentences that generated news are made of.
enum Phrases {
  /// Good and bad company news; `{n}` an amount in 亿, `{p}` per cent, `{q}` a small number, `{k}` a
  /// quarter.
  ///
  /// Words in brackets are choices, in the same order in both languages. Most words stand on both sides, so that none alone tells which.
  static let good: [Phrase] = [
    Phrase(
      "{name}[签下|拿下|中标]{n}亿元{product}[长期协议|多年合同|供货框架]",
      "{name} [signs|wins|lands] a CNY {n} [long-term deal|multi-year contract|supply agreement] in {product}"
    ),
    Phrase(
      "{name}：{product}[订单|排产|在手合同]已[排至|覆盖]明年{k}季度",
      "{name} says {product} [orders|schedules|contracts] [reach into|cover] Q{k} next year"),
    Phrase(
      "{name}[控股股东|实际控制人|董事长]拟[增持|买入]不超过{n}亿元",
      "{name}'s [controlling holder|controller|chairman] plans to [add|buy] up to CNY {n}"
    ),
    Phrase(
      "{name}拟以{n}亿元[回购股份并注销|注销式回购|回购并减少注册资本]",
      "{name} to spend CNY {n} to [buy back and cancel shares|cancel shares it buys back|buy back shares and reduce its capital]"
    ),
    Phrase(
      "{name}{product}[扩建项目|新基地|二期工程][获批|取得批复|通过审批]",
      "{name}'s [expansion|new base|second phase] in {product} [wins approval|is cleared|gets the go-ahead]"
    ),
    Phrase(
      "{name}披露{product}[单位成本|综合成本|运营成本][下降|降低]约{p}%",
      "{name} reports [unit costs|overall costs|operating costs] in {product} [down|lower by] about {p}%"
    ),
    Phrase(
      "{name}与[大客户|老客户|主要客户]续约，{product}[价格|单价][上调|提高]{p}%",
      "{name} renews with a [big|long-standing|main] client at [prices|rates] [up|raised] {p}% in {product}"
    ),
    Phrase(
      "{name}[新一代|第二代|自研]{product}[通过验收|完成认证|达到设计指标]",
      "{name}'s [next-generation|second-generation|own] {product} [passes acceptance|is certified|meets its targets]"
    ),
    Phrase(
      "{name}[处置|出售|转让]闲置资产，[回笼|收回]资金{n}亿元",
      "{name} [disposes of|sells|transfers] idle assets and [raises|takes in] CNY {n}"),
    Phrase(
      "[监管核查|现场检查|专项检查]结束，{name}未被要求整改",
      "A [regulatory review|site visit|special inspection] of {name} ends without demands"),
    Phrase(
      "{name}上月{product}[同比|较上年同期][增长|上升]{p}%",
      "{name}'s {product}, [year on year|from a year before], [grew|rose] {p}% last month"),
    Phrase(
      "{name}引入[战略|产业|长期]投资者，[锁定|承诺持有]三年",
      "{name} brings in [a strategic|an industrial|a long-term] investor with a three-year [lock-up|pledge to hold]"
    ),
    Phrase(
      "{name}[取消|撤回][股东|二股东|创始人]减持计划",
      "{name} [cancels|withdraws] the plan of a [holder|second-largest holder|founder] to sell"),
    Phrase(
      "{name}[撤销|转回]{product}减值准备{n}亿元",
      "{name} [reverses|writes back] impairment of CNY {n} in {product}"),
    Phrase(
      "{name}胜诉，[对方|被告]须[赔付|支付]{n}亿元",
      "{name} wins its case; the [other side|defendant] must [compensate|pay] CNY {n}"),
    Phrase(
      "{name}{product}[提前|较计划提前]{q}个月完成[阶段|年度]目标",
      "{name} is {q} months [early|ahead of plan] with its [phase|annual] target in {product}"),
    Phrase(
      "[三家|多家|两家]客户[增加|追加]{name}{product}采购约{p}%",
      "[Three|Several|Two] clients [increase|raise] purchases of {product} from {name} by about {p}%"
    ),
    Phrase(
      "{name}[答复|回复]问询函，{product}收入确认[无误|未作调整]",
      "{name} [answers|replies to] an inquiry: revenue in {product} [stands|is unchanged]"),
    Phrase(
      "{name}[核心团队|管理层|高管]自愿[延长|续签]持股锁定",
      "{name}'s [core team|management|executives] will [extend|renew] the pledge to hold"),
    Phrase(
      "{name}{product}[不再|停止]亏损，[毛利率|利润率][回升|转正]",
      "{name}'s {product} [no longer loses|stops losing] money, its [gross margin|margin] [recovers|turns positive]"
    ),
  ]

  static let bad: [Phrase] = [
    Phrase(
      "{name}[失去|丢掉|未能续签]{n}亿元{product}[合同|长期协议|供货框架]",
      "{name} [loses|misses|fails to renew] a CNY {n} [contract|long-term deal|supply agreement] in {product}"
    ),
    Phrase(
      "{name}{product}[项目|订单|交付][推迟|延后]至明年{k}季度",
      "{name}'s {product} [project is|orders are|deliveries are] [delayed|pushed back] to Q{k} next year"
    ),
    Phrase(
      "{name}[股东|二股东|创始人]拟[减持|卖出]不超过{p}%股份",
      "A [holder|second-largest holder|founder] of {name} plans to [shed|sell] up to {p}% of the shares"
    ),
    Phrase(
      "{name}收到[问询函|关注函|监管函]，涉及{product}收入确认",
      "{name} receives [an inquiry|a letter of concern|a regulator's letter] over revenue in {product}"
    ),
    Phrase(
      "因[整改|系统故障|内部检查]，{name}[暂停|停办]部分{product}",
      "[Demands|A system failure|An internal review] made {name} [suspend|halt] a part of {product}"
    ),
    Phrase(
      "[主要|老|大]客户[削减|减少]{name}{product}采购约{p}%",
      "A [main|long-standing|big] client [cuts|reduces] purchases of {product} from {name} by about {p}%"
    ),
    Phrase(
      "{name}披露{product}[单位成本|综合成本|运营成本][上升|提高]约{p}%",
      "{name} reports [unit costs|overall costs|operating costs] in {product} [up|higher by] about {p}%"
    ),
    Phrase(
      "{name}拟[计提|确认]减值准备{n}亿元",
      "{name} to [provide for|recognise] impairment of CNY {n}"),
    Phrase(
      "{name}[涉诉|被起诉|卷入诉讼]，标的金额{n}亿元",
      "{name} is [in litigation over|sued for|drawn into a suit over] CNY {n}"),
    Phrase(
      "{name}[财务负责人|总经理|董事会秘书][辞职|请辞|离任]",
      "{name}'s [finance chief|general manager|company secretary] [resigns|asks to go|leaves]"),
    Phrase(
      "{name}上月{product}[同比|较上年同期][下降|下滑]{p}%",
      "{name}'s {product}, [year on year|from a year before], [fell|slid] {p}% last month"),
    Phrase(
      "{name}终止{product}[并购|合资|收购]，支付补偿",
      "{name} drops [a merger|a venture|an acquisition] in {product} and must pay"),
    Phrase(
      "{name}[取消|撤回][回购|增持]计划",
      "{name} [cancels|withdraws] the plan to [buy back|add] shares"),
    Phrase(
      "{name}{product}[价格|单价][下调|降低]{p}%以[留住|保住]客户",
      "{name} has [prices|rates] [cut|lowered] {p}% in {product} to [keep|hold] its clients"),
    Phrase(
      "{name}[败诉|仲裁失利]，须[赔付|支付]{n}亿元",
      "{name} loses [its case|an arbitration] and must [compensate|pay] CNY {n}"),
    Phrase(
      "{name}{product}[未通过|没有通过][验收|认证|审批]",
      "{name}'s {product} [fails|does not pass] [acceptance|certification|approval]"),
    Phrase(
      "[战略|产业|长期]投资者[退出|不再增资]{name}",
      "[A strategic|An industrial|A long-term] investor in {name} [walks away|adds no more]"),
    Phrase(
      "[监管核查|现场检查|专项检查]结束，{name}被要求整改",
      "A [regulatory review|site visit|special inspection] of {name} ends with demands"),
    Phrase(
      "{name}{product}[转为亏损|由盈转亏]，[毛利率|利润率]走低",
      "{name}'s {product} [turns to losing|goes from earning to losing] money, its [gross margin|margin] falls"
    ),
    Phrase(
      "{name}[延期|推迟]偿付{n}亿元[票据|借款]",
      "{name} [extends|puts off] CNY {n} of [notes|loans]"),
  ]

  /// What may follow company news and says nothing.
  static let remarks: [Phrase] = [
    Phrase("[公司|董事会]称影响[有待|尚待]审计确认。", "The [company|board] says the effect awaits the audit."),
    Phrase("[公司|管理层]表示经营一切正常。", "The [company|management] says operations are normal."),
    Phrase("具体[条款|细节]尚未披露。", "[Terms|Details] were not disclosed."),
    Phrase("公司[提示|提醒]投资者注意风险。", "The company [reminds|warns] investors of the risks."),
    Phrase("[相关|上述]事项仍需[股东大会|董事会]审议。", "[The|This] matter awaits [shareholders|the board]."),
    Phrase("公司未[回应|答复]进一步置评请求。", "The company did not [comment|answer] further."),
    Phrase("", ""),
    Phrase("", ""),
  ]

  /// Reports: growth `{g}` of profit against `{c}` expected, return on equity `{r}`.
  static let reports: [Phrase] = [
    Phrase(
      "{name}季报：净利润同比{g}%，市场预期{c}%;净资产收益率{r}%",
      "{name} quarterly report: net profit {g}% on the year, consensus {c}%; return on equity {r}%"),
    Phrase(
      "{name}公布业绩，净利润增速{g}%，一致预期为{c}%，净资产收益率{r}%",
      "{name} posts net profit growth of {g}% against {c}% expected, return on equity {r}%"),
    Phrase(
      "{name}三个月净利润变动{g}%（预期{c}%），净资产收益率为{r}%",
      "{name}: three-month net profit {g}% (expected {c}%), return on equity {r}%"),
  ]

  static let previews: [Phrase] = [
    Phrase(
      "机构一致预期{name}本季净利润同比{c}%", "Analysts expect {name}'s quarterly net profit at {c}% on the year"
    ),
    Phrase("{name}财报前瞻：分析师预计净利润增速{c}%", "{name} preview: analysts see profit growth of {c}%"),
  ]

  static let recapUp: [Phrase] = [
    Phrase("{name}今日收涨{p}%，换手活跃", "{name} closed up {p}% today in active trading"),
    Phrase("资金追捧，{name}大涨{p}%", "Buyers push {name} up {p}%"),
  ]

  static let recapDown: [Phrase] = [
    Phrase("{name}今日收跌{p}%，抛压明显", "{name} closed down {p}% today under selling"),
    Phrase("{name}放量下挫{p}%", "{name} slides {p}% on volume"),
  ]

  static let rumourGood: [Phrase] = [
    Phrase(
      "[市场传闻|坊间消息称]{name}正在洽谈[重大|优质]资产注入",
      "[Rumour:|Word is that] {name} is in talks on a [large|major] asset injection"),
    Phrase(
      "[论坛|群聊]流传{name}即将获得{product}大单",
      "[Forums|Chat groups] say {name} is about to win a big order in {product}"),
    Phrase(
      "[网传|据说][某大机构|外资]悄然[买入|增持]{name}",
      "[Online talk|Talk] of a [large fund|foreign buyer] quietly buying {name}"),
  ]

  static let rumourBad: [Phrase] = [
    Phrase(
      "[市场传闻|坊间消息称]{name}{product}出现[质量|安全]问题",
      "[Rumour:|Word is of] [quality|safety] problems in {name}'s {product}"),
    Phrase("[网传|据说]{name}资金[链紧张|周转困难]", "[Online talk|Talk] of tight cash at {name}"),
    Phrase(
      "[论坛|群聊]流传[某大机构|外资]清仓{name}",
      "[Forums|Chat groups] say a [large fund|foreign holder] has sold out of {name}"),
  ]

  static let denials: [Phrase] = [
    Phrase("{name}[澄清|回应]：近日传闻不属实", "{name} [denies|rejects] the recent rumour"),
    Phrase(
      "{name}公告称[未筹划|不存在]传闻所述事项",
      "{name} states that nothing of the rumour is [planned|true]"),
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
    Phrase("主管部门征求意见，拟支持{sector}行业发展", "Draft rules would support {sector}"),
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
      "央行开展{n}00亿元逆回购操作，利率持平",
      "The central bank injects CNY {n}0 billion through reverse repos at an unchanged rate"),
    Phrase("交易所重申程序化交易报告要求", "The exchanges restate reporting duties for program trading"),
    Phrase("上周新增投资者{n}万户", "{n}0,000 new investors registered last week"),
    Phrase("两融余额较前一日变动{q}%以内", "Margin balances moved by less than {q}% on the day"),
    Phrase("统计部门将于本周公布物价数据", "Price statistics are due this week"),
    Phrase("外汇市场运行平稳，中间价小幅波动", "The currency fixing is little changed"),
  ]

  static let dividend = Phrase(
    "{name}公告：每10股派现{cash}元{bonus}，股权登记日{record}，除权除息日{ex}",
    "{name} announces CNY {cash} in cash for every 10 shares{bonus}, record day {record}, ex-day {ex}"
  )
  static let bonus = Phrase("，转增{n}股", " and {n} new shares")
  static let halt = Phrase(
    "{name}因筹划重大事项自{day}起停牌", "{name} is suspended from {day} while it plans a major transaction")
  static let resumption = Phrase(
    "{name}自{day}起复牌，重大事项终止", "{name} resumes trading on {day}; the transaction is called off")
  static let warning = Phrase(
    "{name}提示：股票被实施其他风险警示，日涨跌幅限制为5%",
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
      Phrase("高端礼盒", "premium gift boxes"), Phrase("渠道销售", "channel sales"),
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
