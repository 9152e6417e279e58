#!/usr/bin/env python3
"""Measures how well our reports are set, beside WeasyPrint and Chromium on the same HTML.

    tests/bench/quality.py [-n 8] [--keep DIR] [build/release/oordeel]

Takes the HTML of every report (`oordeel check --dump=source`), sets it with each engine twice: as it is (ragged right,
no automatic hyphens) and with JUSTIFIED added, and reads all PDFs the same way, with `pdftotext -raw -bbox`: words and
their boxes. So no engine judges itself. Every paragraph, heading and table row of the HTML is looked up in the words of
the PDF, in order; one that is not found counts as `lost`, and nothing is measured on it.

Definitions
  pages      pages of the PDF
  free       root mean square of the share of the measure that a line leaves free; all lines of a paragraph but its last.
             The measure is the width of the paragraph's lines where it is justified. (ragged variant)
  rag        root mean square of the difference of that share between one line and the next (ragged)
  short      share of those lines that leave more than a fifth of the measure free (ragged)
  loose      share of lines whose mean space between words is more than twice the natural one, of those lines that are
             justified: all of a paragraph but its last. The natural space is the median of that of last lines in the
             same size. (justified variant)
  spread     standard deviation of that mean space, in natural spaces (justified)
  hyphens    share of lines that end in a hyphen, of all lines but last ones (justified)
  ladders    lines that are the third or more in a row to end so (justified)
  runts      last lines of paragraphs of more than one line that hold one word of less than six letters, per cent (both)
  stranded   headings whose page ends before what follows them begins (ragged)
  widows     paragraphs of which one line alone stands at the top of a page (ragged)
  orphans    paragraphs of which one line alone stands at the foot of a page (ragged)
  lone rows  pages that have one body row of a table that has more rows on other pages (ragged)
"""
import argparse, collections, html.parser, os, re, shutil, statistics, subprocess, tempfile
import xml.etree.ElementTree as xml

JUSTIFIED = "<style>p, li, dd { text-align: justify; hyphens: auto }</style>"
TEXT, HEADINGS = {"p", "li", "dd", "figcaption"}, {"h1", "h2", "h3", "h4", "h5", "h6"}
Block = collections.namedtuple("Block", "kind pattern size table")
Word = collections.namedtuple("Word", "page left top right bottom text")


def letters(text):
    """What is left when white space and hyphens are taken out: the same whichever way it is broken into lines."""
    return re.sub(r"[\s\u00a0\u00ad\u200b\u2009\u202f\u2010\u2011-]+", "", text)


class Blocks(html.parser.HTMLParser):
    """The paragraphs, headings and body rows of a document, each with a pattern for its letters. Where a style sheet
    puts a number, or a footnote goes to the foot of the page, the pattern takes both."""

    def __init__(self, text):
        super().__init__()
        self.found, self.open, self.tables, self.table, self.head, self.skip, self.note = [], [], 0, [], 0, 0, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        classes = (dict(attributes).get("class") or "").split()
        if tag in ("svg", "style", "title"):
            self.skip += 1
            self.add("\3")
        elif tag == "span" and "noot" in classes:
            self.note = ""
        elif tag == "table":
            self.tables += 1
            self.table.append(self.tables)
        elif tag == "thead":
            self.head += 1
        elif tag in TEXT | HEADINGS | {"tr"} and not (tag == "tr" and self.head):
            kind = "row" if tag == "tr" else "heading" if tag in HEADINGS else "text"
            self.open.append([tag, kind, "", self.table[-1] if self.table else 0])
        elif tag == "span" and "nummer" in classes and self.open and self.open[-1][0] == "li":
            self.open[-1][1] = "contents"  # an entry with a leader
        elif tag == "br" and self.open and self.open[-1][1] == "text":
            self.open[-1][1] = "lines"  # they end where the author says

    def handle_endtag(self, tag):
        if tag in ("svg", "style", "title"):
            self.skip -= 1
        elif tag == "span" and self.note is not None:
            note, self.note = letters(self.note), None
            self.add("\1" + note + "\2")
        elif tag == "table" and self.table:
            self.table.pop()
        elif tag == "thead":
            self.head -= 1
        elif tag == "a":
            self.add("\0")
        elif self.open and self.open[-1][0] == tag:
            _, kind, text, table = self.open.pop()
            if len(letters(text)) > 1 and kind != "contents":
                self.found.append(Block(kind, self.pattern(text), len(letters(text)), table))

    def handle_data(self, data):
        if self.skip:
            return
        if self.note is not None:
            self.note += data
        else:
            self.add(data)

    def add(self, text):
        for block in self.open:
            block[2] += text

    @staticmethod
    def pattern(text):
        # What figures say stands between words of a row; the longest stretch without one will do to find it.
        text = max(text.split("\3"), key=len).strip("\0")
        escaped = re.escape(letters(text))
        escaped = re.sub("\1(.*?)\2", r"(?:\\d{0,2}|\\d*\\.?\1)", escaped)
        return re.compile(escaped.replace("\0", r"(?:bladzijde)?\d{0,3}"))


