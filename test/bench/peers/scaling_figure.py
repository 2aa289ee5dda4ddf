"""Draws scaling.json: python scaling_figure.py scaling.json scaling.png"""

import json
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.ticker import FuncFormatter, LogLocator

STEPS = {
    "read": ("reading", "pandas"),
    "t-tests": ("t-tests", "SciPy"),
    "rfe": ("RFE, a tenth at a time", "scikit-learn"),
    "l1-path": ("L1 path, 20 penalties", "scikit-learn"),
    "svm": ("RBF SVM", "scikit-learn"),
    "forest": ("forest, 100 trees", "scikit-learn"),
}
LOOK = {"ours": dict(color="#0072B2", marker="o", ls="-"), "peer": dict(color="#6e6e6e", marker="s", ls="--")}
LINES = [
    ("samples", "ms", "time, s"),
    ("samples", "peak_mb", "peak memory, MB"),
    ("probes", "ms", "time, s"),
    ("probes", "peak_mb", "peak memory, MB"),
]


def short(value, _=None):
    return f"{value / 1000:.2g}k" if value >= 1000 else f"{value:g}"


def draw(ax, data, step, along, what):
    slopes = {(s["along"], s["step"], s["who"]): s["slope"] for s in data["slopes"]}
    ends = []
    for who, look in LOOK.items():
        rows = [r for r in data["rows"] if (r["along"], r["step"], r["who"]) == (along, step, who)]
        if not rows:
            continue
        x = [r[along] for r in rows]
        y = [r[what] / 1000 if what == "ms" else r[what] for r in rows]
        ax.plot(x, y, markersize=6, linewidth=2, markerfacecolor="white" if who == "peer" else None, **look)
        name = "here" if who == "ours" else STEPS[step][1]
        slope = slopes.get((along, step, who)) if what == "ms" else None
        ends.append((x[-1], y[-1], f"{name}, slope {slope:.1f}" if slope is not None else name, look["color"]))
    # The upper line's label above it, the lower one's below, at the right edge of the panel.
    for place, (_, _, text, colour) in zip((0.96, 0.08), sorted(ends, key=lambda end: -end[1])):
        at = dict(x=0.03, ha="left") if place > 0.5 else dict(x=0.97, ha="right")
        ax.text(y=place, s=text, color=colour, va="top" if place > 0.5 else "bottom", fontsize=13, transform=ax.transAxes, **at)


def main():
    with open(sys.argv[1]) as file:
        data = json.load(file)
    plt.rcParams.update({"font.size": 13, "font.family": "DejaVu Sans", "axes.spines.top": False, "axes.spines.right": False})
    figure, axes = plt.subplots(4, 6, figsize=(22, 15), sharey="row")
    for line, (along, what, unit) in enumerate(LINES):
        for column, step in enumerate(STEPS):
            ax = axes[line][column]
            ax.set(xscale="log", yscale="log")
            draw(ax, data, step, along, what)
            ax.grid(color="#e8e8e8", linewidth=0.8)
            ax.set_axisbelow(True)
            ax.minorticks_off()
            sizes = sorted({r[along] for r in data["rows"] if r["along"] == along})
            ax.set_xlim(sizes[0] * 0.7, sizes[-1] * 1.4)
            ax.set_xticks(sizes[::2])
            ax.xaxis.set_major_formatter(FuncFormatter(short))
            ax.yaxis.set_major_locator(LogLocator(subs=(1,) if what == "ms" else (1, 3)))
            ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
            ax.margins(y=0.25)
            if line == 0:
                ax.set_title(STEPS[step][0], fontsize=16, loc="left", pad=12, fontweight="bold")
            if line in (1, 3):
                ax.set_xlabel("samples, of 7,129 probes" if along == "samples" else "probes, of 38 samples")
            if column == 0:
                ax.set_ylabel(unit)
    figure.suptitle("How time and memory grow with samples and with probes", x=0.01, y=0.99, ha="left", fontsize=22, fontweight="bold")
    figure.text(0.01, 0.945, f"SIMULATED cohorts, one thread; both axes logarithmic. A series ends where a run takes longer than {data['limit_s']} s.", fontsize=15)
    figure.tight_layout(rect=(0, 0, 1, 0.935))
    figure.savefig(sys.argv[2], dpi=70)


main()
