"""What the proof says, in Chinese and English."""

SENTENCES: dict[str, tuple[str, str]] = {
    # the proof
    "title-check": ("{title}：核查", "{title}: check"),
    "title-explain": ("问题代码", "What check can find"),
    "code": ("代码", "Code"),
    "meaning": ("含义与处理", "What it means and what to do"),
    "where": ("位置", "Where"),
    "message": ("问题", "What is wrong"),
    "context": ("上下文", "Words around it"),
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "check-sums": (
        "合计与分项：共{all}项，{held}项成立。",
        "Sums and parts: {held} of {all} hold.",
    ),
    "check-growth": (
        "增速：已核查{all}项指标。",
        "Growth rates: {all} indicators examined.",
    ),
    "check-ledger": (
        (
            "原文共{numerals}处数字：数据{figures}、限定条件{qualifying}、名称{names}、时期{periods}、序数{ordinals}、普通词语{words}，未归类{unaccounted}。"
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
    "check-not-restated": (
        "没有数字的句子未作核查：模型没有写明概括了整份报告（restated）。",
        "Sentences without numbers are not compared: the model does not say that it restates them.",
    ),
    "check-no-text": (
        "未与原文核对；加 --source FILE 可逐字核对。",
        "Not compared with the report's text; --source FILE does that.",
    ),
    "check-more": (
        "表中只列出前{shown}项，共{all}项；加 --json 可全部列出。",
        "The table shows the first {shown} of {all}; --json has them all.",
    ),
    "check-found": ("发现{count}个问题。", "Found: {count}."),
    "check-ok": ("全部通过。", "All of it holds."),
    "check-nothing": ("未发现其他问题。", "Nothing else was found."),
    "check-unconfirmed": (
        "尚无人确认的数据：{count}条。",
        "Figures that nobody has confirmed: {count}.",
    ),
    "check-still-draft": (
        '数据都已确认，但模型仍写明是初稿；核对完毕请将 status 改为 "reviewed"。',
        'Every figure is confirmed, but the model still calls itself a draft: when you have reviewed it, set status = "reviewed".',
    ),
    "finding-sign": (
        "原文为“{verb}”，模型的值却是 {value}。",
        "the words say {verb}, but the model's value is {value}.",
    ),
    "finding-measure": (
        "模型的类别是 {said}，按原文应为 {expected}。",
        "the model says {said}, but by its words this is {expected}.",
    ),
    "finding-aim": (
        "模型写的是 aim = {said}；按原文或时期应为 {expected}。",
        "the model says aim = {said}, but by its words or its period it is {expected}.",
    ),
    "finding-commitment": (
        "模型写的是 commitment = {said}；按原文应为 {expected}。",
        "the model says commitment = {said}, but by the words it is {expected}.",
    ),
    "finding-prices": (
        "模型的价格口径是 {said}，按原文应为 {expected}。",
        "the model says {said}, but its words say {expected}.",
    ),
    "finding-qualifier": (
        "模型的确切程度是 {said}，按原文应为 {expected}。",
        "the model says {said}, but its words say {expected}.",
    ),
    "finding-pairing": (
        "按“分别”的次序，此数对应“{subject}”，与模型中的名称不符。",
        "in the list after 分别 this number belongs to {subject}, not to what the model names.",
    ),
    "finding-sum": (
        "合计的区间为 {whole_range}，分项之和的区间为 {parts_range}（{units}），两者不相交：{parts}。",
        (
            "the whole is {whole_range}, its parts make {parts_range} ({units}), which do not meet: "
            "{parts}."
        ),
    ),
    "finding-part": (
        "分项 {parts_range} 大于合计 {whole_range}（{units}）：{parts}。",
        "the parts, {parts_range}, exceed the whole, {whole_range} ({units}): {parts}.",
    ),
    "finding-growth": (
        "降幅超过100%，不可能。",
        "a fall of more than 100%, which cannot be.",
    ),
    "finding-stated-twice": (
        "同一指标、同一时期有两个数：{printed} 与第{other_paragraph}段的 {other}（{other_id}）。",
        (
            "{printed} and, in paragraph {other_paragraph}, {other} ({other_id}) are both stated of "
            "the same series and period."
        ),
    ),
    "finding-growth-and-levels": (
        (
            "{printed} 与数值不符：由 {before}（{before_id}，第{before_paragraph}段）到 {now}（{now_id}，第{now_paragraph}段），共增长 {implied} %。"
        ),
        (
            "{printed} does not fit the levels: from {before} ({before_id}, paragraph "
            "{before_paragraph}) to {now} ({now_id}, paragraph {now_paragraph}) is growth of "
            "{implied} % in all."
        ),
    ),
    "finding-far-from-others": (
        (
            "{printed} 与其余{count}份报告的同一指标相差悬殊：那里为 {low} 至 {high}，居中的是 {other}（{other_report}/{other_id}）。"
        ),
        (
            "{printed} is far from the same series in {count} other reports: {low} to {high}, in the "
            "middle {other} ({other_report}/{other_id})."
        ),
    ),
    "finding-numbering": (
        "序号为 {numbers}，应从1起连续。",
        "numbered {numbers}; expected 1, 2, 3 and so on.",
    ),
    "finding-tally": (
        "报告称有{value}个，模型列出{listed}个。",
        "the report counts {value}, the model lists {listed}.",
    ),
    "finding-quote-missing": (
        "原文中没有“{words}”。",
        "the text does not have these words: {words}",
    ),
    "finding-quote-elsewhere": (
        "“{words}”不在该段，而在原文第{line}行。",
        "these words stand not there but in line {line} of the text: {words}",
    ),
    "finding-quote-repeated": (
        "“{words}”在该段出现{times}次，无法确定是哪一处。",
        "these words stand {times} times in the paragraph, so they point to none: {words}",
    ),
    "finding-reading-differs": (
        "结合上下文，此处应读作 {read}，与模型不符。",
        "read where it stands, this is {read}, which is not what the model says.",
    ),
    "finding-period": (
        "模型的时期是 {said}，按前文应为 {expected}。",
        "the model says {said}, but the words before it say {expected}.",
    ),
    "finding-base": (
        "模型的基期是“{said}”，按前文应为 {expected}。",
        'the model says "{said}", but the words before it compare it with {expected}.',
    ),
    "finding-number-cut": (
        "“{number}”只有一部分归入 {who}。",
        "only a part of {number} is claimed, by {who}.",
    ),
    "finding-claimed-twice": (
        "“{number}”重复归入：{who}。",
        "{number} is claimed more than once: {who}.",
    ),
    "finding-unaccounted": (
        "“{number}”没有归类：既不是数据，也不是时期、序数、名称或普通词语。",
        "nothing accounts for {number}: no figure, period, ordinal, name or ordinary word.",
    ),
    "finding-numeral-missing": (
        "原文该段应有{expected}处“{words}”，实有{times}处。",
        "the paragraph should have {words} {expected} times, but has it {times} times.",
    ),
    "finding-numeral-repeated": (
        "原文该段有{times}处“{words}”，模型只列出{expected}处。",
        "the paragraph has {words} {times} times, but the model names it only {expected} times.",
    ),
    "finding-name": (
        "模型称此数为“{name}”，原文此处说的是“{subject}”。",
        'the model calls this "{name}", but the words here are of {subject}.',
    ),
    "finding-kind": (
        "模型把“{number}”归为 {said}，此处应读作 {expected}。",
        "the model calls {number} {said}, but read where it stands it is {expected}.",
    ),
    "finding-strayed": (
        "此数不在该要点或任务所引的文字之内。",
        "the number stands outside the words that its point or task restates.",
    ),
    "finding-order": (
        "“{words}”在原文中先于模型排在它前面的一条。",
        "in the text this stands before what the model lists before it: {words}",
    ),
    "finding-place": (
        "该段不在其所属部分之内：那一部分始于第{first}段。",
        "its paragraph is none of its section's, which begin with paragraph {first}.",
    ),
    "finding-unclaimed": (
        "模型中没有任何一条讲到“{number}”。",
        "nothing in the model speaks of this: {number}",
    ),
    "finding-untold-part": (
        "按原文，此数所属的总数是 {whole}；模型写的是 {said}。",
        "by the words the whole that this is a part of is {whole}; the model says {said}.",
    ),
    "finding-number-restated": (
        "我们的文字中的“{number}”不见于所引的原文：{words}。",
        "our own words have {number}, which the words that they restate do not: {words}",
    ),
    "finding-restating": (
        "“{text}”与所引的原文不符：{words}。",
        '"{text}" does not restate what it quotes: {words}',
    ),
    "finding-translation": (
        "标识或英文“{english}”属于另一条，而不是“{name}”。",
        'the id or the English, "{english}", is that of another entry than {name}.',
    ),
    "finding-state": (
        "模型的状态是 {said}，按原文应为 {expected}：{words}。",
        "the model says {said}, but by its words it is {expected}: {words}",
    ),
    "finding-role": (
        "{role} 是“{said}”，按数据应为“{expected}”。",
        '{role} is "{said}", but by the figures it should be "{expected}".',
    ),
    "finding-record": (
        "报告信息中的 {key} 是“{said}”，按标题、原文或地区应为“{expected}”。",
        'the record says "{said}" for {key}; by the title, the text or the place it is "{expected}".',
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
            "类别与引文不符：增速须有“增长”“下降”之类的动词，基期须为“同比”“两年平均”“较前两年平均数”之一；位次须为“第几”，比率须为百分数。请改正 measure，或改用能说明它的引文。"
        ),
        (
            "The measure and the quote disagree: growth needs a verb of growth, on the basis that the "
            "words name (同比, 两年平均, 较前两年平均数); a rank needs 第, a share a percentage. Correct the "
            "measure, or quote the words that state it."
        ),
    ),
    "explain-aim": (
        "引文和时期表明此数是（或不是）目标、计划或预期，而 aim 与之不符。请改正 aim 或 period。",
        (
            "Whether the number is aimed at, planned or expected, by its words and its period, is not "
            "what the model says. Correct aim, or the period."
        ),
    ),
    "explain-commitment": (
        "目标是力争、确保、约束性还是预期，与原文不符；“—”表示原文没有说。请改正 commitment。",
        (
            "How firmly an aim is meant (力争, 确保, 约束性, 预期) is not what the words say; — stands where "
            "they say nothing. Correct commitment."
        ),
    ),
    "explain-prices": (
        "增速的价格口径与引文（名义、实际、按可比价）不符。请改正 prices。",
        "The prices behind the rate and its words disagree (名义, 实际, 按可比价). Correct prices.",
    ),
    "explain-qualifier": (
        "确切程度与引文（超、余、约、以上、不足、以内、预计）不符。请按原文改正 qualifier。",
        (
            "The qualifier and the words around the number disagree (超, 余, 约, 以上, 不足, "
            "以内, 预计). Correct the qualifier by the words."
        ),
    ),
    "explain-pairing": (
        "“分别”之后的数与之前的主语依次对应，模型的对应关系有误，或同一位置用了两次。请按次序重新核对。",
        (
            "Numbers after 分别 belong to the subjects before it in order; the model pairs them "
            "otherwise, or uses one place twice. Read the list again in order."
        ),
    ),
    "explain-sum": (
        "按公布数四舍五入对应的区间计算，分项之和与合计不相交，或单位不同。请核对各数，或删去该合计。",
        (
            "By the intervals that the printed digits stand for, the parts do not add up to the whole, "
            "or their units differ. Check the figures, or remove the sum."
        ),
    ),
    "explain-part": (
        "分项大于合计，或单位不同。请核对各数，或删去该关系。",
        (
            "A part is larger than its whole, or the units differ. Check the figures, or remove the "
            "relation."
        ),
    ),
    "explain-growth": (
        "降幅不可能超过100%。请核对数值与小数点。",
        "Nothing falls by more than 100%. Check the value and its decimal point.",
    ),
    "explain-stated-twice": (
        "同一指标同一时期的两个数，按公布数四舍五入对应的区间不相交。请核对两处原文：名称、时期、类别或单位可能有误，或原文本身不一致。",
        (
            "Two figures of the same series, period and measure stand for intervals that do not meet. "
            "Look at both places: a name, period, measure or unit may be wrong, or the text is at odds "
            "with itself."
        ),
    ),
    "explain-growth-and-levels": (
        "增速与其起止两个时期的数值对不上（按区间计算；按可比价格计算的增速不作比较）。请核对增速、两个数值和时期。",
        (
            "A rate of growth and the levels of the two periods that it is between do not fit, by "
            "intervals. Growth at comparable prices is not examined. Check the rate, the levels and "
            "the periods."
        ),
    ),
    "explain-far-from-others": (
        "与其他报告的同一指标相差悬殊：离中位数的距离超过绝对离差中位数的5.2倍（至少五份报告；只比较比率和人均数）。请对照原文核对名称、时期、数值。",
        (
            "The value is far from the same series in the other reports: farther from the median than "
            "5.2 times the median absolute deviation (of at least five reports; only rates and amounts "
            "per head are compared). Check its name, period and value by the text."
        ),
    ),
    "explain-numbering": (
        "方面、部分、民生实事的序号应从1起连续。请补上缺漏或改正序号。",
        (
            "Areas, sections and projects are numbered from 1 without a gap. Add what is missing or "
            "correct the numbers."
        ),
    ),
    "explain-tally": (
        "报告自称的个数与模型所列不符。请补上缺漏的，或删去多余的。",
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
        "引文在该段出现不止一次。请加长引文，使其在该段只出现一次。",
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
        "数据的时期与同句中前面的时间词（1-5月、截至5月底等）不符；没有时间词时应为报告期。请改正 period。",
        "The period is not the one that the sentence gives before the number (1-5月, 截至5月底); where it gives none, it is the report's own. Correct the period.",
    ),
    "explain-base": (
        "变动的基期（比年初、比2020年等）与原文不符。请改正 base。",
        "The period that a change is on (比年初, 比2020年) is not the one that the words name. Correct base.",
    ),
    "explain-number-cut": (
        "模型只取了一个数的一部分。请在 printed 或 text 中写出整个数。",
        "The model claims only a part of a number. Write the whole number in printed or text.",
    ),
    "explain-claimed-twice": (
        "同一处数字归入了两条数据或条目。请删去多余的一条。",
        "Two figures or entries claim the same numeral. Remove the one that is not meant.",
    ),
    "explain-name": (
        "名称由原文的字词构成：大部分字应见于该句（概括了整份报告的模型，除“数、量、率、面积”等之外全部字都应见于该句），且不比相邻数据的名称更合别处。指标的名称也须如此。请核对这个数是什么的数，改正名称，或把数据移到它所属的指标。",
        (
            "A name is made of the report's words: most of its characters stand in the sentence (in a "
            "model that restates all of its report, all but those of what is counted: 数, 量, 率, "
            "面积), and the names of two figures do not suit each other's words better. So it is with "
            "the name of the indicator. Look at what the number is of; correct the name, or move the "
            "figure to its indicator."
        ),
    ),
    "explain-kind": (
        "此处数字的归类与读取结果不符：可能本是数据，或是时期、序数、名称、限定条件中的另一类。请改正 kind，或把它写成数据。",
        (
            "Reading takes the numeral for something else: a figure, or another of period, ordinal, "
            "name and qualifying. Correct the kind, or state the figure."
        ),
    ),
    "explain-strayed": (
        "数据应在其要点或任务所引（quote）的文字之内。请把数据移到讲到它的那一条，或改正 quote。",
        (
            "A figure stands within the quote of the point or task that owns it. Move it to the one "
            "that speaks of it, or correct the quote."
        ),
    ),
    "explain-order": (
        "要点与任务按原文的次序排列。请调整次序，或改正 quote。",
        "Points and tasks are listed in the order of the text. Correct the order, or the quotes.",
    ),
    "explain-place": (
        "指标、要点、任务的段落应在其所属部分之内，各部分按段落先后排列。请改正 area、section 或 paragraph。",
        (
            "What names a section stands in one of its paragraphs, and sections follow the text. "
            "Correct area, section or paragraph."
        ),
    ),
    "explain-unclaimed": (
        "模型的要点引用（quote）了它们所概括的文字，因此原文每一句都应有所归属。请为这些文字增写要点，或加长相应的 quote。",
        (
            "The points of the model quote what they restate, so every sentence of the text belongs to "
            "one. Write a point for these words, or let a quote include them."
        ),
    ),
    "explain-untold-part": (
        "“其中”之后、任务已完成的数，是前面总数的一部分，其余的不是。请在 [[sums]] 中写明或删去，指标则写 part_of。",
        (
            "What stands behind 其中, or is reached of a task's target, is a part of what stands before "
            "it, and nothing else is. State it under [[sums]], or with part_of for an indicator; or "
            "take it away."
        ),
    ),
    "explain-number-restated": (
        "名称、标题、要点、阶段中的数（中英文）都应是所引原文中的数。请改正。",
        (
            "A number in a name, title, point or stage, in either language, is one of those in the "
            "words that it restates. Correct it."
        ),
    ),
    "explain-restating": (
        "要点、导语和任务名称的大部分字应见于所引的文字，且不比相邻一条更合别处。请核对是否引错。",
        (
            "Most characters of a point, lead or task's name are in what it quotes, and two near each "
            "other do not suit each other's quotes better. See whether they are mixed up."
        ),
    ),
    "explain-translation": (
        "标识取自本条英文的词；众所周知的指标只有一个标准名称和标识。请核对标识与英文是否与另一条对调。",
        (
            "An id is made of words of its own entry's English, and a series that everybody knows has "
            "one name and one id. See whether two have changed places."
        ),
    ),
    "explain-state": (
        "任务状态与引文中的进展（完成、推进、启动、签约等）不符。请按原文改正 state。",
        (
            "A task's state and the words of its progress (完成, 推进, 启动, 签约) disagree. Correct the "
            "state by the words."
        ),
    ),
    "explain-role": (
        "目标数（aim）是 target；已完成的任务中其余的数是 done，百分比是 percent；阶段性的数两者都不是。请改正。",
        (
            "The figure that is aimed at is the target; of a task that is done, or partly, another is "
            "done, or as a percentage percent; a number of a stage is neither. Correct the key."
        ),
    ),
    "explain-record": (
        "报告信息（标题、地区、日期、发布机构、索引号、时期、是否删节）与标题或原文所载不符，或行政区划代码与地区不符。请改正 [report]。",
        (
            "The record (title, place, date, issuer, index number, period, abridged) is not what the "
            "title or the text states, or the place's code is another place's. Correct [report]."
        ),
    ),
}