def words(pdf):
    """The words of a PDF in the order of its content."""
    out = subprocess.run(["pdftotext", "-raw", "-bbox", pdf, "-"], check=True, capture_output=True).stdout
    out = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", out).replace(b' xmlns="http://www.w3.org/1999/xhtml"', b"")
    found = []
    for number, page in enumerate(xml.fromstring(out).iter("page")):
        for w in page.iter("word"):
            box = [float(w.get(key)) for key in ("xMin", "yMin", "xMax", "yMax")]
            found.append(Word(number, *box, w.text or ""))
    return found


def pages(pdf):
    return int(re.search(r"Pages:\s+(\d+)", subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout)[1])


def lines(found):
    """Words in order → lines: a word that does not stand right of the one before it, at its height, begins one."""
    out = []
    for word in found:
        last = out[-1][-1] if out else None
        same = last and word.page == last.page and word.top < last.bottom and word.bottom > last.top
        if same and word.left >= last.right - 1:
            out[-1].append(word)
        else:
            out.append([word])
    return out


class Document:
    """A PDF with the blocks of its HTML found in it."""

    def __init__(self, blocks, pdf):
        found = words(pdf)
        text, owner = [], []
        for i, word in enumerate(found):
            for letter in letters(word.text):
                text.append(letter)
                owner.append(i)
        text = "".join(text)
        self.pages, self.lost, self.blocks, at, row, missed = pages(pdf), 0, [], 0, 0, 0
        for block in blocks:
            # A row comes after the paragraphs in it, and begins before them. No block is looked for far away, or a short
            # one would be found where it does not stand.
            reach = at + missed + min(4000, 300 + 30 * block.size)
            match = block.pattern.search(text, row if block.kind == "row" else at, reach)
            if not match:
                missed += block.size
                self.lost += 1
                self.blocks.append((block, None))
                continue
            missed = 0
            self.blocks.append((block, lines(found[owner[match.start()]:owner[match.end() - 1] + 1])))
            at = max(at, match.end())
            if block.kind == "row":
                row = match.end()


def gaps(line):
    return [b.left - a.right for a, b in zip(line, line[1:]) if b.left - a.right > .5]


def size(line):
    return round(statistics.median(w.bottom - w.top for w in line), 1)


def mean_square(numbers):
    return statistics.fmean(n * n for n in numbers)


