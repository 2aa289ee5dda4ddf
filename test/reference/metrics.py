"""metrics.json: scikit-learn's metrics of labels, scores and the predictions score > threshold.

null stands for undefined: precision without a predicted positive, recall without a positive, anything of the ROC curve
without both classes. log_loss_of_calls takes the calls for certainties. A ROC curve's first threshold is infinite and null too. Every distinct score is a point of it.
"""

import warnings

import numpy as np
from sklearn import metrics

from common import made_with, save

CASES = {
    "no ties": (0.5, [0, 1, 0, 1, 1, 0, 0, 1, 0, 0, 1, 0], [0.1, 0.9, 0.35, 0.4, 0.8, 0.7, 0.2, 0.65, 0.55, 0.05, 0.3, 0.15]),
    "ties across classes": (0.5, [0, 1, 0, 1, 1, 0, 0, 1, 0, 0, 1, 0, 1, 0], [0.25, 0.75, 0.25, 0.25, 0.75, 0.75, 0, 1, 0.5, 0, 0.5, 0.5, 0.5, 0.25]),
    "log-odds, a score at the threshold": (0, [1, 0, 1, 0, 0, 1, 0], [2.5, -3, 0, 0, -0.5, -0.25, 1.5]),
    "all scores equal, all called positive": (0.5, [0, 1, 1, 0, 0], [0.75] * 5),
    "none called positive": (0.5, [0, 1, 0, 1, 0, 1], [0.125, 0.25, 0.25, 0.375, 0, 0.0625]),
    "perfect": (0, [0, 0, 1, 1, 0, 1], [-2, -1, 0.5, 3, -0.25, 2]),
    "always wrong": (0, [0, 0, 1, 1, 0, 1], [2, 1, -0.5, -3, 0.25, -2]),
    "one miss in 34": (0, [0] * 20 + [1] * 14, [-4 + 0.125 * i for i in range(20)] + [0.5 + 0.25 * i for i in range(13)] + [-2.5]),
    "negatives alone": (0, [0, 0, 0, 0], [-1, 2, -1, 0.5]),
    "positives alone": (0, [1, 1, 1], [-1, 2, 0.5]),
}


def measure(threshold, y, scores):
    predicted = [int(score > threshold) for score in scores]
    both = len(set(y)) == 2
    case = {"threshold": threshold, "y": y, "scores": scores, "predicted": predicted}
    case["confusion"] = metrics.confusion_matrix(y, predicted, labels=[0, 1])
    case["accuracy"] = metrics.accuracy_score(y, predicted)
    case["precision"] = metrics.precision_score(y, predicted, zero_division=np.nan)
    case["recall"] = metrics.recall_score(y, predicted, zero_division=np.nan)
    case["f1"] = metrics.f1_score(y, predicted, zero_division=np.nan)
    case["balanced_accuracy"] = metrics.balanced_accuracy_score(y, predicted) if both else None
    case["matthews"] = metrics.matthews_corrcoef(y, predicted)
    case["roc_auc"] = metrics.roc_auc_score(y, scores) if both else None
    case["average_precision"] = metrics.average_precision_score(y, scores) if both else None
    # Probabilities made of the scores as log-odds, whatever they are.
    case["probability"] = [1 / (1 + np.exp(-score)) for score in scores]
    case["brier"] = metrics.brier_score_loss(y, case["probability"], pos_label=1)
    case["log_loss"] = metrics.log_loss(y, case["probability"], labels=[0, 1])
    case["log_loss_of_calls"] = metrics.log_loss(y, [float(call) for call in predicted], labels=[0, 1])
    if both:
        fpr, tpr, thresholds = metrics.roc_curve(y, scores, drop_intermediate=False)
        case["roc"] = {"fpr": fpr, "tpr": tpr, "thresholds": thresholds}
    else:
        case["roc"] = None
    return case


warnings.simplefilter("error")
save(
    "metrics.json",
    {
        "made_with": made_with("metrics.py", "numpy", "scikit-learn"),
        "confusion_is": "[[true 0 called 0, true 0 called 1], [true 1 called 0, true 1 called 1]]",
        "cases": [{"name": name} | measure(*case) for name, case in CASES.items()],
    },
)
