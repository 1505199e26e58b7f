"""What the program refuses, and what to do about it, in Chinese and English."""

SENTENCES: dict[str, tuple[str, str]] = {
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
    "keys-expected": ("以逗号隔开的键，如 name,yoy", "keys with commas between, such as name,yoy"),
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
    "unknown-key-of": (
        "{option} 没有 {key}；应为以下之一：{known}。{near}",
        "{option} knows no key {key}; expected one of {known}.{near}",
    ),
    "no-listing": (
        "{option} 只用于列表，而此处的结果不是列表；请去掉它。",
        "{option} is for lists, and this answer is none; leave it out.",
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
    # wrong usage
    "no-such-command": (
        "没有命令 {name}；“report -h”列出全部命令。{near}",
        "there is no command {name}; expected one that “report -h” lists.{near}",
    ),
    "no-such-option": (
        "{command} 没有选项 {option}；“{command} -h”列出全部选项。{near}",
        "{command} has no option {option}; expected one that “{command} -h” lists.{near}",
    ),
    "option-needs-value": (
        "{option} 之后缺少值；“{command} -h”有说明。",
        "{option} needs a value after it; “{command} -h” says which.",
    ),
    "option-takes-no-value": (
        "{option} 不带值；请单独使用。",
        "{option} takes no value; write it alone.",
    ),
    "missing-argument": (
        "{command} 缺少 {name}；“{command} -h”有示例。",
        "{command} lacks its {name}; “{command} -h” shows an example.",
    ),
    "wrong-argument": (
        "{name} 不能是“{value}”；应为{expected}。{near}",
        "{name} cannot be “{value}”; expected {expected}.{near}",
    ),
    "extra-arguments": (
        "{command} 用不到“{words}”；“{command} -h”说明用法。",
        "{command} has no use for “{words}”; “{command} -h” shows what it takes.",
    ),
    "wrong-usage": (
        "{command} 的用法有误；“{command} -h”说明用法。",
        "{command} cannot be used like that: {reason} “{command} -h” shows how.",
    ),
}
