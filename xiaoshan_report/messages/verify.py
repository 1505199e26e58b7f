"""What `report verify` says of an article, in Chinese and English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "title-verify": ("与{title}对照：{found}", "Against {title}: {found}"),
    "found-mismatch": ("{count}处不符", "{count} wrong"),
    "found-cannot-tell": ("{count}处无法判断", "{count} that nobody can tell"),
    "found-match": ("{count}处相符", "{count} right"),
    "found-nothing": ("没有可对照的数字", "no number recognised as its"),
    "found-other": ("{count}处未能认出", "{count} not recognised"),
    "verify-others": (
        "另有{count}个数字未能认出是报告中的数，没有核对；用 --all 列出。",
        "Numbers not recognised as the report's, and so not checked: {count}; --all lists them.",
    ),
    "mismatch": ("不符", "Wrong"),
    "cannot-tell": ("无法判断", "Cannot tell"),
    "match": ("相符", "Right"),
    "other": ("未能认出", "Not recognised"),
    "article": ("文章", "Article"),
    "because": ("说明", "Why"),
    # what is wrong
    "because-value": ("报告为{reported}", "The report says {reported}"),
    "because-name": (
        "报告为{reported}；{said}是“{other}”的数",
        "The report says {reported}; {said} is its number for {other}",
    ),
    "because-scale": (
        "数量级不符：报告为{reported}",
        "In another scale: the report says {reported}",
    ),
    "because-sign": ("升降相反：报告中是{way}", "The other way: in the report it {way}"),
    "because-unit": ("单位不符：报告为{reported}", "In another unit: the report says {reported}"),
    "because-measure": (
        "口径不符：报告的{reported}是{measure}",
        "Another measure: in the report {reported} is “{measure}”",
    ),
    "because-period": (
        "时期不符：报告的{reported}属{period}",
        "Another period: the report's {reported} is for {period}",
    ),
    "because-place": (
        "地区不符：报告的{reported}说的是{place}",
        "Another place: the report's {reported} is about {place}",
    ),
    "because-aim": (
        "目标与完成情况混淆：报告的{reported}属{period}",
        "An aim for an outcome, or the other way: the report's {reported} is for {period}",
    ),
    "because-bound": ("报告的说法是{reported}", "The report says it as {reported}"),
    "way-up": ("上升", "rose"),
    "way-down": ("下降", "fell"),
    # why nobody can tell
    "because-marked": ("报告模型中此数待定：{todo}", "In doubt in the model: {todo}"),
    "because-reading": (
        "文章的说法不明确；报告为{reported}",
        "The article's words are unclear; the report says {reported}",
    ),
    "because-loose": (
        "与报告的{reported}不矛盾，但差得较远",
        "Not against the report's {reported}, but farther off than people round",
    ),
    "because-which-place": (
        "不清楚说的是哪里；{place}为{reported}",
        "Unclear which place is meant; {place} has {reported}",
    ),
    "because-other-measure": (
        "报告没有这一口径的数",
        "The report has no number of this measure",
    ),
    "because-loosely-told": (
        "也许是这个数：报告为{reported}",
        "Perhaps this figure: the report says {reported}",
    ),
    "because-other-period": ("报告没有这一时期的数", "The report has no number for this period"),
    # how it is right
    "because-same": ("一致", "The same"),
    "because-rounded": ("取约数；报告为{reported}", "Rounded from {reported}"),
    "because-unrecognised": (
        "未能认出是报告中的哪个数",
        "Not recognised as any number of the report",
    ),
    "because-by-number": (
        "数字与报告的{reported}相符，说法不同：说的是否此项，请看原文",
        "The number is the report's {reported}; see by its words whether this is meant",
    ),
    "because-estimate": ("报告称是预计数", "An estimate in the report"),
}
