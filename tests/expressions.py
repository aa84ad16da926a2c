# SPDX-License-Identifier: Apache-2.0
"""Random JSONata expressions and templates: of the grammar's every form and of every function that gives the same each
time. The same seed gives the same ones."""

INPUT = {
    "name": "Äpfel & Birnen",
    "count": 3,
    "price": 12.5,
    "negative": -7,
    "empty": "",
    "none": None,
    "yes": True,
    "no": False,
    "tags": ["b", "a", "c", "a"],
    "numbers": [5, -1, 3.25, 0, 10],
    "nested": [[1, 2], [3], []],
    "nothing": [],
    "bag": {},
    "when": "2024-02-29T13:45:30.123Z",
    "address": {"city": "Köln", "zip": "50667", "lines": ["Am Hof 1", "Hinterhaus"]},
    "orders": [
        {"id": 1, "kind": "book", "total": 10.5, "lines": [{"sku": "a", "n": 1}, {"sku": "b", "n": 2}]},
        {"id": 2, "kind": "toy", "total": 99, "lines": [{"sku": "a", "n": 5}]},
        {"id": 3, "kind": "book", "total": 0, "lines": [], "note": "late"},
    ],
}
VARIABLES = {"limit": 2, "word": "book", "list": [1, 2, 3], "held": {"a": 1, "b": {"c": 2}}}

NUMBERS = ["0", "1", "2", "3", "10", "2.5", "0.1", "100", "12345.678", "1e3"]
TEXTS = ["'a'", "'book'", "'Hello, World'", "''", "'  x  y '", "'1.5'", "'äöü'", "'a-b-c'", "'2024-02-29T13:45:30.123Z'"]
NUMBER_PATHS = [
    "$states.input.count", "$states.input.price", "$states.input.negative", "$limit", "$held.b.c",
    "$states.input.orders[0].total", "$states.input.numbers[-1]", "$states.input.orders[id=2].total",
]
TEXT_PATHS = [
    "$states.input.name", "$states.input.address.city", "$word", "$states.input.tags[1]", "$states.input.orders[1].kind",
    "$states.input.address.lines[0]", "$states.input.when", "$states.input.empty",
]
LIST_PATHS = [
    "$states.input.numbers", "$states.input.tags", "$list", "$states.input.orders.total", "$states.input.orders.lines.n",
    "$states.input.orders.lines.sku", "$states.input.nothing", "$states.input.nested", "$states.input.orders.kind",
    "$states.input.orders[kind='book'].id", "$states.input.orders.lines[n>1].sku", "$states.input.*", "$states.input.**.n",
    "$states.input.orders^(>total).id", "$states.input.orders^(kind, <id).id", "$states.input.orders#$i[$i>0].id",
    "$states.input.orders.(id * 2)", "$states.input.orders.lines.%.id", "$states.input.orders@$o.lines.($o.id & sku)",
    "$states.input.orders[[0..1]].id", "$states.input.orders[-1].lines", "[1..5]", "$states.input.numbers[$ > 1]",
]
OBJECT_PATHS = [
    "$states.input.address", "$held", "$states.input.orders[0]", "$states.input.bag",
    "$states.input.orders{kind: $sum(total)}", "$states.input.orders{$string(id): kind}", "{'a': 1, 'b': [1, 2]}",
]
ANY_PATHS = ["$states.input.missing", "$states.input.none", "$states.input.yes", "$states.input.missing.deeper", "null", "$nobody"]
PICTURES = ["'#,##0.00'", "'0'", "'00.0##'", "'0.0%'", "'#,##0;(#,##0)'"]
DATE_PICTURES = ["'[Y0001]-[M01]-[D01]'", "'[H01]:[m01]:[s01].[f001]'", "'[D1o] [MNn] [Y]'", "'[FNn], [h]:[m01] [P]'", "'[W] [d] [E]'"]
PATTERNS = ["/a/", "/[aeiou]+/", "/(\\w)(\\w)/", "/B/i", "/-/", "/^H.*d$/", "/\\s+/"]


