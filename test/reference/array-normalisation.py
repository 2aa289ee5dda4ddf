"""array-normalisation-numpy.json: rows of small.json as arrays, quantile normalisation learned from the training rows and
applied to the test rows one at a time, which limma does not do.
"""

import numpy as np
from scipy.stats import rankdata

from common import load, made_with, save

small = load("small.json")
X, test = np.array(small["X"]), np.array(small["test"])
reference = np.sort(X, axis=1).mean(axis=0)

save(
    "array-normalisation-numpy.json",
    {
        "made_with": made_with("array-normalisation.py", "numpy", "scipy"),
        "test": [np.interp(rankdata(row) - 1, np.arange(len(row)), reference) for row in test],
    },
)
