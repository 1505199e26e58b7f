"""The words that tell a predicate from a name: verbs, adverbs, bases, and nouns that say too little."""

from xiaoshan_report.language.growth import FALLS, RISES


def _words(*lines: str) -> tuple[str, ...]:
    """The words of these lines, longer ones first, so that none hides a longer one."""
    return tuple(sorted(set(" ".join(lines).split()), key=lambda word: (-len(word), word)))


VERBS = _words(
    "推动 推进 带动 拉动 促进 促成 撬动 吸引 组织 举办 开展 实施 推行 推广 推出 抓好 部署 谋划 布局 安排 编制 制定 修订 出台 发布",
    "提出 明确 确定 围绕 聚焦 突出 坚持 保持 落实 巩固 完善 健全 强化 深化 加强 加大 优化 调整 提前 培育 培养 引进 引育 招聘 选派",
    "创建 建成 开通 打通 新建 改建 扩建 修建 新设 新开 增设 设立 建立 组建 构建 构筑 形成 打造 铺设 架设 疏浚 营造 开放 启用 投用",
    "发放 兑现 拨付 下达 争取 筹措 筹集 投入 提供 支持 帮助 帮扶 资助 配备 惠及 覆盖 吸纳 应对 交付 办理 解决 承接 获得 荣获",
    "获评 获批 入选 列入 纳入 进入 跻身 接入 成为 拥有 涌现 诞生 认定 认证 授予 攻克 攻破 破获 侦破 查处 打掉 抓获 收缴 追回 挽回",
    "清理 清收 清退 整治 化解 处置 消化 盘活 偿还 减免 压减 精简 取消 下放 释放 关停 淘汰 拆除 征收 增加 建设筹集 论证通过",
)
"""Verbs whose object a number may count; what stands behind the last of them is the noun."""

VERBS_OR_NOUNS = _words(
    "改造 改造提升 新改造 新改建 新建改造 建设 建设改造 建设筹措 累计建设 累计创建 开工 开工改造 发行 发展 销售 采购 安装 更新 种植",
    "造林 绿化 治理 整改 提升 修复 加固 硬化 升级 培训 救助 安置 搬迁 回购 供应 运送 保障 登记 注册 受理 审结 调解 转化 集聚 储备",
    "参加 命名 签约 启动 统筹 减少 降低 削减 调减 净增",
)
"""Words that are verbs only where they open the words: 改造老旧小区, but 供水管网改造."""

NEW = _words(
    "新增 新培育 新引育 新认定 新增加 新入选 新获批 新选派 新开辟 新发现 新登记 新注册 新招引 新招聘 新签约 新开工 新落地 新建成",
    "投资 总投资 完成投资 累计投资 共投资 增资 占地 年产",
)
"""Verbs that belong to the name of what they say is new, or of how much was put into it."""

NO_OBJECT = _words(
    "值 率 量 额 数 度 者 物 性 型 力 和 与 及 的 情况 工作 以上 强度 工项目 工面积 业产值 业总产值 业增加值 业投资"
)
"""What a verb before it is a part of, and no object: 增加值, 完成率."""

GENERIC = frozenset(
    _words(
        "占比 占 比重 总量 数量 规模 增量 总规模 总额 总数 总额度 数 人数 总人数 户数 用户 人均 单体 单产 产量 总产量",
        "新增 拉动 拉动经济 存栏 出栏 投资 投资额 总投资 总投资额 完成投资 资金 金额 成交额 产值 总产值 年产值 增加值 营收 利润 销售额 出口额",
        "面积 总面积 建筑面积 里程 总里程 装机 总装机 交付率 覆盖率 完成率 达标率 增速 增幅 涨幅 降幅 年均增速 完成 总量和增速",
    )
)
"""Nouns that say too little alone; they go behind the subject before them."""

GROWTH = _words(
    " ".join((*RISES, *FALLS)), "升 缩 翻番 翻 跃升 攀升 跃居 拓展 延伸 恢复 回升 扩展 缩短"
)
"""Verbs of growth, and those that say which level was reached: 拓展到, 缩短至."""