class Measured:
    """Sums over all documents of one engine."""

    def __init__(self):
        self.n = collections.Counter()
        self.free, self.steps, self.spaces = [], [], []

    def add(self, ragged, justified):
        self.n["pages"] += ragged.pages
        self.n["lost"] += ragged.lost + justified.lost
        self.rag(ragged, justified)
        self.looseness(justified)
        self.breaks(ragged)

    def rag(self, ragged, justified):
        for (block, set_ragged), (_, set_justified) in zip(ragged.blocks, justified.blocks):
            if block.kind != "text" or not set_ragged or not set_justified or len(set_justified) < 2:
                continue
            edges = [line[-1].right for line in set_justified[:-1]]
            left = min(line[0].left for line in set_justified)
            measure = statistics.median(edges) - left
            shares = [max(0, 1 - (line[-1].right - left) / measure) for line in set_ragged[:-1]]
            self.free += shares
            self.steps += [b - a for a, b in zip(shares, shares[1:])]
            self.n["short"] += sum(share > .2 for share in shares)
            self.runt(set_ragged)
            self.runt(set_justified)

    def runt(self, found):
        if len(found) > 1:
            self.n["paragraphs"] += 1
            self.n["runts"] += len(found[-1]) == 1 and len(letters(found[-1][0].text)) < 6

    def looseness(self, document):
        natural = collections.defaultdict(list)
        paragraphs = [found for block, found in document.blocks if block.kind == "text" and found]
        for found in paragraphs:
            natural[size(found[-1])] += gaps(found[-1])
        for found in paragraphs:
            row = 0
            for line in found[:-1]:
                self.n["justified"] += 1
                hyphen = line[-1].text.endswith(("-", "\u2010", "\u00ad"))
                row = row + 1 if hyphen else 0
                self.n["hyphens"] += hyphen
                self.n["ladders"] += row > 2
                if natural[size(line)] and gaps(line):
                    space = statistics.mean(gaps(line)) / statistics.median(natural[size(line)])
                    self.spaces.append(space)
                    self.n["loose"] += space > 2

    def breaks(self, document):
        rows = collections.defaultdict(collections.Counter)
        heading = None
        for block, found in document.blocks:
            if not found:
                continue
            if heading:
                self.n["stranded"] += heading[0].page != found[0][0].page
            heading = found[-1] if block.kind == "heading" else None
            if block.kind == "row":
                rows[block.table][found[0][0].page] += 1
            elif block.kind == "text":
                at = [line[0].page for line in found]
                split = len(at) > 1 and at[0] != at[-1]
                self.n["orphans"] += split and at.count(at[0]) == 1
                self.n["widows"] += split and at.count(at[-1]) == 1
        for on in rows.values():
            self.n["lone rows"] += sum(count == 1 for count in on.values()) if len(on) > 1 else 0

    def figures(self):
        n = self.n
        percent = lambda part, whole: f"{100 * part / whole:.1f}%" if whole else "–"
        return {"pages": n["pages"], "free": percent(mean_square(self.free) ** .5, 1),
                "rag": percent(mean_square(self.steps) ** .5, 1),
                "short": percent(n["short"], len(self.free)), "loose": percent(n["loose"], n["justified"]),
                "spread": f"{statistics.pstdev(self.spaces):.2f}", "hyphens": percent(n["hyphens"], n["justified"]),
                "ladders": n["ladders"], "runts": percent(n["runts"], n["paragraphs"]), "stranded": n["stranded"],
                "widows": n["widows"], "orphans": n["orphans"], "lone rows": n["lone rows"], "lost": n["lost"],
                "lines": f"{len(self.free)} / {n['justified']}"}


def engines(oordeel):
    chromium = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                "--no-pdf-header-footer"]
    all = {"oordeel": lambda page, pdf: [oordeel, "print", page, "-o", pdf],
           "WeasyPrint": lambda page, pdf: ["weasyprint", page, pdf],
           "Chromium": lambda page, pdf: [*chromium, "--print-to-pdf=" + pdf, page]}
    return {name: command for name, command in all.items() if shutil.which(command("", "")[0])}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("oordeel", nargs="?", default="build/release/oordeel")
    arguments.add_argument("-n", type=int, default=1000, help="reports to measure, the first by name")
    arguments.add_argument("--keep", help="a folder for the HTML and the PDFs; what is there is not set again")
    options = arguments.parse_args()
    oordeel = os.path.abspath(options.oordeel)
    folder = options.keep or tempfile.mkdtemp(prefix="oordeel-quality-")
    os.makedirs(folder, exist_ok=True)
    dumped = subprocess.run([oordeel, "check", "data", "--dump=source"], check=True, capture_output=True, text=True)
    parts = re.split(r"(?m)^== (\S+)\n", dumped.stdout)[1:]
    sources = [text for name, text in zip(parts[::2], parts[1::2]) if name.startswith("instellingsrapport/")]
    sources = sources[:options.n]
    measured = {}
    for name, command in engines(oordeel).items():
        measured[name] = Measured()
        for i, source in enumerate(sources):
            both = []
            for variant, text in (("ragged", source), ("justified", source.replace("</head>", JUSTIFIED + "</head>"))):
                page, pdf = (os.path.join(folder, f"{i:02}-{variant}{end}") for end in (".html", f"-{name}.pdf"))
                with open(page, "w", encoding="utf-8") as file:
                    file.write(text)
                if not os.path.exists(pdf):
                    subprocess.run(command(page, pdf), check=True, capture_output=True)
                both.append(Document(Blocks(text).found, pdf))
            measured[name].add(*both)
    figures = {name: each.figures() for name, each in measured.items()}
    print(f"{len(sources)} documents\n\n| | " + " | ".join(figures) + " |\n|---|" + "---:|" * len(figures))
    for key in next(iter(figures.values())):
        print(f"| {key} | " + " | ".join(str(each[key]) for each in figures.values()) + " |")
    if not options.keep:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
