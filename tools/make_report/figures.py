# SPDX-License-Identifier: Apache-2.0
"""Random figures of a report. Identities hold, unless they are broken on purpose."""
from decimal import Decimal

PEOPLE = "natural_person company research_institution public_welfare legal_service other_organization".split()
COLUMNS = PEOPLE + ["total"]
RESULTS = "upheld corrected other pending".split()
CHANNELS = "review litigation_direct litigation_after_review".split()
DENIED = ("state_secret other_law public_security third_party internal_affairs process_information"
          " enforcement_file administrative_query").split()
OUTCOMES = (["granted", "partly_granted"] + ["denied." + x for x in DENIED]
            + ["unavailable." + x for x in "not_held needs_creation still_unclear".split()]
            + ["not_processed." + x for x in "complaint repeated publication excessive reconfirmation".split()])
OTHERS = {"gkb-2021": ["other.not_corrected", "other.fee_unpaid", "other.other"], "gkb-2019": ["other"]}
PROACTIVE = {
    "gkb-2021": [("regulations", "issued repealed in_force"), ("normative_documents", "issued repealed in_force"),
                 ("permits", "decisions"), ("penalties", "decisions"), ("coercive_measures", "decisions"),
                 ("fees", "amount")],
    "gkb-2019": [("regulations", "produced disclosed disclosed_total"),
                 ("normative_documents", "produced disclosed disclosed_total"),
                 ("permits", "items_last_year change decisions"),
                 ("other_services", "items_last_year change decisions"),
                 ("penalties", "items_last_year change decisions"),
                 ("coercive_measures", "items_last_year change decisions"),
                 ("fees", "items_last_year change"), ("procurement", "projects amount")]}


class Figure:
    """One figure. number: what the agency means, None for a blank; text: what is printed; truth: what it proves."""

    def __init__(self, key, number):
        self.key, self.number, self.odd = key, number, False
        self.show("" if number is None else str(number))

    def show(self, text, **truth):
        """Prints text; without more, it is the plain number (or a blank)."""
        self.text = text
        if truth:
            self.truth = truth
        else:
            self.truth = {"s": "blank"} if self.number is None else {"v": decimal_text(self.number)}


def decimal_text(number):
    text = format(Decimal(number), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def outcomes_of(form):
    return OUTCOMES + OTHERS[form]


def rows_of(form):
    return ["received", "carried_over"] + outcomes_of(form) + ["total", "carried_forward"]


def request_numbers(rng, form, mode):
    """row -> column -> int; every identity holds."""
    table = {row: {} for row in rows_of(form)}
    chance = {"zeros": 0, "sparse": 0.12, "normal": 0.4, "busy": 0.85}[mode]
    top = {"zeros": 0, "sparse": 9, "normal": 60, "busy": 900}[mode]
    used = {"sparse": rng.sample(PEOPLE, rng.choice([1, 1, 2, 3]))}.get(mode, PEOPLE)
    for column in PEOPLE:
        share = chance if column in used else 0
        for row in outcomes_of(form):
            table[row][column] = rng.randint(1, top) if rng.random() < share else 0
        decided = sum(table[row][column] for row in outcomes_of(form))
        later = rng.randint(0, max(1, top // 2)) if top and rng.random() < share else 0
        before = rng.randint(0, decided + later) if rng.random() < share else 0
        table["total"][column], table["carried_forward"][column] = decided, later
        table["carried_over"][column], table["received"][column] = before, decided + later - before
    for row in table.values():
        row["total"] = sum(row.values())
    return table


def proactive_number(rng, row, column, mode):
    if mode == "zeros" and rng.random() < 0.85:
        return 0
    if rng.random() < 0.2:
        return 0
    if row == "fees" and column == "amount" or column == "amount":
        return Decimal(rng.randint(1, 99999999)) / 10 ** rng.choice([0, 1, 2, 2, 4, 6])
    if column == "change":
        return rng.randint(-40, 60)
    return rng.choice([rng.randint(1, 9), rng.randint(10, 99), rng.randint(100, 999), rng.randint(1000, 19999)])


def random_figures(rng, form, blanks="none", broken=False):
    """({key: Figure}, balanced)."""
    mode = rng.choices(["zeros", "sparse", "normal", "busy"], [12, 30, 38, 20])[0]
    out = {}

    def put(key, number):
        out[key] = Figure(key, number)
    for row, columns in PROACTIVE[form]:
        for column in columns.split():
            put(f"proactive/{row}/{column}", proactive_number(rng, row, column, mode))
    for row, cells in request_numbers(rng, form, mode).items():
        for column in COLUMNS:
            put(f"requests/{row}/{column}", cells[column])
    for channel in CHANNELS:
        numbers = [rng.choice([0, rng.randint(0, 9), rng.randint(10, 300)]) if mode != "zeros" else 0 for _ in RESULTS]
        for column, number in zip(RESULTS + ["total"], numbers + [sum(numbers)]):
            put(f"disputes/{channel}/{column}", number)
    if broken:
        for key in rng.sample([k for k in out if not k.startswith("proactive")], rng.randint(1, 3)):
            number = out[key].number
            put(key, rng.choice([number + 1, number + 10, max(0, number - 1), number * 10 + 1]))
    if blanks != "none":
        blank_out(rng, form, out, blanks, put)
    return out, not broken


def blank_out(rng, form, out, blanks, put):
    """Only zeros become blanks: what is left still adds up."""
    if blanks == "rows":
        for row in rng.sample(rows_of(form), rng.randint(1, 8)):
            keys = [f"requests/{row}/{c}" for c in COLUMNS]
            if not any(out[k].number for k in keys):
                for key in keys:
                    put(key, None)
        return
    share = {"zeros": 1, "some": 0.3, "few": 0.06}[blanks]
    tables = rng.choice([("requests",), ("requests", "disputes"), ("proactive", "requests", "disputes")])
    for key, figure in list(out.items()):
        if figure.number == 0 and key.split("/")[0] in tables and rng.random() < share:
            put(key, None)