AHEAD = _words("高于 优于 好于 快于 高出 超出 领先 低于 慢于 少于 落后")
"""Verbs that set a number beside another's."""

BASES = _words(
    "上半年 下半年 全年 上年 上年度 去年 前年 前一年 上年同期 去年同期 同期 上年末 上年底 去年底 上年全年 年初 期初 前两年平均 前两年平均数",
    "上月 上个月 上月末 上季 上季度 上季末 常年 全国 全省 全市 全区 全县 全州",
)
"""What growth is on, where no year or plan is named."""

REACHED = _words(
    "达到 达 突破 超过 超 过 完成 实现 为 有 是 至 到 在 于 居 列 稳居 位居 位列 名列 排列 排名 排在 排",
    "分居 分列 转 转为 持平 贡献 稳定在 保持在 控制在 维持在 接近 迈上 迈入 连跨 连上 跨上 跨过 站上 跨越 折合 约合",
)
"""Verbs that lead from what is measured to its number."""

ADVERBS = _words(
    "同比 环比 两年平均 年均 年平均 平均每年 每年平均 可比 名义 累计 预计 预期 分别 分别新增 各自 均 都 各 共 合计 总计 总共",
    "再 又 也 已 已经 平均 仅 只 约 近 高达 稳步 持续 连续 接连 大幅 双双 首次 率先 每年 力争 将 可 达成 稳定 保持 控制 维持 总体",
    "实际 全国 全省 全市 全区 全县 全球 世界 亚洲 国内 东部 中部 西部 中西部 各省区",
)
"""Words between what is measured and its number that belong to neither."""

OPENING = _words(
    "以及 并 并且 其中 同时 此外 目前 现有 今年 去年同期 上年同期 上年末 去年 上年 本年 当年 全年 上半年 下半年 年内 年末 年底 明年 每年 一年来 期间 我们 我国 我省 我市 我区",
    "我县 本省 本市 本区 全国 全省 全市 全区 全县 全州 全盟 全自治区 预计 预期 力争 确保 计划 努力 争取 累计 共计 总共 已 已经 又 还",
    "均 将 分别 首次 率先 成功 全面 全力 积极 稳步 有序 顺利 深入 扎实 大力 加快 提前 按期 同步 连续 通过 主要 完成 实现 达到",
    "使 使得 让 为 对 把 是 至 到 由 从 用于 同口径 可比口径 按可比口径 可比价格 按可比价格",
)
"""Words that open a clause before what it is about."""

ENDING = _words(
    "拓展 提高 提升到 增至 增加到 升至 降至 降到 扩大到 缩小 减少 跃升 至 到 连续 已 均 全部 实现 获 成为 入选 列入 纳入 入围 建成",
    "发布 顺利 按期 将 正 提前 落地 占 为 总投资 总面积 及以上 以上 增长 下降 妥善 用于 实施 支持 推动 发放 得到 投入 由 从 同比 较",
    "分别 累计 被 全面 进入 加快推进 有序推进 新建 基本完 完工 竣工 进展 开工建设 主体 封顶 揭牌 挂牌",
)
"""Words that end the noun behind a number, since what is said of it begins there."""

MEASURE_WORDS = frozenset(
    _words(
        "个 项 家 条 件 张 轮 名 所 座 次 处 类 方面 种 批 场 台 套 户 人 人次 位 起 宗 艘 辆 支 部 本 册 枚 块 对 批次 例 株 头 只",
        "架次 列 班 倍 番 节 间 份 盏 眼 门 篇 幅 届 趟 片 段 双 组 队 面 棵 栋 幢 笔 单 所次 家次 户次 件次 场次 剂次 年 天 个月",
    )
)
"""The words that things, people and runs of time are counted by; scales go before: 万户."""

DURATIONS = ("年", "个月", "天", "周")
"""What runs of time are counted by."""
