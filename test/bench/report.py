"""The benchmark's results as text, as Markdown with a plot, and the plot as SVG."""
from html import escape

MB = 1e6


def number(value, digits=2):
    return "-" if value is None else f"{value:.{digits}f}"


def speed_rows(results):
    rows = [("function", "MB/s", "times simple", "spread")]
    for label, (rate, ratio, least, most) in results["speeds"].items():
        rows.append((label, number(rate), number(ratio, 3), f"{least:.3f}-{most:.3f}"))
    if results.get("mecab"):
        rows.append(("mecab-ko (program, no PostgreSQL)", number(results["mecab"]), "", ""))
    if results.get("analyzer"):
        rows.append(("our analyser (program, no PostgreSQL)", number(results["analyzer"]), "", ""))
    return rows


def kind_rows(results):
    labels = list(next(iter(results["kinds"].values()))[2])
    rows = [("times simple, by kind of text", "different kB", "figures in a kB", *labels)]
    for kind, (different, figures, ratios) in results["kinds"].items():
        rows.append((kind, number(different / 1e3, 0), number(figures, 1), *[number(ratios[label]) for label in labels]))
    return rows


def fresh_rows(results):
    rows = [("first call in a fresh backend", "ms", "second call ms", "Pss MB", "Anonymous MB")]
    for label, (first, second, pss, anonymous) in results["fresh"].items():
        rows.append((label, number(first), number(second), number(pss and pss / MB), number(anonymous and anonymous / MB)))
    return rows


def growth_rows(results):
    rows = [("private memory grown, Anonymous MB", *results["growth_after"])]
    for label, grown in results["growth"].items():
        rows.append((label, *[number(g and g / MB) for g in grown]))
    return rows


def index_rows(results):
    rows = [("GIN index", "seconds", "MB", "MB/s")]
    for label, (seconds, size, rate) in results["indexes"].items():
        rows.append((label, number(seconds), number(size / MB, 1), number(rate)))
    return rows


def scaling_rows(results):
    return [("two workers against one", "times faster")] + [(label, number(times)) for label, times in results["scaling"].items()]


def other_rows(results):
    rows = [("other", "value")]
    if "opening" in results:
        rows += [("loading the library, ms", number(results["opening"][0])), ("opening the image, ms", number(results["opening"][1]))]
    if results.get("analyze") is not None:
        rows.append(("korean_analyze, articles per second", number(results["analyze"], 1)))
    rows += [(f"not measured: {label}", reason) for label, reason in results["failures"].items()]
    return rows


TABLES = {"speeds": speed_rows, "kinds": kind_rows, "fresh": fresh_rows, "growth": growth_rows, "indexes": index_rows, "scaling": scaling_rows}


def tables(results):
    others = other_rows(results)
    return [maker(results) for name, maker in TABLES.items() if name in results] + ([others] if len(others) > 1 else [])


def as_text(results):
    lines = [f"{results['machine']}; load {results['load']:.1f}; {results['server']}; {results['date']}",
             f"corpus: {results['articles']} articles, {results['size'] / MB:.1f} MB ({results['different'] / MB:.1f} MB different text), "
             f"{results['repeats']} repeats, speeds by processor time", ""]
    for rows in tables(results):
        widths = [max(len(row[c]) for row in rows) for c in range(len(rows[0]))]
        for row in rows:
            lines.append("  ".join([row[0].ljust(widths[0])] + [cell.rjust(w) for cell, w in zip(row[1:], widths[1:])]).rstrip())
        lines.append("")
    return "\n".join(lines)


def as_markdown(results):
    lines = [f"Measured on {results['date']} by `tools/bench`: {results['machine']}, load average {results['load']:.1f}, {results['server']}.",
             f"Corpus: {results['articles']} articles, {results['size'] / MB:.1f} MB, of {results['different'] / MB:.1f} MB different text; "
             f"{results['repeats']} repeats; speeds by the backend's processor time.", "", "![MB/s by function](performance.svg)", ""]
    for rows in tables(results):
        lines.append("| " + " | ".join(rows[0]) + " |")
        lines.append("|---|" + "---:|" * (len(rows[0]) - 1))
        lines += ["| " + " | ".join(row) + " |" for row in rows[1:]]
        lines.append("")
    return "\n".join(lines)


def as_svg(results):
    """Bars of MB/s; PostgreSQL's and others' in grey, ours in blue."""
    bars = [(label, values[0], label in results["ours"]) for label, values in results["speeds"].items()]
    if results.get("mecab"):
        bars.append(("mecab-ko (program)", results["mecab"], False))
    if results.get("analyzer"):
        bars.append(("our analyser (program)", results["analyzer"], True))
    bars.sort(key=lambda bar: -bar[1])
    most, line, left, width = max(bar[1] for bar in bars), 22, 240, 420
    height = line * len(bars) + 40
    svg = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + width + 80}" height="{height}" font-family="sans-serif" font-size="13">',
           '<rect width="100%" height="100%" fill="white"/>', '<text x="10" y="20" font-weight="bold">MB/s on news articles</text>']
    for i, (label, rate, own) in enumerate(bars):
        y = 32 + line * i
        svg.append(f'<text x="{left - 8}" y="{y + 13}" text-anchor="end">{escape(label)}</text>')
        svg.append(f'<rect x="{left}" y="{y}" width="{max(1.0, width * rate / most):.1f}" height="{line - 6}" fill="{"#2b6cb0" if own else "#a0aec0"}"/>')
        svg.append(f'<text x="{left + width * rate / most + 6:.1f}" y="{y + 13}">{rate:.1f}</text>')
    return "\n".join(svg + ["</svg>", ""])
