"""rfe-one-at-a-time-golub.json: the last 64 probes of the real training set that scikit-learn's
RFE(SVC(kernel='linear', C=1, tol=1e-10), step=1) removes, best first.

All 7,129 probes of the 38 training samples, clipped to [100, 16000], log2, standardised (divisor n; constant: 0). GOLUB_DIR
names the folder with the cohort's files; `run.sh` leaves this script out, as they are not committed. Takes a minute.
"""

import csv
import os
import pathlib

import numpy as np
from sklearn.feature_selection import RFE
from sklearn.svm import SVC

from common import made_with, save, standardise

folder = pathlib.Path(os.environ["GOLUB_DIR"])
with open(folder / "actual.csv", newline="") as file:
    cancer = {row[0]: row[1] for row in csv.reader(file) if row}
with open(folder / "data_set_ALL_AML_train.csv", newline="") as file:
    header, *rows = csv.reader(file)
# Patients are the columns headed by a number; a column of calls follows each.
columns = [k for k, name in enumerate(header) if name.isdigit()]
y = np.array([cancer[header[k]] == "AML" for k in columns]).astype(int)
accessions = np.array([row[1] for row in rows])
raw = np.array([[float(row[k]) for row in rows] for k in columns])
assert raw.shape == (38, 7129) and y.sum() == 11
(X,) = standardise(np.log2(np.clip(raw, 100, 16000)))

ranks = RFE(SVC(kernel="linear", C=1, tol=1e-10), n_features_to_select=1, step=1).fit(X, y).ranking_
save(
    "rfe-one-at-a-time-golub.json",
    {
        "made_with": made_with("rfe-one-at-a-time-golub.py", "numpy", "scikit-learn"),
        "last": accessions[np.argsort(ranks)[:64]],
    },
)
