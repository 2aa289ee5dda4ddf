"""logistic.json: L1 and L2 logistic regression on small.json (standardised) and separable.json; see logistic_solver.py."""

from common import made_with, model_data, save
from logistic_solver import fit, kkt_residual, objective

fits = []
for name, X, y, test in model_data():
    for penalty in ("l2", "l1"):
        for C in (0.01, 0.1, 1, 10):
            w, b, moved = fit(X, y, C, penalty)
            residual, inactive = kkt_residual(X, y, C, penalty, w, b)
            fits.append(
                {
                    "data": name,
                    "penalty": penalty,
                    "C": C,
                    "objective": objective(X, y, C, penalty, w, b),
                    "intercept": b,
                    "coefficients": w,
                    "nonzeros": int((w != 0).sum()),
                    "decision_test": test @ w + b,
                    "kkt_residual": residual,
                    "largest_gradient_at_a_zero": inactive,
                    "distance_from_scikit_learn": moved,
                }
            )

save(
    "logistic.json",
    {
        "made_with": made_with("logistic.py", "numpy", "scipy", "scikit-learn"),
        "objective_is": "C * sum(log(1 + exp(-y_i f_i))) + (l2: 0.5 ||w||^2, l1: ||w||_1), intercept free",
        "l1_duplicates": "small: columns 0 and 6 are equal; compare the sum of their weights; here column 0 has it all, and nonzeros counts it once",
        "fits": fits,
    },
)
