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
    "check-undecided": (
        "其中待定{undecided}处。",
        "Still undecided among them: {undecided}.",
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
        "原文该段有 {times} 处“{words}”，模型只写了 {expected} 处。",
        "the paragraph has {words} {times} times, but the model names it only {expected} times.",
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
    # what a draft says of what it found
    "draft-quoted": ("引号或书名号内的名称", "A name between quotation marks"),
    "draft-letters": ("与字母或符号连写的名称", "Part of a name with letters or signs"),
    "draft-in-name": ("名称的一部分", "Part of a name"),
    "draft-ordinal": ("序数", "An ordinal"),
    "draft-list-mark": ("条目序号", "The mark of an item in a list"),
    "draft-period": ("时间", "A date or a stretch of time"),
    "draft-threshold": ("限定所统计的范围", "Says which things are counted"),
    "draft-per": ("计量的基数", "What the number beside it is per"),
    "draft-specification": ("名称中的规格", "A size within a name"),
    "draft-word": ("普通词语的一部分", "Part of an ordinary word"),
    "draft-ratio": (
        "由几个数组成的比例或分数，请决定如何表示",
        "a ratio or fraction of several numbers; decide how to state it",
    ),
    "draft-top": (
        "只说居于前几位，不是确定的位次，请决定如何表示",
        "says only that it is among the first so many, not which; decide how to state it",
    ),
    "draft-no-unit": (
        "没有单位，不能断定是数据还是名称",
        "without a unit; it may be a figure or part of a name",
    ),
    "draft-outset": (
        "是变动的起点，原文没有写明是何时的数，请改正 period",
        "what a change set out from, and the words do not say when that was; correct the period",
    ),
    "draft-spaced": (
        "前面隔着空格还有数字，可能只是数的一部分，请核对",
        "digits stand before it with a space between; it may be only a part of the number",
    ),
    "draft-sign": (
        "有正负号，但没有文字说明是增长，请决定如何表示",
        "with a sign, but no words say that it is growth; decide how to state it",
    ),
    "draft-no-quote": (
        "是数据，但没有能唯一确指它的原文",
        "a figure, but no words of the paragraph point to it alone",
    ),
    "draft-no-period": (
        "原文所说的时间并不存在，请核定时期",
        "no calendar has the time that the text names; decide the period",
    ),
    "draft-no-direction": (
        "说了与何时相比，没有说升降，请核定类别与正负",
        "it says what it is compared with, but not whether it rose or fell; decide measure and sign",
    ),
    "draft-pairing": (
        "几个数与几个对象不能一一对应，请核对名称",
        "so many numbers and so many subjects do not pair; check the name",
    ),
    "draft-nameless": ("没有找到所指的对象，请补上名称", "no name was found for it; add one"),
    "draft-unnamed": ("未命名", "unnamed"),
    "draft-place-completed": (
        "地名由文中他处补全",
        "the place is completed from elsewhere in the text",
    ),
    "draft-place-from-text": ("地名取自正文", "the place is the one that the text names most"),
    "draft-issuer-from-place": ("发布机构由地名推出", "the issuer is inferred from the place"),
    "draft-date-of-publication": (
        "成文日期取自网页的发布日期",
        "the date is that of the page's publication",
    ),
    "draft-date-given": (
        "给出的日期与原文所载的不同",
        "the date given differs from the one in the text",
    ),
    "draft-period-from-date": ("时期由日期推出", "the period is inferred from the date"),
    "draft-period-from-title": ("时期由标题推出", "the period is inferred from the title"),
    "draft-period-from-text": ("时期由正文推出", "the period is inferred from the text"),
    "draft-no-state": (
        "原文没有说明进度，请核定状态",
        "no word says how far it is; decide the state",
    ),
    "draft-no-name": ("名称取自开头几个字", "named by its first words"),
    "draft-unknown": ("原文没有给出{key}", "the text does not give the {key}"),
    "draft-heading": (
        (
            "由 report draft 从原文自动生成的初稿，请逐项核对后使用。\n"
            '待人工判断之处标有 todo 或 kind = "undecided"；report check 会逐一列出。\n'
            "英文各项（*_en）除标准指标外暂与中文相同；要点的文字是其中数据的名称，请改写。\n"
            "没有数据的要点、数据之间的合计关系（[[sums]]）须自行补充。"
        ),
        (
            "A draft that report draft made from the text. Go through it before you use it.\n"
            'What a person has to decide is marked todo or kind = "undecided"; report check lists it.\n'
            "English (*_en) repeats the Chinese but for standard indicators; the text of a point lists\n"
            "what its figures are of: reword it. Points without figures and sums ([[sums]]) are to be added."
        ),
    ),
    "draft-made": (
        "数字{numerals}处：数据{figures}个，指标{indicators}项；待定{undecided}处。",
        "Numerals: {numerals}; figures: {figures}, in {indicators} indicators; to be decided: {undecided}.",
    ),
    "draft-tags": (
        "{file}：这是网页的源代码，请另存其中的文字。",
        "{file}: this is the source of a web page; save the text that it shows.",
    ),
    "draft-traditional": (
        "{file}：这是繁体中文，目前只读简体，请先转换。",
        "{file}: this is Traditional Chinese; only Simplified is read, so convert it first.",
    ),
    "draft-no-chinese": (
        "{file}：几乎没有中文，不是中文工作报告。",
        "{file}: there is hardly any Chinese in it; expected the text of a Chinese report.",
    ),
    "draft-no-report": ("{file}：没有可读的正文。", "{file}: there is no text of a report."),
    "draft-no-date": (
        "{file}：原文没有成文日期，各时期无从确定；请用 --date YYYY-MM-DD 给出。",
        "{file}: the text does not say when the report was given, so no period can be told; say it with --date YYYY-MM-DD.",
    ),
    "finding-undecided": (
        "待定：{todo}",
        "still to be decided: {todo_en}",
    ),
    "explain-undecided": (
        '模型自己注明有待人工判断（todo，或 kind = "undecided"）。请对照原文改定，再删去 todo，或改写 kind。',
        (
            "The model itself says that a person has still to decide this (todo, or kind = "
            '"undecided"). Decide by the text, then take the todo away or state the kind.'
        ),
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
    "sheet-compare": ("同比与两年平均", "What the rates imply"),
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
    # the page
    "page-skip": ("跳到正文", "Skip to the text"),
    "page-contents": ("目录", "Contents"),
    "page-language": ("语言", "Language"),
    "page-search": ("查找", "Search"),
    "page-search-hint": ("数据、要点、任务", "figures, tasks …"),
    "page-matches": ("符合", "Matches:"),
    "page-matches-of": ("项，共", "of"),
    "page-matches-in-all": ("项", ""),
    "page-clear": ("全部显示", "Show all"),
    "page-none": ("没有符合的内容。", "Nothing matches."),
    "page-covers": ("报告时期", "Period covered"),
    "page-how": (
        "凡带点线的数字，指向、聚焦或点按，即见报告原文。",
        "Point at, focus or click any number with a dotted line to see the words that state it.",
    ),
    "page-chart": ("同比与两年平均增速（%）", "Year-on-year growth beside two-year averages (%)"),
    "page-gap-points": ("差距（百分点）", "Gap (percentage points)"),
    "page-notes-by-indicator": ("逐个指标的说明", "Remarks on each indicator"),
    "page-derived": ("推算数，报告中没有。", "A derived number, not in the report."),
    "page-project-number": ("实事{number}", "Project {number}"),
    "page-words": ("数据与原文", "Every number in its words"),
    "page-words-lead": (
        "按原文段落排列；加亮处为该数字。",
        "In the order of the report's paragraphs; the number itself is highlighted.",
    ),
    "page-paragraph-number": ("第{number}段", "Paragraph {number}"),
    "page-rank-is": ("第{value}位", "No. {value}"),
    "page-state-of": ("任务状态", "State of the task"),
    "page-none-here": ("无", "none"),
    "page-made": (
        "由 report {version} 按模型 {ids} 生成。要点为概括文字，引文为报告原话。",
        "Made by report {version} from the model {ids}. Points are our words, quotes the report's.",
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
    "file-or-folder": ("文件或文件夹", "a file or a folder"),
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
    "name-claimed": (
        "“{name}”已是 {owner} 的名称；一个名称只能指一个序列。",
        "{name} is a name of {owner} already; a name may mean one series only.",
    ),
    "word-claimed": (
        "“{name}”已在另一行出现；一个词只能归入一行。",
        "{name} stands in another row already; a word may belong to one row only.",
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
    "too-many-digits": (
        "值为 {value}，有 {digits} 位；应为报告所印的数，至多 {most} 位。",
        "{value} has {digits} digits; expected a number that a report prints, of at most {most}.",
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
        "{file}：与 {first} 是同一份报告 {id} 的模型，以后者为准；请只给其中一个。",
        "{file}: a model of the same report, {id}, as {first}, which is the one that counts; give one of them.",
    ),
    "no-plain-file": (
        "{file}：不是普通文件；模型应是文件。",
        "{file}: not a plain file; expected a model in one.",
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
    "none-at-all": (
        "没有{kind} {asked}；所读的报告一个也没有列出。",
        "there is no {kind} {asked}; no report here lists any.",
    ),
    "unknown-choice": (
        "--{option} 没有 {value}；应为以下之一：{known}。{near}",
        "--{option} knows no {value}; expected one of {known}.{near}",
    ),
    "unknown-format": (
        "无法从 {file} 的扩展名得知格式；应以 {known} 之一结尾，或用 --format 指定。",
        "the ending of {file} names no format; expected one of {known}, or say --format.",
    ),
    "no-chart": (
        "svg 只用来画图；应为其他格式，或在 compare、livelihood 后加 --chart。",
        "svg draws charts alone; expected another format, or --chart with compare or livelihood.",
    ),
    "disk-full": ("磁盘已满", "the disk is full"),
    "no-folder": ("没有这个文件夹", "there is no such folder"),
    "is-folder": ("是文件夹", "it is a folder"),
    "not-allowed": ("没有权限", "it is not allowed"),
    "cannot-write": (
        "{file}：无法写入（{reason}）；请换一个地方。",
        "{file}: cannot be written ({reason}); name another place.",
    ),
    "read-as-well": (
        "{file}：同时是要读取的文件，不能覆盖；请换一个文件。",
        "{file}: is read as well, so it is not written over; name another file.",
    ),
    "kind-indicator": ("指标", "indicator"),
    "kind-area": ("工作方面", "work area"),
    "kind-project": ("民生实事项目", "livelihood project"),
    "kind-unit": ("单位", "unit"),
    "kind-thing": ("指标、数据、要点或任务", "indicator, figure, point or task"),
}
"""As `messages.SENTENCES`; apart from them because most runs need none of these."""
