"""What a draft says of what it found, in Chinese and English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "draft-quoted": ("引号或书名号内的名称", "A name between quotation marks"),
    "draft-letters": ("与字母或符号连写的名称", "Part of a name with letters or signs"),
    "draft-in-name": ("名称的一部分", "Part of a name"),
    "draft-ordinal": ("序数", "An ordinal"),
    "draft-list-mark": ("条目序号", "The mark of an item in a list"),
    "draft-period": ("时间", "A date or a stretch of time"),
    "draft-threshold": ("限定统计范围的条件", "Says which things are counted"),
    "draft-per": ("比率的分母（如每万人）", "What the number beside it is per"),
    "draft-specification": ("名称中的规格", "A size within a name"),
    "draft-word": ("普通词语的一部分", "Part of an ordinary word"),
    "draft-ratio": (
        "由几个数组成的比例或分数，请决定如何表示",
        "a ratio or fraction of several numbers; decide how to state it",
    ),
    "draft-top": (
        "只说居前几位，没有写明是什么的位次，请决定如何表示",
        "says that something is among the first so many, but not what; decide how to state it",
    ),
    "draft-no-unit": (
        "没有单位，不能断定是数据还是名称",
        "without a unit; it may be a figure or part of a name",
    ),
    "draft-vague": (
        "只说明数量级，不知道具体是多少",
        "says only of what order it is; nobody can know the number",
    ),
    "draft-fraction": (
        "是分数，没有精确的小数，请决定如何表示",
        "a part that has no exact decimals; decide how to state it",
    ),
    "draft-spaced": (
        "前面隔着空格还有数字，可能只是数的一部分，请核对",
        "digits stand before it with a space between; it may be only a part of the number",
    ),
    "draft-item-number": (
        "段首的小数，点前也可能是序号，请核对",
        "a decimal that opens a paragraph; what stands before the point may number an item",
    ),
    "draft-sign": (
        "有正负号，但没有文字说明是增长，请决定如何表示",
        "with a sign, but no words say that it is growth; decide how to state it",
    ),
    "draft-no-quote": (
        "是数据，但该段没有能唯一确定它的原文",
        "a figure, but no words of the paragraph point to it alone",
    ),
    "draft-no-period": (
        "“{words}”是哪段时间，原文没有说明，请核定 period",
        "when “{words}” is, the text does not say; decide the period",
    ),
    "draft-open-period": (
        "“{words}”说到几段时间，这个数属于哪一段，请核定 period",
        "“{words}” speaks of more than one time; decide which is this number's period",
    ),
    "draft-open-base": (
        "前面“{words}”的增长比的是更早的时期，这个数是否也是，请核定类别和基期",
        (
            "growth of “{words}” before it is on an earlier time; decide whether this is, too: "
            "measure and base"
        ),
    ),
    "draft-no-direction": (
        "“{words}”写明了与何时相比，没有写明升降，请核定类别与正负",
        "“{words}” says what it is compared with, but not whether it rose; decide measure and sign",
    ),
    "draft-stated-twice": (
        "与第{paragraph}段的 {other}（{id}）不一致，同一指标、同一时期只能有一个数，请核对",
        (
            "the same series of the same period is {other} in paragraph {paragraph} ({id}); decide "
            "which of them it is"
        ),
    ),
    "draft-pairing": (
        "“{words}”之后的几个数与几个对象不能一一对应，请核对名称",
        "so many numbers behind “{words}” and so many subjects do not pair; check the name",
    ),
    "draft-nameless": (
        "没有找到“{words}”所指的对象，请补上名称",
        "no name was found for “{words}”; add one",
    ),
    "draft-shared": (
        "“{words}”之后的一个数说的是几个对象，请分开或核定名称",
        "the number behind “{words}” is said of several subjects; part them, or decide the name",
    ),
    "draft-carried": (
        "名称“{words}”取自前文，可能说的是别的对象，请核对",
        "its name, “{words}”, is taken from further back and may be wrong; check it",
    ),
    "draft-unnamed": ("未命名", "unnamed"),
    "draft-place-completed": (
        "地名根据文中他处补全",
        "the place is completed from elsewhere in the text",
    ),
    "draft-place-from-text": ("地名取自正文", "the place is the one that the text names most"),
    "draft-issuer-from-place": ("发布机构根据地名推断", "the issuer is inferred from the place"),
    "draft-date-of-publication": (
        "成文日期取自网页的发布日期",
        "the date is that of the page's publication",
    ),
    "draft-date-given": (
        "给出的成文日期与原文所载不同",
        "the date given differs from the one in the text",
    ),
    "draft-period-from-date": ("时期根据成文日期推断", "the period is inferred from the date"),
    "draft-period-from-title": ("时期根据标题推断", "the period is inferred from the title"),
    "draft-period-from-text": ("时期根据正文推断", "the period is inferred from the text"),
    "draft-no-state": (
        "原文没有说明进度，请核定状态",
        "no word says how far it is; decide the state",
    ),
    "draft-no-name": ("名称取自开头几个字", "named by its first words"),
    "draft-unknown": ("原文没有给出{key}", "the text does not give the {key}"),
    "draft-heading": (
        (
            '由 report draft 根据原文自动生成的初稿，请逐项核对，全部核对后删去 status = "draft"。\n数据和任务旁有 drafted，说明尚无人确认：确认无误请删去，改动后即不再作数。\n待人工判断之处标有 todo 或 kind = "undecided"；report check 会逐一列出。\n英文各项（*_en）除标准指标外暂与中文相同；要点的文字只是其中数据的名称，请改写。\n没有数据的要点、数据之间的合计关系（[[sums]]）须自行补充。'
        ),
        (
            'A draft that report draft made from the text. Go through it, then take status = "draft" away.\n'
            "A figure or task beside which drafted stands is as it was drafted: take drafted away to confirm\n"
            "it; once you change the figure, it counts no more.\n"
            'What a person has to decide is marked todo or kind = "undecided"; report check lists it.\n'
            "English (*_en) repeats the Chinese but for standard indicators; the text of a point lists\n"
            "what its figures are of: reword it. Points without figures and sums ([[sums]]) are to be added."
        ),
    ),
    "draft-made": (
        "数字{numerals}处：数据{figures}条，指标{indicators}项；待定{undecided}处。",
        "Numerals: {numerals}; figures: {figures}, in {indicators} indicators; to be decided: {undecided}.",
    ),
    "draft-updated": (
        "数据：人工确认或改动的保留{kept}条（其中原文已无{lost}条），新增{new}条，读法改变{changed}条，不再有{gone}条；人工判定的非数据保留{numerals}处。",
        "Figures: {kept} of a person's kept, {lost} of them without their words in the text; {new} new, {changed} read otherwise, {gone} gone; numerals that a person says are none, kept: {numerals}.",
    ),
    "draft-words-gone": (
        "原文中已找不到这句话，请核对",
        "its words are no longer in the text; check it",
    ),
    "draft-no-report": ("{file}：没有可读的正文。", "{file}: there is no text of a report."),
    "draft-no-date": (
        "{file}：原文没有成文日期，无法确定时期；请用 --date YYYY-MM-DD 给出。",
        "{file}: the text does not say when the report was given, so no period can be told; say it with --date YYYY-MM-DD.",
    ),
    "finding-undecided": (
        "待定：{todo}",
        "still to be decided: {todo_en}",
    ),
    "explain-undecided": (
        '模型中注明有待人工判断（todo，或 kind = "undecided"）。请对照原文判断，再删去 todo，或改写 kind。',
        (
            "The model itself says that a person has still to decide this (todo, or kind = "
            '"undecided"). Decide by the text, then take the todo away or state the kind.'
        ),
    ),
    "explain-unaccounted": (
        "原文中有一处数字，模型没有说明。请添加数据，或在 [[numerals]] 中说明它是什么。",
        (
            "The text has a numeral that the model does not account for. Add a figure, or say under "
            "[[numerals]] what it is."
        ),
    ),
    "explain-numeral-missing": (
        "[[numerals]] 的条目在所列段落中出现的次数少于所写次数。请核对原文，改正 text 或 paragraphs。",
        (
            "An entry of [[numerals]] stands in a paragraph less often than it says. Check the text, "
            "and correct text or paragraphs."
        ),
    ),
    "explain-numeral-repeated": (
        "[[numerals]] 的条目在所列段落中出现的次数多于所写次数。出现几次，请在 paragraphs 中把段号写几次。",
        (
            "An entry of [[numerals]] stands in a paragraph more often than it says. Name the paragraph "
            "in paragraphs once for each time."
        ),
    ),
}
