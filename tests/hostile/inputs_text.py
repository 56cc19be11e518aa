# SPDX-License-Identifier: Apache-2.0
"""Hostile texts, Markdown, and bytes in other charsets."""
from hostile import LABELS, SIZE, TABLE, TITLE, fill, hostile


@hostile("a.txt")
def text_bars():
    return fill("|", TITLE)


@hostile("a.txt")
def text_bars_apart():
    return fill("| ", TITLE)


@hostile("a.txt")
def text_bars_and_text():
    return fill("1|", TITLE)


@hostile("a.txt")
def text_bars_and_text_below_cap():
    return fill("1|", TITLE, size=1_990_000)


@hostile("a.txt")
def text_bar_lines():
    return fill("|\n", TITLE)


@hostile("a.txt")
def text_one_line():
    return fill("政府信息公开", TITLE)


@hostile("a.txt")
def text_spaces():
    return fill(" ", TITLE + "x", "x")


@hostile("a.txt")
def text_wide_spaces():
    return fill("　", TITLE + "x", "x")


@hostile("a.txt")
def text_rows():
    return fill("规章 | 0 |\n", TITLE + TABLE)


@hostile("a.txt")
def text_full_rows():
    return fill("规章 | 1 | 2 | 3 |\n", TITLE + TABLE)


@hostile("a.txt")
def text_rows_of_all_labels():
    return fill("".join(f"{x} | 1 | 2 | 3 |\n" for x in LABELS), TITLE + TABLE)


@hostile("a.txt")
def text_unknown_rows():
    text = "".join(f"另类{i} | 1 | 2 | 3 |\n" for i in range(600_000))
    return (TITLE + TABLE + "规章 | 1 | 2 | 3 |\n" + text).encode()[:SIZE]


@hostile("a.txt")
def text_unknown_rows_alike():
    return fill("另类 | 1 | 2 | 3 |\n", TITLE + TABLE + "规章 | 1 | 2 | 3 |\n")


@hostile("a.txt")
def text_one_row_without_end():  # a zone as long as the file
    return fill("甲 | 1 | ", TITLE + TABLE + "规章 | ")


@hostile("a.txt")
def text_values_without_end():
    return fill("1 | ", TITLE + TABLE + "规章 | ", size=7_000_000)


@hostile("a.txt")
def text_captions():
    return fill("第二十条第（一）项 |\n", TITLE + TABLE)


@hostile("a.txt")
def text_headers():
    return fill("信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n", TITLE + TABLE)


@hostile("a.txt")
def text_headers_of_all_tables():
    return fill("尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 自然人 | 商业企业 |\n", TITLE + TABLE)


@hostile("a.txt")
def text_rows_by_spaces():
    return fill("规章 0 1 2\n", TITLE + TABLE)


@hostile("a.txt")
def text_one_line_by_spaces():
    return fill("规章 0 1 2 ", TITLE + TABLE)


@hostile("a.txt")
def text_rows_by_tabs():
    return fill("规章\t0\t1\t2\t\t\t" * 40 + "\n", TITLE + TABLE)


@hostile("a.txt")
def text_columns_of_spaces():
    return fill("规章   0   1   2   " * 40 + "\n", TITLE + TABLE)


@hostile("a.txt")
def text_labels_in_columns():
    return fill("总计   其他   总计\n", TITLE + TABLE)


@hostile("a.txt")
def text_paired_bars():
    return fill("|规章||0||1||2|\n", TITLE + TABLE)


@hostile("a.txt")
def text_open_tables():
    return fill("规章 | 0 | 1\n---|---|---\n", TITLE + TABLE)


@hostile("a.txt")
def text_drawn_tables():
    return fill("+---+---+\n| 规章 | 2 |\n", TITLE + TABLE)


@hostile("a.txt")
def text_headings():
    return fill("二、主动公开政府信息情况\n", TITLE)


@hostile("a.txt")
def text_headings_and_rows():
    return fill("二、主动公开政府信息情况\n规章 | 1 | 2 | 3 |\n", TITLE + TABLE)


@hostile("a.txt")
def text_unknown_headings():
    return fill("七、别的\n", TITLE)


@hostile("a.txt")
def text_labels_without_bars():
    return fill("规章行政许可行政处罚", TITLE + TABLE)


@hostile("a.txt")
def text_label_lines():
    return fill("规章\n", TITLE + TABLE)


@hostile("a.txt")
def text_labels_500k():
    return (TITLE + TABLE + "总计\n" * 500_000).encode()


@hostile("a.txt")
def text_labels_below_cap():
    return (TITLE + TABLE + "总计\n" * 199_000).encode()


@hostile("a.txt")
def text_headings_below_cap():
    return (TITLE + "二、主动公开政府信息情况\n" * 199_000).encode()


@hostile("a.txt")
def text_unknown_headings_below_cap():
    return (TITLE + "七、别的\n" * 199_000).encode()


@hostile("a.txt")
def text_rows_below_cap():
    return (TITLE + TABLE + "规章 | 1 | 2 | 3 |\n" * 24_500).encode()


@hostile("a.txt")
def text_unknown_rows_below_cap():
    return (TITLE + TABLE + "规章 | 1 | 2 | 3 |\n" + "".join(f"另类{i} | 1 | 2 | 3 |\n" for i in range(24_500))).encode()


@hostile("a.txt")
def text_headings_and_rows_below_cap():
    return (TITLE + TABLE + "二、主动公开政府信息情况\n规章 | 1 | 2 | 3 |\n" * 21_000).encode()


