"""The lines of a page that are its own and no part of the report on it."""

import re

SPACE = r"\s"
"""A blank within a line."""

LABEL = (
    rf"(?:信息)?索{SPACE}?引{SPACE}?号|文{SPACE}?号|(?:会议|报告)?(?:时{SPACE}?间|日{SPACE}?期)"
    r"|(?:成文|生成|发文|发布|发表|公开|印发|更新)(?:日期|时间)"
    r"|(?:发布|发文|公开|制发)(?:机构|机关|单位|主体)|(?:信息|文章|文件)?来源|稿源"
    rf"|主题(?:分类|词)|信息分类|体裁分类|标{SPACE}?题|名{SPACE}?称|有效性|作{SPACE}?者"
    r"|(?:浏览|阅读)次数"
)
"""What stands before a colon or a bar in the table of a page that holds a report's record."""

OF_PAGE = (
    r"(?:发文|发布|发表|公开|印发|更新)(?:日期|时间)|(?:信息|文章|文件)来源|稿源|体裁分类|主题分类"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数|率)|字[体号]|责任编辑|责编|[初复终]审"
)
"""The labels that no report has in its text, as 时间： may stand in a plan."""

_LABELLED = re.compile(rf"{SPACE}*[【\[]?(?:{LABEL}){SPACE}*[】\]]?(?:[：:|｜\t]|$)")
_FURNITURE = re.compile(
    rf"{SPACE}*[【\[(（]?(?:(?:{OF_PAGE}){SPACE}*[：:|｜]"
    rf"|(?:上一|下一)[篇条][：:]?|相关(?:链接|阅读|报道|附件|文章|新闻|文档|信息|稿件)[：:>]*{SPACE}*$"
    rf"|扫一扫|分享到?[：:]|打印(?:本页)?(?:[：:】\]|｜]|{SPACE}+|$)|关闭窗口|返回顶部|附件下载|我要纠错|版权所有)"
)
_TOOL = re.compile(
    r"下载|打印|全屏|收藏|加大|还原|减小|[大中小]|[】\]]|分享到?[：:]?|返回.{0,4}|首页|关闭|.{0,2}字[体号][：:].{0,12}"
    r"|[【\[].{0,30}|您?(?:当前|现在)的?位置.{0,60}|.{0,60}[>›»].{0,60}"
)
LINKS = re.compile(
    rf"{SPACE}*[【\[]?(?:(?:相关|推荐|延伸|热门|热点|最新|更多)(?:链接|阅读|报道|文章|新闻|文档|信息|推荐|稿件|资讯|动态)"
    r"|上一[篇条]|下一[篇条]|图片新闻|网站地图)"
)
"""What leads to other pages: all below it names other reports, other places and other days."""

_HEADS_OTHERS = re.compile(
    rf"{SPACE}*[【\[]?(?:(?:相关|推荐|延伸|热门|热点|最新|更多)(?:链接|阅读|报道|文章|新闻|推荐|稿件|资讯)"
    rf"|(?:网友|最新|热门|全部)?(?:评论|跟帖|留言))(?:{SPACE}*[（(].{{0,8}}[）)])?{SPACE}*[】\]：:>]*{SPACE}*"
)
CAPTION = re.compile(rf"(?:记者|通讯员|摄影).{{0,20}}摄{SPACE}*$")
"""What stands under a picture."""

_LONGEST = 160


def is_labelled(line: str) -> bool:
    """Tell whether a line is one of the table of a page: 发布机构：县府办."""
    return len(line) <= _LONGEST and bool(_LABELLED.match(line))


def heads_others(line: str) -> bool:
    """Tell whether a line heads other pages, or what readers write: 推荐阅读, 网友评论（3条）."""
    return len(line) <= _LONGEST and bool(_HEADS_OTHERS.fullmatch(line))


def is_tool(line: str) -> bool:
    """Tell whether a line is what a reader clicks on, or the way to the page."""
    return bool(_TOOL.fullmatch(line.strip()))


def is_furniture(line: str) -> bool:
    """Tell whether a line is the page's own wherever it stands."""
    return len(line) <= _LONGEST and "。" not in line and bool(_FURNITURE.match(line))
