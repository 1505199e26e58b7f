"""Web pages around a text, in the shapes that reports are published in; our own wording."""

from collections.abc import Callable, Sequence
from html import escape

RELATED = """<div class="related"><h3>相关链接</h3><ul>
<li><a href="/a/1.html">南河县一季度固定资产投资增长21.4%</a><span>2025-04-18</span></li>
<li><a href="/a/2.html">东港镇新增就业8000人</a><span>2026-03-02</span></li>
<li><a href="/a/3.html">云溪市上年财政收入突破99亿元</a> 2024-12-30</li></ul></div>"""

SHARE = """<div class="share">分享到：<a href="javascript:s(1)">微信</a>
<a href="javascript:s(2)">微博</a>
<a href="javascript:window.print()">打印</a></div>"""

CRUMBS = """<div class="crumbs">您当前的位置：<a href="/">首页</a> &gt;
<a href="/zw/">政务公开</a> &gt;<a href="/zw/bg/">政府工作报告</a></div>"""

NAVIGATION = """<div id="nav"><ul><li><a href="/">首页</a></li><li><a href="/zx/">12345热线</a></li>
<li><a href="/zt/2027/">2027年专题</a></li></ul></div><form><input value="88"><select><option>2019年
<option>2018年</select></form>"""

FOOT = """<div class="foot"><p>主办单位：云溪市人民政府办公室　承办：云溪市大数据中心</p>
<p>备案号：示ICP备20260001号　网站标识码：9900000001</p>
<p>联系电话：0999-8800123</p></div>
<script>var visits = 52346; document.write("<p>第52346位。</p>");</script>"""


def _in_paragraphs(lines: Sequence[str], opening: str, closing: str) -> str:
    """The lines between tags; rows of a table, one below the other, in a table."""
    parts: list[str] = []
    for line in lines:
        if " |" in line:
            row = "".join(f"<td>{escape(cell.strip())}</td>" for cell in line.split("|"))
            parts.append(f"<table><tr>{row}</tr></table>")
        else:
            parts.append(f"{opening}{escape(line)}{closing}")
    return "\n".join(parts)


def plain(lines: Sequence[str], title: str = "政府工作报告") -> bytes:
    """A page of today: paragraphs, a head with all that it can say, lists of links around."""
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}_云溪市人民政府</title>
<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="2026-01-26 09:12">
<meta name="ContentSource" content="云溪日报"><style>p {{ margin: 12px }}</style></head>
<body>{NAVIGATION}{CRUMBS}<div class="main"><h1>{title}</h1>
<div class="info"><span>发布日期：2026-01-26</span>
<span>来源：云溪日报</span><span>浏览次数：3671</span></div>
{SHARE}<div class="content">{_in_paragraphs(lines, "<p style='text-indent:2em'>", "</p>")}</div>
</div>{SHARE}{RELATED}{FOOT}</body></html>""".encode()


def broken_lines(lines: Sequence[str], title: str = "政府工作报告") -> bytes:
    """All of the text in one element, its lines parted by breaks and set in by wide blanks."""
    text = "<br><br>\n".join(f"　　{escape(line)}" for line in lines)
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{title}</title></head><body>{NAVIGATION}<div>{CRUMBS}
<div align=center>【字体：<a href="javascript:z(16)">大</a>
<a href="javascript:z(14)">中</a>】</div>
<div id="text">{text}<br></div></div>{RELATED}{FOOT}</body></html>""".encode()


def nested_tables(lines: Sequence[str], title: str = "政府工作报告") -> bytes:
    """A page of old: tables within tables for its layout, few tags closed, in GB2312 as it says."""
    page = f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312">
<TITLE>{title}-云溪市人民政府网</TITLE></HEAD><BODY><TABLE width=980><TR><TD>{NAVIGATION}</TD></TR>
<TR><TD width=200 valign=top>
<TABLE><TR><TD><A href=1.htm>2026年1月通报</A><TR><TD><A href=2.htm>第9期简报
</A></TABLE></TD><TD><TABLE><TR><TD>{CRUMBS}<TR><TD><FONT size=3>
{_in_paragraphs(lines, "<P>　　", "")}
</FONT></TD></TR></TABLE></TD></TR><TR><TD colspan=2>{RELATED}{FOOT}</TABLE></BODY></HTML>"""
    return page.encode("gb18030")


def pasted(lines: Sequence[str], title: str = "政府工作报告") -> bytes:
    """Divisions within divisions, words as an office program pastes them, and a record table."""
    return f"""<!DOCTYPE html><html><head><title>{title} 云溪市人民政府</title>
