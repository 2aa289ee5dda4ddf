"""pca.json: principal components of small.json's X, centred and not scaled, by scikit-learn's full SVD."""

import numpy as np
from sklearn.decomposition import PCA

from common import load, made_with, save

X = np.array(load("small.json")["X"])
pca = PCA(svd_solver="full").fit(X)
rank = len(X) - 1  # after centring; the 24th component is rounding

save(
    "pca.json",
    {
        "made_with": made_with("pca.py", "numpy", "scikit-learn"),
        "explained_variance": pca.explained_variance_[:rank],
        "explained_variance_ratio": pca.explained_variance_ratio_[:rank],
        "absolute_scores": np.abs(pca.transform(X)[:, :3]),
    },
)
