"""What the program refuses, and what to do about it, in Chinese and English."""

SENTENCES: dict[str, tuple[str, str]] = {
    # refusals
    "refusal": ("错误：{sentence}", "error: {sentence}"),
    "nothing": ("", ""),
    "did-you-mean": ("是不是指 {near}？", " Did you mean {near}?"),
    "no-file": (
        "{file}：文件不存在；请检查路径。",
        "{file}: no such file; expected one that is there.",
    ),
    "unreadable": (
        "{file}：无法读取（{reason}）；请换一个可读的文件。",
        "{file}: cannot be read ({reason}); expected a file that can be.",
    ),
    "unloadable": (
        "{file}：无法载入；请放宽内存限制，或重新安装。",
        "{file}: cannot be loaded; allow for more memory, or install it again.",
    ),
    "too-large": (
        "{file}：超过{most} MB；请给出较小的文件。",
        "{file}: more than {most} MB; expected a smaller file.",
    ),
    "no-text": (
        "{file}：既不是 UTF-8 也不是 GB18030 文本；请给出报告的纯文本。",
        "{file}: neither UTF-8 nor GB18030 text; give the report as plain text.",
    ),
    "is-old-office": (
        "{file}：这是旧版 Office 文件（.doc、.wps）；请用 Word 或 WPS 另存为 .docx，再给出该文件。",
        "{file}: this is a file of an old Office (.doc, .wps); save it as .docx, then name that file.",
    ),
    "is-rich-text": (
        "{file}：这是 RTF 文件；请用 Word 或 WPS 另存为 .docx，再给出该文件。",
        "{file}: this is Rich Text; save it as .docx, then name that file.",
    ),
    "is-image": (
        "{file}：这是图片，其中的文字无法读取；请给出报告的网页、.docx、.pdf 或文本。",
        "{file}: this is an image, and words in one are not read; give the report as a page, .docx, .pdf or text.",
    ),
    "is-archive": (
        "{file}：这是压缩包或其他软件的文件；请解压，或另存为 .docx 或文本，再给出该文件。",
        "{file}: this is an archive, or a file of another program; unpack it, or save it as .docx or text, then name that file.",
    ),
    "is-damaged": (
        "{file}：文件不完整，无法打开；请重新下载或另存。",
        "{file}: the file is damaged or incomplete; fetch or save it again.",
    ),
    "is-locked": (
        "{file}：文件有密码；请用 Word 或 WPS 打开，去掉密码另存，再给出该文件。",
        "{file}: the file has a password; open it, save it without one, then name that file.",
    ),
    "docx-none": (
        "{file}：其中没有 Word 文档的正文；请用 Word 或 WPS 另存为 .docx，再给出该文件。",
        "{file}: there is no text of a Word document in it; save it as .docx, then name that file.",
    ),
    "docx-too-much": (
        "{file}：解压后过大（超过{most} MB 或条目过多）；请给出只有报告的文件。",
        "{file}: too much once unpacked (more than {most} MB, or too many entries); give a file with the report alone.",
    ),
    "docx-too-deep": (
        "{file}：嵌套过深，不是 Word 写出的文件；请用 Word 或 WPS 重新保存。",
        "{file}: nested too deeply for a file that Word wrote; save it anew with Word or WPS.",
    ),
    "docx-doctype": (
        "{file}：其中声明了文档类型（DTD），Word 文件不会有；请用 Word 或 WPS 重新保存。",
        "{file}: it declares a document type (DTD), as no Word file does; save it anew with Word or WPS.",
    ),
    "docx-twice": (
        "{file}：其中有两个 {part}，不知以哪个为准；请用 Word 或 WPS 重新保存。",
        "{file}: it has {part} twice, and none says which counts; save it anew with Word or WPS.",
    ),
    "docx-changes": (
        "注意：文件中有修订记录，按全部接受读取。",
        "note: changes are tracked in the file; it was read as if all were accepted.",
    ),
    "docx-elsewhere": (
        "注意：文件中有图表、示意图或嵌入的文件，其中的文字没有读取。",
        "note: the words within charts, diagrams and embedded files of the document were not read.",
    ),
    "pdf-locked": (
        "{file}：这个 PDF 设有打开密码；请用密码打开，另存为不设密码的文件。",
        "{file}: this PDF asks for a password; open it with that, and save it without one.",
    ),
    "pdf-endless": (
        "{file}：超过{pages}页或{characters}字；请只给出报告那几页。",
        "{file}: more than {pages} pages or {characters} characters; give the report's pages only.",
    ),
    "pdf-pictures": (
        "{file}：这个 PDF 是扫描件或图片，没有文字；请先用 OCR 软件识别，再给出结果。",
        "{file}: this PDF is a scan: its pages are pictures without text; run OCR on it first, then name the result.",
    ),
    "pdf-vertical": (
        "{file}：这个 PDF 是竖排文字，目前只能读横排；请给出报告的文本。",
        "{file}: this PDF is set vertically, and only lines across are read; give the report as text.",
    ),
    "pdf-unknown": (
        "{file}：这个 PDF 的字体没有说明各是什么字；请先用 OCR 软件识别，或给出报告的文本。",
        "{file}: the fonts of this PDF do not say which characters they show; run OCR on it first, or give the text.",
    ),
    "pdf-some-pictures": (
        "注意：第{pages}页是图片，其中的文字未读；如有数据，请先用 OCR 软件识别。",
        "note: pages {pages} are pictures, and nothing in them is read; run OCR first if they have figures.",
    ),
    "pdf-recognised": (
        "注意：第{pages}页的文字是由图片识别的，可能有误，请逐一核对数字。",
        "note: the words of pages {pages} were recognised from pictures and may be wrong; compare every number.",
    ),
    "pdf-some-vertical": (
        "注意：第{pages}页有竖排文字，读出的次序可能不对，请对照原文。",
        "note: pages {pages} are set vertically and may be read in the wrong order; look at them.",
    ),
    "pdf-some-unknown": (
        "注意：第{pages}页有字体未说明是什么的字，读作 \ufffd，请对照原文。",
        "note: pages {pages} have characters that their fonts do not tell, read as \ufffd; look at them.",
    ),
    "pdf-cut-off": (
        "注意：文件末尾不完整，可能缺页；请重新下载，或核对最后一页。",
        "note: the end of the file is missing, and pages may be; fetch it again, or look at the last page.",
    ),
    "pdf-broken-numerals": (
        "注意：有{count}个数字跨两行，已连起来读（{numerals}），请对照原文。",
        "note: {count} numbers stand on two lines and were put together ({numerals}); look at them.",
    ),
    "numerals-unread": (
        "注意：另一种读法在文件中还读到{count}处数字（{numerals}），请对照原文。",
        "note: read in another way, the file has {count} more numerals ({numerals}); look at it there.",
    ),
    "numerals-unfounded": (
        "注意：有{count}处数字（{numerals}）用另一种读法读不到，请对照原文。",
        "note: read in another way, the file lacks {count} of the numerals ({numerals}); look at it there.",
    ),
    "text-empty": (
        "{file}：文件中没有文字；请给出报告的文本。",
        "{file}: there is nothing in it; give the text of the report.",
    ),
    "page-without-article": (
        "{file}：网页里没有文章的正文；请在浏览器中打开，等正文显示出来再另存，或把正文存为文本。",
        "{file}: there is no article on this page; open it in a browser, wait for the text, then save it again, or the text alone.",
    ),
    "page-damaged": (
        "注意：网页中有些字无法解码，请对照原文。",
        "note: some characters of the page cannot be decoded; look at them there.",
    ),
    "numeral-damaged": (
        "注意：数字“{words}”旁有无法解码的字，请对照原文。",
        "note: a character at the number “{words}” cannot be decoded; look at the original.",
    ),
    "page-cut": (
        "注意：网页没有结尾，可能没有存全，请对照原文。",
        "note: the page has no end and may not be all there; look at the original.",
    ),
    "page-left-out": (
        "注意：网页正文之外还有带数字的句子没有读入（{words}…），请对照原文。",
        "note: sentences with numbers stand outside of the page’s article and are left out ({words}…); look at them there.",
    ),
    "struck-left-out": (
        "注意：划了删除线的文字没有读入（{words}…），请对照原文。",
        "note: words that are struck out are left out ({words}…); look at them there.",
    ),
    "text-traditional": (
        "{file}：这是繁体中文，目前只能读简体；请先转换。",
        "{file}: this is Traditional Chinese; only Simplified is read, so convert it first.",
    ),
    "text-no-chinese": (
        "{file}：几乎没有中文；应为中文政府工作报告的文本。",
        "{file}: there is hardly any Chinese in it; expected the text of a Chinese report.",
    ),
    "text-of-another": (
        "{file}：不是 {report} 的原文：模型的{all}处引文中，只有{found}处见于此文；请给出这份报告的文本。",
        "{file}: not the text of {report}: of {all} quotes of the model it has {found}; give the text of that report.",
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
        "小写字母和数字组成的词，以连字符相连",
        "lower-case words and digits joined by hyphens",
    ),
    "place-code": ("六位数字", "six digits"),
    "some-text": ("非空文字", "text that is not empty"),
    "between": ("{least}至{most}的整数", "a whole number from {least} to {most}"),
    "at-least": ("不小于 {least} 的整数", "a whole number from {least} on"),
    "text": ("文字", "text"),
    "whole-number": ("整数", "a whole number"),
    "number-expected": ("数字", "a number"),
    "keys-expected": ("以逗号分隔的键，如 name,yoy", "keys with commas between, such as name,yoy"),
    "file": ("文件", "a file"),
    "file-or-folder": ("文件或文件夹", "a file or a folder"),
    "true-or-false": ("true 或 false", "true or false"),
    "date": ("日期，如2021-07-07", "a date such as 2021-07-07"),
    "list": ("列表", "a list"),
    "table": ("表", "a table"),
    "period-expected": (
        "时期，如2021-01/2021-05或2021-05-31",
        "a period such as 2021-01/2021-05 or 2021-05-31",
    ),
    "duplicate-id": (
        "{id} 已在前面用过；标识不能重复。",
        "{id} is used before this; every id must be unique.",
    ),
    "name-claimed": (
        "“{name}”已是 {owner} 的名称；一个名称只能对应一个序列。",
        "{name} is a name of {owner} already; a name may mean one series only.",
    ),
    "word-claimed": (
        "“{name}”已在另一行出现；一个词只能归入一行。",
        "{name} stands in another row already; a word may belong to one row only.",
    ),
    "dangling": (
        "{id} 不存在；应为模型中已有的标识。{near}",
        "{id} does not exist; expected an id of the model.{near}",
    ),
    "no-such-section": (
        "模型中没有第{area}方面第{section}部分；应为已有的部分。",
        "the model has no section {section} in area {area}; expected one that it has.",
    ),
    "no-value": ("无", "nothing"),
    "no-number": (
        "值为 {value}，应为有限数。",
        "{value} stands here; expected a finite number.",
    ),
    "too-many-digits": (
        "值为 {value}，有{digits}位；应为报告所载的数，至多{most}位。",
        "{value} has {digits} digits; expected a number that a report prints, of at most {most}.",
    ),
    "negative": (
        "{measure} 不能为负（{value}）；只有增速和绝对量可以为负。",
        "{value} is negative; expected so only of growth or a level, not of {measure}.",
    ),
    "upper-not-above": (
        "上限为 {upper}，应大于下限 {value}；降幅区间以降得多的一端为下限。",
        "{upper} stands here; expected more than the value, {value}, which is the lower end.",
    ),
    "base-of-measure": (
        "{measure} 已说明基期，或没有基期；只有其他变动才另写基期。",
        "{measure} has no base of its own; expected one only of a change.",
    ),
    "prices-of-measure": (
        "{measure} 没有价格口径；只有增速、绝对量和金额有。",
        "{measure} is at no prices; expected them only of growth, a level or an amount.",
    ),
    "printed-not-once": (
        "printed “{printed}” 在 quote “{quote}” 中出现{times}次，应恰好出现一次。",
        'printed "{printed}" stands {times} times in the quote "{quote}"; expected exactly once.',
    ),
    "printed-unreadable": (
        "printed “{printed}” 不是一个数，应如12.3亿元、500余家、过半。",
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
        "没有找到{kind} {id}。{near}",
        "there is no {kind} with the id {id}.{near}",
    ),
    "empty-folder": (
        "{folder}：文件夹中没有模型；应有以 .toml 结尾的文件。",
        "{folder}: there is no model in this folder; expected files that end in .toml.",
    ),
    "unreadable-folder": (
        "{folder}：无法读取这个文件夹（{reason}）；其中的模型未列出。",
        "{folder}: this folder cannot be read ({reason}); models in it are left out.",
    ),
    "same-report": (
        "{file}：与 {first} 是同一份报告（{id}）的模型，以 {first} 为准；请只给其中一个。",
        "{file}: a model of the same report, {id}, as {first}, which is the one that counts; give one of them.",
    ),
    "no-plain-file": (
        "{file}：不是普通文件；模型应为普通文件。",
        "{file}: not a plain file; expected a model in one.",
    ),
    "process-gone": (
        "读取模型的进程意外终止；请改用 --jobs 1。",
        "a process that was reading models has ended before its time; try --jobs 1.",
    ),
    "read-once": (
        "{file}：只能读一次，不能与其他模型同时给出；请先存为文件，或单独给出。",
        "{file}: it can be read only once, so it cannot be one of several; save it as a file first.",
    ),
    "unnamed-report": (
        "{file}：没有写明是哪份报告；[report] 应有 place、period 和 id。",
        "{file}: it does not say what report it is of; [report] should have place, period and id.",
    ),
    "one-model": (
        "{option} 只针对一份报告，现有{count}份；请只给一个 --model。",
        "{option} is about one report, but there are {count}; give one --model.",
    ),
    "ambiguous-id": (
        "{id} 对应多个{kind}：{known}{more}；请写明是哪一个。",
        "{id} could mean more than one {kind}: {known}{more}; say which.",
    ),
    "and-more": (" 等，另有{count}个", " and {count} more"),
    "unknown-number": (
        "没有第{number}个{kind}；应为{first}至{last}。",
        "there is no {kind} {number}; expected {first} to {last}.",
    ),
    "none-at-all": (
        "没有{kind} {asked}；所读的报告一个也没有列出。",
        "there is no {kind} {asked}; no report here lists any.",
    ),
    "no-mention": (
        "没有{kind}提到“{words}”；请换个词，不写则列出全部。",
        "no {kind} mentions “{words}”; expected other words, or none to list all.",
    ),
    "unknown-choice": (
        "--{option} 不能是 {value}；应为以下之一：{known}。{near}",
        "--{option} knows no {value}; expected one of {known}.{near}",
    ),
    "unknown-key-of": (
        "{option} 没有 {key}；应为以下之一：{known}。{near}",
        "{option} knows no key {key}; expected one of {known}.{near}",
    ),
    "no-listing": (
        "{option} 只用于列表，此处的结果不是列表；请去掉该选项。",
        "{option} is for lists, and this answer is none; leave it out.",
    ),
    "unknown-format": (
        "无法从 {file} 的扩展名得知格式；应以 {known} 之一结尾，或用 --format 指定。",
        "the ending of {file} names no format; expected one of {known}, or say --format.",
    ),
    "no-chart": (
        "svg 只用于图表，仅 compare 和 livelihood 有图；请改用其他格式。",
        "svg draws charts alone, which compare and livelihood have; expected another format.",
    ),
    "disk-full": ("磁盘已满", "the disk is full"),
    "no-folder": ("文件夹不存在", "there is no such folder"),
    "is-folder": ("这是文件夹", "it is a folder"),
    "not-allowed": ("没有权限", "it is not allowed"),
    "is-closed": ("已关闭", "it is closed"),
    "link-loop": ("链接成环", "links lead in a circle"),
    "name-too-long": ("名称过长", "the name is too long"),
    "too-many-files": ("打开的文件过多", "too many files are open"),
    "no-memory": ("内存不足", "there is not enough memory"),
    "cannot-write": (
        "{file}：无法写入（{reason}）；请换一个位置。",
        "{file}: cannot be written ({reason}); name another place.",
    ),
    "read-as-well": (
        "{file}：正在读取此文件，不能覆盖；请换一个文件。",
        "{file}: is read as well, so it is not written over; name another file.",
    ),
    "is-there": (
        "{file}：文件已经存在，不予覆盖；确要覆盖，请加 --force。",
        "{file}: is there already, so it is not written over; --force does that.",
    ),
    "not-together": (
        "{first} 与 {second} 不能同时使用。",
        "{first} and {second} cannot be asked for at once.",
    ),
    "update-has-date": (
        "--date 不能与 --update 同时使用：成文日期以模型的 [report] 为准，请在那里更改。",
        "--date does not go with --update: the date is that of the model's [report]; change it there.",
    ),
    "model-is-there": (
        "{file}：文件已经存在，不予覆盖；确要覆盖，请加 --force；要保留其中人工确认或改动的内容，请用 --update {file}。",
        "{file}: is there already, so it is not written over; --force does that, and --update {file} keeps what a person has confirmed or changed.",
    ),
    "update-unreadable": (
        "{file}：各表的写法与初稿不同，无法逐表更新；请按初稿的样子，每一项写成一个表。",
        "{file}: is not laid out as a draft is, so it cannot be updated table by table; write each thing as a table of its own.",
    ),
    "bundled": (
        "{file}：是程序自带的文件，不能覆盖；请换一个文件。",
        "{file}: belongs to the program, so it is not written over; name another file.",
    ),
    "out-of-memory": (
        "内存不足；请放宽内存限制，或减少所读的内容。",
        "there is not enough memory; allow for more, or read less.",
    ),
    "system-refuses": (
        "系统不允许继续运行（{reason}）；请检查运行环境。",
        "the system does not let the program go on ({reason}); see what it lacks.",
    ),
    "kind-indicator": ("指标", "indicator"),
    "kind-area": ("工作方面", "work area"),
    "kind-project": ("民生实事项目", "livelihood project"),
    "kind-unit": ("单位", "unit"),
    "kind-thing": ("指标、数据、要点、任务或目标", "indicator, figure, point, task or aim"),
    # wrong usage
    "no-command": (
        "没有写明命令；用“report -h”可列出全部命令。",
        "no command is named; expected one that “report -h” lists.",
    ),
    "two-formats": (
        "{first} 与 {second} 指定的格式不同；请只留一个。",
        "{first} and {second} ask for different formats; keep one of them.",
    ),
    "accessed-before": (
        "--accessed：{day}时还没有{report}，它的日期是{of}；请给出此后的日期。",
        "--accessed: on {day} there was no {report} yet, which is of {of}; give a later day.",
    ),
    "is-address": (
        "{url} 是网址，不是文件；请先保存网页（浏览器的“另存为”，或 curl -L -o page.html '{url}'），再给出保存的文件。",
        "{url} is an address, not a file; save the page first (“Save as” in a browser, or curl -L -o page.html '{url}'), then name the file that you saved.",
    ),
    "is-export": (
        "{file}：这种文件用于导出整个模型；请用“report export {file}”，或改用以 {known} 之一结尾的文件名。",
        "{file}: such a file holds the whole model; write it by “report export {file}”, or end it in one of {known}.",
    ),
    "no-such-command": (
        "没有命令 {name}；用“report -h”可列出全部命令。{near}",
        "there is no command {name}; expected one that “report -h” lists.{near}",
    ),
    "no-such-option": (
        "{command} 没有选项 {option}；用“{command} -h”可列出全部选项。{near}",
        "{command} has no option {option}; expected one that “{command} -h” lists.{near}",
    ),
    "option-needs-value": (
        "{option} 后面缺少值；用法见“{command} -h”。",
        "{option} needs a value after it; “{command} -h” says which.",
    ),
    "option-takes-no-value": (
        "{option} 不带值；请单独使用。",
        "{option} takes no value; write it alone.",
    ),
    "missing-argument": (
        "{command} 缺少 {name}；示例见“{command} -h”。",
        "{command} lacks its {name}; “{command} -h” shows an example.",
    ),
    "wrong-argument": (
        "{name} 不能是“{value}”；应为{expected}。{near}",
        "{name} cannot be “{value}”; expected {expected}.{near}",
    ),
    "extra-arguments": (
        "{command} 不需要“{words}”；用法见“{command} -h”。",
        "{command} has no use for “{words}”; “{command} -h” shows what it takes.",
    ),
    "wrong-usage": (
        "{command} 的用法有误；正确用法见“{command} -h”。",
        "{command} cannot be used like that: {reason} “{command} -h” shows how.",
    ),
}