<meta charset="UTF-8"/></head><body><div><div>{NAVIGATION}</div><div>{CRUMBS}<div><h2>{title}</h2>
<table class="record"><tr><td>索引号</td><td>YX001/2026-00012</td>
<td>发布机构</td><td>云溪市人民政府办公室</td></tr>
<tr><td>成文日期</td><td>2026-01-20</td><td>主题分类</td><td>综合政务</td></tr></table>
<div class="tools">{SHARE}</div><div><div><div><!-- 正文 2026-01-27 -->
<!--[if gte mso 9]><xml><w:Zoom>75</w:Zoom>
</xml><![endif]-->{"".join(map(_pasted_paragraph, lines))}
<div style="display:none">已读 1024 次</div>
</div></div></div></div></div><div>{RELATED}</div><div>{FOOT}</div></div></body></html>""".encode()


def _pasted_paragraph(line: str) -> str:
    if " |" in line:
        return _in_paragraphs([line], "", "")
    half = len(line) // 2
    parts = [
        f'<span lang="EN-US" style="font-size:16.0pt">{escape(p)}<o:p></o:p></span>'
        for p in (line[:half], line[half:])
    ]
    return (
        f"<div class=MsoNormal>&nbsp;&nbsp;<b><span>{parts[0]}</span></b>"
        f"{parts[1]}</div>\n<div><span>&nbsp;</span></div>"
    )


def portal(lines: Sequence[str], title: str = "政府工作报告") -> bytes:
    """A county's portal: the record in a list of labels, the text between two of its marks."""
    return f"""<!DOCTYPE html><html><head><meta http-equiv="X-UA-Compatible" content="IE=edge">
<meta charset="gbk"><title>云溪市人民政府 政府工作报告 {title}</title>
<meta name="SiteName" content="云溪市人民政府"><meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="2026-01-26 16:40:08"><meta name="ContentSource" content="市府办">
</head><body>{NAVIGATION}<div class="container">{CRUMBS}<ul class="file">
<li><label>索引号：</label><span>YX001/2026-00012</span></li><li><label>文号：</label></li>
<li><label>发布时间：</label><span>2026-01-26</span></li></ul>
<div class="title"><p>{title}</p></div><div class="tool">浏览次数：<span id="n">1,208</span></div>
<!--begin--><meta name="ContentStart"/><div id="zoom"><style>p {{ line-height: 2 }}</style>
{_in_paragraphs(lines, "<p><span>　　", "</span></p>")}<p>&nbsp;</p></div><meta name="ContentEnd"/>
<div class="code"><img alt="3D">扫一扫在手机打开当前页</div></div><div class="hot"><dl><dt>热点</dt>
<dd><a href="/1">2026年“两会”热词前10名</a></dd></dl></div>{FOOT}</body></html>""".encode(
        "gbk", "replace"
    )


def sections(lines: Sequence[str], title: str = "政府工作报告") -> bytes:
    """A newspaper's page: sections within sections, the text in two parts, readers' comments."""
    half = len(lines) // 2
    opening, closing = "<section><section><p><span>", "</span></p></section></section>"
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>{title}_云溪日报</title>
<meta property="og:title" content="{title}"></head>
<body><header><a href="/">云溪日报</a> 第8841期</header>
<main><h1>{title}</h1>
<p class="by"><time>2026-01-21 07:30</time>
来源：云溪日报</p><article>
<div class="part">{_in_paragraphs(lines[:half], opening, closing)}</div><div class="ad">
<a href="/ad">家电补贴2000元</a></div><div class="part">
{_in_paragraphs(lines[half:], opening, closing)}</div></article>
<aside><p>本版另有评论3篇。</p></aside>
<div class="comments"><h4>网友评论（2）</h4>
<div>老王：今年修了5条路，好。</div></div></main>
<footer>©2026 云溪日报社</footer></body></html>""".encode()


def council(lines: Sequence[str], title: str = "政府工作报告") -> bytes:
    """A central portal's page: the text in a table's only cell, its end marked, a copy to print."""
    text = _in_paragraphs(lines, '<p style="text-indent: 2em;">', "</p>")
    return f"""<html><head><meta charset="utf-8"><title>{title}_滚动新闻_云溪政府网</title>
<meta name="firstpublishedtime" content="2026-01-22-20:15:00"></head><body>
<div class="pub"><div class="crumb">首页 &gt; 滚动新闻</div><h1>{title}</h1>
<div class="date">2026-01-22 20:15<span class="font">来源： 云溪政府网</span>
<span>【字体：<b>大</b> <b>中</b> <b>小</b>】</span><span>打印</span></div>
<table id="UCAP-CONTENT"><tbody><tr><td class="b12c">{text}</td></tr></tbody></table>
<div class="editor">【我要纠错】 责任编辑：林远</div></div>{RELATED}
<div style="display: none" id="print">{text}</div></body></html>""".encode()


SHAPES: dict[str, Callable[..., bytes]] = {
    "plain": plain,
    "broken-lines": broken_lines,
    "nested-tables": nested_tables,
    "pasted": pasted,
    "portal": portal,
    "sections": sections,
    "council": council,
}
