"""What the program says of its proof, its exports and what it refuses, in Chinese and English."""

REMARKS: dict[str, tuple[str, str]] = {
    # the proof
    "title-check": ("{title}：核查", "{title}: check"),
    "title-explain": ("核查代码", "What check can find"),
    "code": ("代码", "Code"),
    "meaning": ("含义与处理", "What it means and what to do"),
    "where": ("位置", "Where"),
    "message": ("问题", "What is wrong"),
    "context": ("上下文", "Words around it"),
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "check-sums": (
        "合计与部分：{all}项中{held}项成立。",
        "Sums and parts: {held} of {all} hold.",
    ),
    "check-growth": (
        "增速：{all}个指标已检验。",
        "Growth rates: {all} indicators examined.",
    ),
    "check-ledger": (
        (
            "原文共{numerals}处数字：数据{figures}、限定{qualifying}、名称{names}、时期{periods}、序数{ordinals}、"
            "普通词语{words}，未归类{unaccounted}。"
        ),
        (
            "{numerals} numerals in the text: {figures} figures, {qualifying} qualifying, {names} in "
            "names, {periods} in periods, {ordinals} ordinals, {words} in ordinary words, "
            "{unaccounted} unaccounted for."
        ),
    ),
    "check-around": (
        "正文前后另有{lines}行，未作核查。",
        "Lines around the report, left out: {lines}.",
    ),
    "check-no-text": (
        "未与原文核对；加 --source FILE 可逐字核对。",
        "Not compared with the report's text; --source FILE does that.",
    ),
    "check-more": (
        "表中只列前{shown}项，共{all}项；--json 列出全部。",
        "The table shows the first {shown} of {all}; --json has them all.",
    ),
    "check-found": ("发现{count}个问题。", "Found: {count}."),
    "check-ok": ("全部成立。", "All of it holds."),
    "finding-sign": (
        "原文说“{verb}”，模型的值却是 {value}。",
        "the words say {verb}, but the model's value is {value}.",
    ),
    "finding-measure": (
        "模型写的类别是 {said}，按原文应为 {expected}。",
        "the model says {said}, but by its words this is {expected}.",
    ),
    "finding-qualifier": (
        "模型写的是 {said}，按原文应为 {expected}。",
        "the model says {said}, but its words say {expected}.",
    ),
    "finding-pairing": (
        "“分别”中此数对应的是“{subject}”，与模型的名称不符。",
        "in the list after 分别 this number belongs to {subject}, not to what the model names.",
    ),
    "finding-sum": (
        "合计区间 {whole_range}，各部分之和区间 {parts_range}（{units}），两者不相交：{parts}。",
        (
            "the whole is {whole_range}, its parts make {parts_range} ({units}), which do not meet: "
            "{parts}."
        ),
    ),
    "finding-part": (
        "部分 {parts_range} 超出整体 {whole_range}（{units}）：{parts}。",
        "the parts, {parts_range}, exceed the whole, {whole_range} ({units}): {parts}.",
    ),
    "finding-growth": (
        "下降超过100%，不可能。",
        "a fall of more than 100 %, which cannot be.",
    ),
    "finding-numbering": (
        "编号为 {numbers}，应从1起连续。",
        "numbered {numbers}; expected 1, 2, 3 and so on.",
    ),
    "finding-tally": (
        "报告说有 {value} 个，模型列出 {listed} 个。",
        "the report counts {value}, the model lists {listed}.",
    ),
    "finding-quote-missing": (
        "原文中没有“{words}”。",
        "the text does not have these words: {words}",
    ),
    "finding-quote-elsewhere": (
        "“{words}”不在该段，而在原文第 {line} 行。",
        "these words stand not there but in line {line} of the text: {words}",
    ),
    "finding-quote-repeated": (
        "“{words}”在该段出现 {times} 次，不能确指。",
        "these words stand {times} times in the paragraph, so they point to none: {words}",
    ),
    "finding-reading-differs": (
        "原文此处读作 {read}，与模型不符。",
        "read where it stands, this is {read}, which is not what the model says.",
    ),
    "finding-period": (
        "模型写的时期是 {said}，按前文应为 {expected}。",
        "the model says {said}, but the words before it say {expected}.",
    ),
    "finding-number-cut": (
        "“{number}”只有一部分被 {who} 认领。",
        "only a part of {number} is claimed, by {who}.",
    ),
    "finding-claimed-twice": (
        "“{number}”被认领不止一次：{who}。",
        "{number} is claimed more than once: {who}.",
    ),
    "finding-unaccounted": (
        "“{number}”没有归类：既不是数据，也不是时期、序数、名称或普通词语。",
        "nothing accounts for {number}: no figure, period, ordinal, name or ordinary word.",
    ),
    "finding-numeral-missing": (
        "原文该段应有 {expected} 处“{words}”，实有 {times} 处。",
        "the paragraph should have {words} {expected} times, but has it {times} times.",
    ),
    "finding-numeral-repeated": (
        "原文该段应有 {expected} 处“{words}”，实有 {times} 处。",
        "the paragraph should have {words} {expected} times, but has it {times} times.",
    ),
    "explain-sign": (
        "引文中的动词（增长、下降等）与数值的正负号相反。请按原文改正 value 的符号。",
        (
            "The verb in the quote (增长, 下降 …) and the sign of the value disagree. Correct the sign of "
            "the value by the words."
        ),
    ),
    "explain-measure": (
        (
            "类别与引文不符：增速须有“增长”“下降”之类的动词，基期须为“同比”“两年平均”“较前两年平均数”之一；"
            "位次须为“第几”，比重须为百分数。请改正 measure，或改用能说明它的引文。"
        ),
        (
            "The measure and the quote disagree: growth needs a verb of growth, on the basis that the "
            "words name (同比, 两年平均, 较前两年平均数); a rank needs 第, a share a percentage. Correct the "
            "measure, or quote the words that state it."
        ),
    ),
    "explain-qualifier": (
        "限定程度与引文不符（超、余、约、以上、预计）。请按原文改正 qualifier。",
        (
            "The qualifier and the words around the number disagree (超, 余, 约, 以上, 预计). Correct the "
            "qualifier by the words."
        ),
    ),
    "explain-pairing": (
        "“分别”之后的数与之前的主语依次对应，模型的对应关系有误，或一个位置被用了两次。请依次重新核对。",
        (
            "Numbers after 分别 belong to the subjects before it in order; the model pairs them "
            "otherwise, or uses one place twice. Read the list again in order."
        ),
    ),
    "explain-sum": (
        "按公布位数的区间计算，各部分之和与合计不相交，或单位不同。请核对各数，或删去该合计。",
        (
            "By the intervals that the printed digits stand for, the parts do not add up to the whole, "
            "or their units differ. Check the figures, or remove the sum."
        ),
    ),
    "explain-part": (
        "部分大于整体，或单位不同。请核对各数，或删去该关系。",
        (
            "A part is larger than its whole, or the units differ. Check the figures, or remove the "
            "relation."
        ),
    ),
    "explain-growth": (
        "下降不可能超过100%。请核对数值与小数点。",
        "Nothing falls by more than 100 %. Check the value and its decimal point.",
    ),
    "explain-numbering": (
        "方面、部分、项目的编号应从1起连续。请补上缺漏或改正编号。",
        (
            "Areas, sections and projects are numbered from 1 without a gap. Add what is missing or "
            "correct the numbers."
        ),
    ),
    "explain-tally": (
        "报告自己数出的个数与模型所列不符。请补上缺漏的，或删去多余的。",
        (
            "What the report counts and what the model lists differ in number. Add what is missing, or "
            "remove what is too much."
        ),
    ),
    "explain-quote-missing": (
        "模型引用的文字不在原文中。请对照原文逐字改正 quote。",
        (
            "The text does not have the words that the model quotes. Copy the quote from the text, "
            "character for character."
        ),
    ),
    "explain-quote-elsewhere": (
        "引文在原文的另一行。请改正 paragraph。",
        "The quote stands in another line of the text. Correct the paragraph.",
    ),
    "explain-quote-repeated": (
        "引文在该段出现不止一次。请加长引文，使其唯一。",
        (
            "The quote stands in its paragraph more than once. Quote more words, until there is only "
            "one such place."
        ),
    ),
    "explain-reading-differs": (
        "结合上下文，原文此处的数值或单位与模型不同。请核对 value、unit 与 printed。",
        (
            "Read together with what stands around it, the number has another value or unit than the "
            "model says. Check value, unit and printed."
        ),
    ),
    "explain-period": (
        "数据的时期与同句中之前的时间词（1-5月、截至5月底等）不符；没有时间词时应为报告期。请改正 period。",
        "The period is not the one that the sentence gives before the number (1-5月, 截至5月底); where it gives none, it is the report's own. Correct the period.",
    ),
    "explain-number-cut": (
        "模型只认领了一个数的一部分。请在 printed 或 text 中写出整个数。",
        "The model claims only a part of a number. Write the whole number in printed or text.",
    ),
    "explain-claimed-twice": (
        "同一处数字被两个数据或条目认领。请删去重复的一个。",
        "Two figures or entries claim the same numeral. Remove the one that is not meant.",
    ),
    "explain-unaccounted": (
        "原文中有一处数字模型没有说明。请添加数据，或在 [[numerals]] 中说明它是什么。",
        (
            "The text has a numeral that the model does not account for. Add a figure, or say under "
            "[[numerals]] what it is."
        ),
    ),
    "explain-numeral-missing": (
        "[[numerals]] 的条目在所列段落中出现的次数少于所写。请核对原文，改正 text 或 paragraphs。",
        (
            "An entry of [[numerals]] stands in a paragraph less often than it says. Check the text, "
            "and correct text or paragraphs."
        ),
    ),
    "explain-numeral-repeated": (
        "[[numerals]] 的条目在所列段落中出现的次数多于所写。请在 paragraphs 中按次数重复写段号。",
        (
            "An entry of [[numerals]] stands in a paragraph more often than it says. Name the paragraph "
            "in paragraphs once for each time."
        ),
    ),
    # exports
    "report": ("报告", "Report"),
    "unit": ("单位", "Unit"),
    "percent": ("百分比", "Per cent"),
    "qualifier": ("限定", "Precision"),
    "printed": ("报告所印", "As printed"),
    "note": ("说明", "Note"),
    "belongs-to": ("属于", "Part of"),
    "bound-low": ("{heading}（下限）", "{heading}, at least"),
    "bound-high": ("{heading}（上限）", "{heading}, at most"),
    "bounds-note": (
        "上下限为按公布位数四舍五入所允许的范围。",
        "Bounds hold the range that the rounding of the printed numbers allows.",
    ),
    "qualifier-exact": ("确数", "exact"),
    "qualifier-over": ("超过", "more than"),
    "qualifier-at_least": ("不少于", "at least"),
    "qualifier-about": ("约", "about"),
    "qualifier-estimate": ("预计", "estimate"),
    "place": ("地区", "Place"),
    "issuer": ("发布机构", "Issuer"),
    "issued": ("发布日期", "Issued"),
    "index-number": ("索引号", "Index number"),
    "subject": ("主题分类", "Subject"),
    "address": ("网址", "Published at"),
    "abridged": ("公布的文本有删节。", "The published text is abridged."),
    "sheet-indicators": ("指标", "Indicators"),
    "sheet-areas": ("工作方面", "Areas"),
    "sheet-livelihood": ("民生实事", "Livelihood projects"),
    "sheet-compare": ("同比与两年平均", "Compare"),
    "sheet-figures": ("数据", "Figures"),
    "sheet-about": ("关于", "About"),
    "unknown-ending": (
        "不能导出扩展名为“{ending}”的文件；应为以下之一：{known}。",
        "there is no export that ends in “{ending}”; expected one of {known}.",
    ),
    "missing-extra": (
        "缺少 {library}；请安装：pip install 'xiaoshan-report[{extra}]'。",
        "{library} is missing; install it: pip install 'xiaoshan-report[{extra}]'.",
    ),
    # refusals
    "refusal": ("错误：{sentence}", "error: {sentence}"),
    "nothing": ("", ""),
    "did-you-mean": ("是否想用 {near}？", " Did you mean {near}?"),
    "no-file": (
        "{file}：没有这个文件；请检查路径。",
        "{file}: no such file; expected one that is there.",
    ),
    "unreadable": (
        "{file}：无法读取；应为可读的文件。",
        "{file}: cannot be read ({reason}); expected a file that can be.",
    ),
    "no-text": (
        "{file}：既不是 UTF-8 也不是 GB18030 文本；请给出报告的纯文本。",
        "{file}: neither UTF-8 nor GB18030 text; give the report as plain text.",
    ),
    "not-utf-8": (
        "{where}：此行不是 UTF-8；请把文件另存为 UTF-8。",
        "{where}: this line is not UTF-8; save the file as UTF-8.",
    ),
    "not-toml": (
        "{where}：不是合法的 TOML；请改正此处。",
        "{where}: not TOML: {reason}; correct it there.",
    ),
    "unparsable": (
        "{file}：无法作为 TOML 读取：数字过大或嵌套过深；请改正。",
        "{file}: cannot be read as TOML: a number is too large or a nesting too deep; correct it.",
    ),
    "refused": ("{where}：{place}：{problem}", "{where}: {place}: {problem}"),
    "refused-whole": ("{where}：{problem}", "{where}: {problem}"),
    "unknown-key": (
        "没有 {key} 这个键；可用的键：{known}。{near}",
        "unknown key {key}; expected one of {known}.{near}",
    ),
    "missing-key": ("缺少键 {key}，请补上。", "the key {key} is missing; add it."),
    "wrong-value": ("值为 {value}，应为{expected}。", "{value} stands here; expected {expected}."),
    "one-of": ("以下之一：{values}", "one of {values}"),
    "identifier": (
        "小写字母和数字的单词，以连字符相连",
        "lower-case words and digits joined by hyphens",
    ),
    "some-text": ("非空文字", "text that is not empty"),
    "at-least": ("不小于 {least} 的整数", "a whole number from {least} on"),
    "text": ("文字", "text"),
    "whole-number": ("整数", "a whole number"),
    "number-expected": ("数字", "a number"),
    "true-or-false": ("true 或 false", "true or false"),
    "date": ("日期，如 2021-07-07", "a date such as 2021-07-07"),
    "list": ("列表", "a list"),
    "table": ("表", "a table"),
    "period-expected": (
        "时期，如 2021-01/2021-05 或 2021-05-31",
        "a period such as 2021-01/2021-05 or 2021-05-31",
    ),
    "duplicate-id": (
        "{id} 已在前面用过；每个编号只能用一次。",
        "{id} is used before this; every id must be unique.",
    ),
    "dangling": (
        "{id} 不存在；应为模型中已有的编号。{near}",
        "{id} does not exist; expected an id of the model.{near}",
    ),
    "no-such-section": (
        "模型中没有第 {area} 方面第 {section} 部分；应为已有的部分。",
        "the model has no section {section} in area {area}; expected one that it has.",
    ),
    "no-unit": ("无", "nothing"),
    "no-number": (
        "值为 {value}，应为有限的数字。",
        "{value} stands here; expected a finite number.",
    ),
    "negative": (
        "{measure} 不能为负（{value}）；只有增速可以为负。",
        "{value} is negative; expected so only of a growth rate, not of {measure}.",
    ),
    "printed-not-once": (
        "printed “{printed}” 在 quote “{quote}” 中出现 {times} 次，应恰好出现一次。",
        'printed "{printed}" stands {times} times in the quote "{quote}"; expected exactly once.',
    ),
    "printed-unreadable": (
        "printed “{printed}” 不是报告所印的一个数，应如 12.3亿元、500余家、过半。",
        'printed "{printed}" is not one number; expected the like of 12.3亿元, 500余家, 过半.',
    ),
    "printed-differs": (
        "printed “{printed}” 的 {key} 是 {read}，模型写的是 {said}；两者应一致。",
        'printed "{printed}" has the {key} {read}, but the model says {said}; expected the same.',
    ),
    "one-language": (
        "{key} 和 {key}_en 应同时给出。",
        "{key} and {key}_en go together; expected both or neither.",
    ),
    "unknown-id": (
        "没有编号为 {id} 的{kind}。{near}",
        "there is no {kind} with the id {id}.{near}",
    ),
    "empty-folder": (
        "{folder}：文件夹中没有模型；应有以 .toml 结尾的文件。",
        "{folder}: there is no model in this folder; expected files that end in .toml.",
    ),
    "same-report": (
        "{first} 与 {second} 是同一份报告 {id}；请只给其中一个。",
        "{first} and {second} are models of the same report, {id}; give one of them.",
    ),
    "process-gone": (
        "读取模型的一个进程意外终止；请改用 --jobs 1。",
        "a process that was reading models has ended before its time; try --jobs 1.",
    ),
    "read-once": (
        "{file}：只能读一次，不能与其他模型一起给出；请先存为文件，或单独给出。",
        "{file}: it can be read only once, so it cannot be one of several; save it as a file first.",
    ),
    "unnamed-report": (
        "{file}：没有写明是哪份报告；[report] 应有 place、period 和 id。",
        "{file}: it does not say what report it is of; [report] should have place, period and id.",
    ),
    "one-model": (
        "{option} 只针对一份报告，而给出了 {count} 份；请只给一个 --model。",
        "{option} is about one report, but there are {count}; give one --model.",
    ),
    "ambiguous-id": (
        "{id} 可指不止一个{kind}：{known}{more}；请写明是哪一个。",
        "{id} could mean more than one {kind}: {known}{more}; say which.",
    ),
    "and-more": (" 等，另有 {count} 个", " and {count} more"),
    "unknown-number": (
        "没有第 {number} 个{kind}；应为 {first} 至 {last}。",
        "there is no {kind} {number}; expected {first} to {last}.",
    ),
    "unknown-choice": (
        "--{option} 没有 {value}；应为以下之一：{known}。{near}",
        "--{option} knows no {value}; expected one of {known}.{near}",
    ),
    "unknown-format": (
        "无法从 {file} 的扩展名得知格式；应以 {known} 之一结尾，或用 --format 指定。",
        "the ending of {file} names no format; expected one of {known}, or say --format.",
    ),
    "cannot-write": (
        "{file}：无法写入（{reason}）；请换一个地方。",
        "{file}: cannot be written ({reason}); name another place.",
    ),
    "kind-indicator": ("指标", "indicator"),
    "kind-area": ("工作方面", "work area"),
    "kind-project": ("民生实事项目", "livelihood project"),
    "kind-thing": ("指标、数据、要点或任务", "indicator, figure, point or task"),
}
"""As `messages.SENTENCES`; apart from them because most runs need none of these."""