@hostile("a.txt")
def text_headers_below_cap():
    return (TITLE + TABLE + "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n" * 24_500).encode()


@hostile("a.txt")
def text_zone_below_cap():
    return (TITLE + TABLE + "规章 | " + "1 | " * 99_000 + "\n").encode()


@hostile("a.txt")
def text_words_below_cap():
    return (TITLE + TABLE + "规章 | " + "甲 | 1 | " * 49_000 + "\n").encode()


@hostile("a.txt")
def text_damaged_labels():
    lines = "".join(f"行政规{'范性文件'[i % 4]}{chr(0x4E00 + i % 20000)}件\n" for i in range(190_000))
    return (TITLE + TABLE + lines).encode()


@hostile("a.txt")
def text_undelimited():
    return fill("规章000\n", TITLE + TABLE)


@hostile("a.txt")
def text_digits():
    return fill("1", TITLE)


@hostile("a.txt")
def text_digit_lines():
    return fill("123456789012345678901234567890\n", TITLE)


@hostile("a.txt")
def text_long_values():
    return fill("1,000,000,000,000.000000元 " + "1" * 80 + "\n", TITLE + TABLE + "规章\n")


@hostile("a.txt")
def text_short_lines():
    return (TITLE + "甲\n" * 1_000_000).encode()


@hostile("a.txt")
def text_empty_lines():
    return fill("\n", TITLE + "x")


@hostile("a.txt")
def text_returns():
    return fill("\r", TITLE + "x")


@hostile("a.txt")
def text_parentheses():
    return fill("(", TITLE + TABLE + "规章\n")


@hostile("a.txt")
def text_parenthesis_lines():
    return fill("政(a)(" * 180 + "\n", TITLE)


@hostile("a.txt")
def text_colons():
    return fill("索引号：", TITLE)


@hostile("a.txt")
def text_colon_lines():
    return fill("索引号：" * 10 + "\n", TITLE)


@hostile("a.txt")
def text_titles():
    return fill(TITLE)


@hostile("a.txt")
def text_years():
    return fill("2023年", TITLE)


@hostile("a.txt")
def text_periods():
    return fill("统计期限2023年1月1日至2023年13月31日 2024 1 2 3\n", TITLE)


@hostile("a.txt")
def text_taiwan_words():
    return fill("資訊" * 190 + "\n", TITLE)


@hostile("a.md")
def markdown_rows():
    return fill("| 规章 | 1 | 2 | 3 |\n", TITLE + "| 信息内容 | 甲 | 乙 | 丙 |\n|---|---|---|---|\n")


@hostile("a.md")
def markdown_separators():
    return fill("|---|---|\n", TITLE + "| a | b |\n")


@hostile("a.md")
def markdown_tables():
    return fill("| a | b |\n|---|---|\n", TITLE, size=1_900_000)


@hostile("a.md")
def markdown_wide():
    return fill("a|", "|", "\n" + "|" + "-|" * 400_000 + "\n", size=900_000)


@hostile("a.md")
def markdown_escapes():
    return fill("\\|", "| ", " |\n|---|\n")


@hostile("a.txt")
def utf16():
    return ("\ufeff" + TITLE + TABLE + "规章 | 1 | 2 | 3 |\n" * 600_000).encode("utf-16-le")[:SIZE]


@hostile("a.txt")
def gb18030():
    return (TITLE + TABLE + "规章 | 1 | 2 | 3 |\n" * 1_000_000).encode("gb18030")[:SIZE]


@hostile("a.txt")
def gb18030_one_line():
    return fill("政府信息公开".encode("gb18030"), TITLE.encode("gb18030"))


@hostile("a.txt")
def bytes_undecodable():
    return fill(b"\xff", TITLE.encode())


@hostile("a.txt")
def bytes_half_decodable():
    return fill(b"\xe6\x94\xff", TITLE.encode())


@hostile("a.txt")
def bytes_zero():
    return b"\0" * SIZE


@hostile("a.txt")
def bytes_controls():
    return fill("甲乙丙丁戊己庚辛壬癸" * 6 + "\x01\n", TITLE)


@hostile("a.json")
def json_open():
    return fill("[", size=SIZE)


STATED = "全年收到政府信息公开申请5件,予以公开4件,行政复议3件,维持2件,上年结转1件。"
ROW = "规章 | 1 | 2 | 3 |\n一、本年新收政府信息公开申请数量 | 9 | 0 | 0 | 0 | 0 | 0 | 9 |\n二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"


@hostile("a.txt")
def text_sentences():
    return fill(STATED + "\n", TITLE)


@hostile("a.txt")
def text_sentences_without_end():  # a line is read as prose up to its cap
    return fill(STATED.replace("。", ",") * 150 + "\n", TITLE)


@hostile("a.txt")
def text_sentences_in_long_lines():
    return fill(STATED * 150 + "\n", TITLE)


@hostile("a.txt")
def text_sentences_under_headings():
    return fill("(一)县政府办公室\n1.情况\n" + STATED + "\n", TITLE)


@hostile("a.txt")
def text_sentences_against_table():
    return fill(STATED + "\n", TITLE + TABLE + ROW)


@hostile("a.txt")
def text_long_sentences_against_table():
    return fill(STATED.replace("。", ",") * 150 + "\n", TITLE + TABLE + ROW)


@hostile("a.txt")
def text_sentences_against_table_below_cap():
    return fill(STATED * 150 + "\n", TITLE + TABLE + ROW, size=2_000_000)
