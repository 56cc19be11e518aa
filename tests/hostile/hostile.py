# SPDX-License-Identifier: Apache-2.0
"""What hostile inputs share: the table they enter themselves into, and the texts around them."""

SIZE = 20_000_000  # Limits::input_bytes
PAGE = "<!DOCTYPE html><html><head><meta charset='utf-8'><title>某县2023年政府信息公开工作年度报告</title></head><body>"
TITLE = "某县某局2023年政府信息公开工作年度报告\n"
TABLE = "二、主动公开政府信息情况\n第二十条第（一）项 |\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
LABELS = ["规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费", "总计"]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
INPUTS = {}


def hostile(name):
    def add(function):
        INPUTS[function.__name__.replace("_", "-")] = (name, function)
        return function
    return add


def fill(unit, before="", after="", size=SIZE):
    """`unit` again and again between before and after, `size` bytes at most."""
    unit, before, after = (x.encode() if isinstance(x, str) else x for x in (unit, before, after))
    return before + unit * ((size - len(before) - len(after)) // len(unit)) + after
