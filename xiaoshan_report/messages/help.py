"""What help says of commands and options, in Chinese and English."""

SENTENCES: dict[str, tuple[str, str]] = {
    # help
    "example": ("示例", "Example"),
    "usage": ("用法", "Usage"),
    "arguments": ("参数", "Arguments"),
    "options": ("选项", "Options"),
    "commands": ("命令", "Commands"),
    "usage-options": ("[选项]...", "[OPTION]..."),
    "usage-command": ("命令 [选项]...", "COMMAND [OPTION]..."),
    "choices": ("{about}可选：{values}。", "{about} One of {values}."),
    "by-variable": ("{about}也可用环境变量 {variable}。", "{about} Also the variable {variable}."),
    "more-help": (
        "“report help 命令”可查看一个命令的用法。",
        "“report help COMMAND” explains a command.",
    ),
    # commands: what each does, and one to try
    "about-report": (
        "查询政府工作报告，每条数据都附原文依据。",
        "Answer questions about a government work report, every number with its evidence.",
    ),
    "about-indicators": (
        "列出指标：数值、同比、两年平均增速和时期。",
        "List the indicators: level, growth, two-year average, period.",
    ),
    "about-area": (
        "列出工作方面；或列出一个方面的各部分、要点和数据。",
        "List the work areas, or show one with its sections, points and figures.",
    ),
    "about-livelihood": (
        "列出民生实事及其进度；或列出一件实事的各项任务。",
        "List the livelihood projects with their progress, or show every task of one.",
    ),
    "about-compare": (
        "对比同比与两年平均增速，并据此推算以往各期。",
        "Set year-on-year growth beside the two-year average, and show what the two imply.",
    ),
    "about-targets": (
        "列出目标；有同一地区后来的报告时，列出结果及是否实现。",
        "List what is aimed at; with later reports of the place, what came of it.",
    ),
    "about-draft": (
        "根据另一份报告的网页或文本生成模型初稿（TOML），供人工修改。",
        "Make a first model of another report from its page or text, as TOML to go on editing.",
    ),
    "about-review": (
        "逐处核定模型中的待定之处，相同的一并核定；改动随时写入模型。",
        "Settle what a model marks, alike marks together; each answer is written at once.",
    ),
    "about-figures": (
        "列出全部数据；可按词语、出处和类别筛选。",
        "List every figure, filtered by words and by where and what it is.",
    ),
    "about-show": (
        "显示一项指标、一条数据、一条要点、一项任务或一个目标，并附报告原文。",
        "Show one indicator, figure, point, task or aim with the words of the report behind it.",
    ),
    "about-cite": (
        "给出报告或其中一项的引用条目：GB/T 7714—2025或BibTeX。",
        "Cite a report, or one thing of it, by GB/T 7714—2025 or in BibTeX.",
    ),
    "about-check": (
        "核查模型自身是否一致；加 --source 则与报告原文逐字核对。",
        "Prove the model: against itself, and with --source against the report's own text.",
    ),
    "about-verify": (
        "把文章中的数字与报告逐个对照：哪些相符，哪些不符，错在哪里。",
        "Compare the numbers of an article with the report: which are right, and what is wrong.",
    ),
    "about-export": (
        "把整个模型写成文件，格式由扩展名决定。",
        "Write the whole model as files, each by its ending.",
    ),
    "about-schema": (
        "输出模型文件或某个命令 JSON 结果的 JSON Schema。",
        "Print the JSON Schema of the model file, or of what COMMAND prints as JSON.",
    ),
    "example-report": ("report indicators", "report indicators"),
    "example-indicators": ("report indicators gdp", "report indicators gdp"),
    "example-area": ("report area 3", "report area 3"),
    "example-livelihood": ("report livelihood 4", "report livelihood 4"),
    "example-compare": ("report compare --chart", "report compare --chart"),
    "example-targets": ("report targets", "report targets"),
    "example-draft": (
        "report draft 报告.html --output 模型.toml",
        "report draft report.html --output model.toml",
    ),
    "example-review": (
        "report review 模型.toml --source 报告.html",
        "report review model.toml --source report.html",
    ),
    "example-figures": ("report figures 住房 --area 8", "report figures housing --area 8"),
    "example-show": ("report show gdp", "report show gdp"),
    "example-cite": (
        "report cite gdp --accessed 2026-11-01",
        "report cite gdp --accessed 2026-11-01",
    ),
    "example-check": ("report check --source report.txt", "report check --source report.txt"),
    "example-verify": ("report verify 报道.txt", "report verify article.txt"),
    "example-export": ("report export 报告.xlsx", "report export report.xlsx"),
    "example-schema": ("report schema indicators", "report schema indicators"),
    # options and arguments
    "option-model": (
        "改用另一个模型文件，或一个文件夹中的全部模型；可多次给出。",
        "Another model, or a folder of models; may be given again.",
    ),
    "option-jobs": ("用 N 个进程读取多个模型。", "Read many models in N processes."),
    "option-format": ("结果的格式。", "How to write the answer."),
    "option-json": ("等同于 --format json。", "Short for --format json."),
    "option-csv": ("等同于 --format csv。", "Short for --format csv."),
    "option-output": (
        "写入文件 FILE；格式由扩展名决定。",
        "Write to FILE; its ending names the format.",
    ),
    "option-model-output": (
        "写入模型文件 FILE；文件已经存在的，不予覆盖。",
        "Write to the model FILE, but not over one that is there.",
    ),
    "option-update": (
        "更新模型文件 MODEL：重新生成初稿，保留人工确认或改动的内容。",
        "Draft anew into MODEL, and keep what a person has confirmed or changed.",
    ),
    "option-force": ("覆盖已有的文件。", "Write over a file that is there."),
    "option-columns": (
        "只列出这些列：JSON 的键，以逗号分隔。",
        "Only these columns: keys of the JSON, with commas between.",
    ),
    "option-sort": (
        "按此键排序：数字从大到小，文字从前到后；-KEY 则相反。",
        "Sort by this key: numbers from the largest, texts from the first; -KEY the other way.",
    ),
    "option-limit": ("只列出前 N 条。", "Only the first N rows."),
    "option-lang": (
        "语言，也可写 zh-CN 等；默认随系统区域设置。",
        "Language, or a tag such as zh-CN; by default the locale's.",
    ),
    "option-color": (
        "颜色；默认为 auto，即只在终端上使用。",
        "Colour; auto, the default, is on a terminal only.",
    ),
    "option-no-pager": (
        "不用分页程序（PAGER）显示长表格。",
        "Do not send long tables through the pager (PAGER).",
    ),
    "option-bom": (
        "在文件开头加字节顺序标记，便于 Excel 打开 csv。",
        "Begin the file with a byte-order mark, as Excel wants of csv.",
    ),
    "option-version": ("显示版本。", "Show the version."),
    "option-install-completion": (
        "为当前 shell 安装 Tab 补全。",
        "Make Tab complete in the shell that you are in.",
    ),
    "option-show-completion": (
        "只输出补全脚本，不安装。",
        "Print the completion script, without installing it.",
    ),
    "option-help": ("显示本帮助。", "Show this help."),
    "option-chart": ("以图表显示。", "Draw a chart."),
    "option-all": (
        "也列出无法比较的指标，并说明原因，数据格式始终列出；有多份报告时，也列出报告所没有的。",
        "List also what cannot be compared, as data do anyway; of several reports also what they lack.",
    ),
    "option-all-aims": (
        "有多份报告时，也列出未提及之处；表格中也列出只见于一份报告的目标，数据格式始终列出。",
        "Of several reports list also what is not mentioned and, as data do anyway, aims of one alone.",
    ),
    "option-all-numbers": (
        "也列出未能认出是报告中的数的数字。",
        "List also the numbers that are not recognised as the report's.",
    ),
    "argument-indicators": (
        "指标的标识、名称、常用简称或其中的词；不写则列出全部。",
        "Indicators, by id, name, short name or words of it; without one, all of them.",
    ),
    "argument-area": (
        "工作方面的序号，0为开头的概述；或标题、要点中的词。",
        "The area's number, 0 being the overview; or words of its titles or points.",
    ),
    "argument-project": (
        "民生实事的序号；或标题、任务中的词。",
        "The project's number; or words of its title or tasks.",
    ),
    "argument-query": ("要查找的词语，须全部出现。", "Words that must all occur."),
    "argument-thing": (
        "标识、名称、常用简称或其中的词，只能对应一项。",
        "Its id, name, short name or words of it, which may mean one thing only.",
    ),
    "argument-cited": (
        "报告的标识，或其中一项的标识、名称或词语；不写则引用报告本身。",
        "A report's id, or the id, name or words of one thing of it; without it the report.",
    ),
    "option-style": (
        "引用条目的写法；默认为 gbt7714，JSON 两种都有。",
        "How to write it; gbt7714 is the default, and JSON has both.",
    ),
    "option-accessed": (
        "引用日期：阅读网页的那一天。",
        "The day on which you read the page.",
    ),
    "argument-article": (
        "要核对的中文文章；- 表示标准输入。",
        "The article, in Chinese; - for standard input.",
    ),
    "argument-export": (
        "以 .json、.sqlite、.xlsx、.csv、.parquet 或 .html 结尾的文件，可有多个；datapackage.json 描述其余文件。",
        "Files that end in .json, .sqlite, .xlsx, .csv, .parquet or .html; datapackage.json describes the others.",
    ),
    "option-date": (
        "成文日期；原文没有写明时须给出。",
        "When it was given, if the text is silent.",
    ),
    "argument-described": (
        "命令名；不写则为模型文件。",
        "The command; without one, the model file.",
    ),
    "option-area": ("只列出此方面的数据。", "Of this area."),
    "option-project": ("只列出此实事的数据。", "Of this project."),
    "option-measure": ("只列出此类别的数据。", "Of this measure."),
    "option-aims": ("只列出目标、计划和预期。", "Only what is aimed at."),
    "option-unit": ("只列出以此为单位的数据。", "In this unit."),
    "option-indicator": ("只列出此指标的数据。", "Of this indicator."),
    "option-source": (
        "报告的网页或文本；- 表示标准输入。",
        "The report as a page or text; - for standard input.",
    ),
    "argument-reviewed": ("要核定的模型文件。", "The model file to settle."),
    "option-list": (
        "只列出待定之处，不提问。",
        "Only list the marks, and ask nothing.",
    ),
    "option-html": (
        "把原文与数据并列写成一个网页文件，不提问。",
        "Write the text beside its figures as a page, and ask nothing.",
    ),
    "option-confirm": (
        "没有待定之处后，再逐批核对其余数据，最后署名。",
        "Then go through the figures without a mark too, and sign at the end.",
    ),
    "option-explain": (
        "说明问题代码 CODE 的含义；all 为全部。",
        "Say what CODE means; all for every one.",
    ),
}