class Expressions:
    """A source of expressions."""

    def __init__(self, random):
        self.random = random

    def pick(self, *choices):
        chosen = self.random.choice(choices)
        return chosen() if callable(chosen) else chosen

    def number(self, depth):
        if depth <= 0:
            return self.random.choice(NUMBERS + NUMBER_PATHS)
        n, t, l, d = self.number, self.text, self.list, depth - 1
        return self.pick(
            lambda: f"({n(d)} {self.pick('+', '-', '*', '/', '%')} {n(d)})",
            lambda: f"-{n(d)}",
            lambda: f"${self.pick('sum', 'max', 'min', 'average', 'count')}({l(d)})",
            lambda: f"${self.pick('abs', 'floor', 'ceil', 'sqrt')}({n(d)})",
            lambda: f"$round({n(d)}, {self.pick('0', '1', '2', '-1')})",
            lambda: f"$power({n(d)}, {self.pick('2', '0.5', '-1', '3')})",
            lambda: f"$length({t(d)})",
            lambda: f"$number({t(d)})",
            lambda: f"$toMillis({self.pick(t(d), '$states.input.when')})",
            lambda: f"$parseInteger({t(d)}, {self.pick(chr(39) + '#0' + chr(39), chr(39) + 'w' + chr(39))})",
            lambda: f"$reduce({l(d)}, function($a, $b){{$a + $b}})",
            lambda: f"({self.boolean(d)} ? {n(d)} : {n(d)})",
            lambda: f"{l(d)}[{self.pick('0', '-1', '1', '9')}]",
            lambda: f"($f := function($x){{$x <= 1 ? 1 : $x * $f($x - 1)}}; $f({self.pick('3', '5')}))",
        )

    def text(self, depth):
        if depth <= 0:
            return self.random.choice(TEXTS + TEXT_PATHS)
        n, t, l, d = self.number, self.text, self.list, depth - 1
        return self.pick(
            lambda: f"({t(d)} & {self.any(d)})",
            lambda: f"${self.pick('uppercase', 'lowercase', 'trim', 'base64encode', 'encodeUrlComponent', 'encodeUrl')}({t(d)})",
            lambda: f"$substring({t(d)}, {self.pick('0', '1', '-2', '5')}{self.pick('', ', 2', ', 0')})",
            lambda: f"${self.pick('substringBefore', 'substringAfter')}({t(d)}, {t(0)})",
            lambda: f"$pad({t(d)}, {self.pick('10', '-10', '3')}{self.pick('', ', ' + chr(39) + '#' + chr(39))})",
            lambda: f"$replace({t(d)}, {self.pick(*PATTERNS, t(0))}, {self.pick(t(0), chr(39) + '<$1>' + chr(39))})",
            lambda: f"$join({l(d)}, {t(0)})",
            lambda: f"$string({self.any(d)})",
            lambda: f"$formatNumber({n(d)}, {self.pick(*PICTURES)})",
            lambda: f"$formatBase({n(d)}, {self.pick('2', '16', '36')})",
            lambda: f"$formatInteger({n(d)}, {self.pick(*(chr(39) + p + chr(39) for p in ('w', 'I', 'a', '000', '#,##0', 'A')))})",
            lambda: f"$fromMillis({self.pick('0', '1700000000123', '951782400000')}, {self.pick(*DATE_PICTURES)})",
            lambda: f"$type({self.any(d)})",
            lambda: f"({t(d)} ~> $uppercase)",
        )

    def boolean(self, depth):
        n, t, l, d = self.number, self.text, self.list, depth - 1
        return self.pick(
            "true", "$states.input.no",
            lambda: f"({n(d)} {self.pick('=', '!=', '<', '<=', '>', '>=')} {n(d)})",
            lambda: f"({t(d)} {self.pick('=', '<', '>=')} {t(d)})",
            lambda: f"({self.any(d)} {self.pick('=', '!=', 'in', 'and', 'or')} {self.any(d)})",
            lambda: f"$not({self.any(d)})",
            lambda: f"$boolean({self.any(d)})",
            lambda: f"$exists({self.any(d)})",
            lambda: f"$contains({t(d)}, {self.pick(*PATTERNS, t(0))})",
            lambda: f"({self.any(d)} in {l(d)})",
        )

    def list(self, depth):
        if depth <= 0:
            return self.random.choice(LIST_PATHS)
        n, l, d = self.number, self.list, depth - 1
        return self.pick(
            lambda: f"[{self.any(d)}, {self.any(d)}]",
            lambda: f"$append({l(d)}, {self.any(d)})",
            lambda: f"${self.pick('reverse', 'distinct', 'sort')}({l(d)})",
            lambda: f"$sort({l(d)}, function($a, $b){{$a {self.pick('<', '>')} $b}})",
            lambda: f"$map({l(d)}, function($v, $i){{{self.pick('$v', '$i', '$v & $i', '[$v]', '$string($v)')}}})",
            lambda: f"$filter({l(d)}, function($v){{{self.pick('$v > 1', '$exists($v)', '$type($v) = ' + chr(39) + 'number' + chr(39))}}})",
            lambda: f"$zip({l(d)}, {l(d)})",
            lambda: f"$split({self.text(d)}, {self.pick(*PATTERNS, self.text(0))})",
            lambda: f"$match({self.text(d)}, {self.pick(*PATTERNS)}).{self.pick('match', 'index', 'groups')}",
            lambda: f"${self.pick('keys', 'spread')}({self.object(d)})",
            lambda: f"$each({self.object(d)}, function($v, $k){{$k}})",
            lambda: f"{l(d)}[$ {self.pick('=', '!=')} {self.any(d)}]",
            lambda: f"{l(d)}.($ & 'x')",
            lambda: f"[{self.pick('0', '1')}..{self.pick('3', '0')}]",
        )

    def object(self, depth):
        if depth <= 0:
            return self.random.choice(OBJECT_PATHS)
        d = depth - 1
        return self.pick(
            lambda: f"{{'k': {self.any(d)}, 'n': {self.number(d)}}}",
            lambda: f"$merge([{self.object(d)}, {self.object(d)}])",
            lambda: f"$sift({self.object(d)}, function($v, $k){{{self.pick('$exists($v)', '$k > ' + chr(39) + 'a' + chr(39))}}})",
            lambda: f"({self.object(d)} ~> |$|{{'added': {self.number(d)}}}{self.pick('', ', ' + chr(39) + 'a' + chr(39))}|)",
            lambda: f"{self.list(d)}{{$string($): $count($)}}",
        )

    def any(self, depth):
        d = depth - 1
        return self.pick(
            lambda: self.number(d), lambda: self.text(d), lambda: self.list(d), lambda: self.object(d),
            lambda: self.boolean(d) if depth > 0 else "true",
            lambda: self.random.choice(ANY_PATHS),
            lambda: f"$lookup({self.object(d)}, {self.pick(*TEXTS)})",
            lambda: f"($x := {self.any(d)}; $x)" if depth > 0 else "1",
        )

    def template(self):
        """An expression alone, or several within JSON."""
        def filled():
            return f"{{% {self.any(self.random.randint(1, 3))} %}}"
        return self.pick(
            filled, filled, filled,
            lambda: {"one": filled(), "two": [1, filled(), {"three": filled()}], "literal": "no {% expression"[:2]},
        )
