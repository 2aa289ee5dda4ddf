"""Draws scaling.json: python scaling_figure.py scaling.json scaling.png"""

import json
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

STEPS = ["read", "t-tests", "rfe", "l1-path", "svm", "forest"]
LOOK = {"ours": ("#0072B2", "o", "-"), "scikit-learn": ("#666666", "s", "--")}


def main():
    with open(sys.argv[1]) as file:
        data = json.load(file)
    slopes = {(s["along"], s["step"], s["who"]): s["slope"] for s in data["slopes"]}
    plt.rcParams.update({"font.size": 13, "axes.spines.top": False, "axes.spines.right": False})
    figure, axes = plt.subplots(4, 6, figsize=(24, 15), sharex="row")
    for line, (along, what, unit) in enumerate(
        [("samples", "ms", "ms"), ("samples", "peak_mb", "MB"), ("probes", "ms", "ms"), ("probes", "peak_mb", "MB")]
    ):
        for column, step in enumerate(STEPS):
            ax = axes[line][column]
            for who, (colour, marker, style) in LOOK.items():
                rows = [r for r in data["rows"] if (r["along"], r["step"], r["who"]) == (along, step, who)]
                slope = slopes.get((along, step, who)) if what == "ms" else None
                name = "here" if who == "ours" else ("pandas" if step == "read" else "scipy" if step == "t-tests" else who)
                label = name if slope is None else f"{name}, slope {slope:.1f}"
                x = [r[along] for r in rows]
                ax.plot(x, [r[what] for r in rows], style, color=colour, marker=marker, label=label)
            ax.set(xscale="log", yscale="log", title=f"{step}: {'time' if what == 'ms' else 'peak memory'}")
            ax.set_xlabel(along if along == "samples" else "probes")
            ax.set_ylabel(unit)
            ax.grid(color="#e5e5e5")
            ax.legend(frameon=False, fontsize=12)
    figure.suptitle("Time and peak memory against samples (of 7,129 probes) and probes (of 38 samples), SIMULATED data")
    figure.tight_layout()
    figure.savefig(sys.argv[2], dpi=60)


main()
