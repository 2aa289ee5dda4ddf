#!/bin/sh
# Makes every golden value again. PYTHON and RSCRIPT name the interpreters; see README.md for what they need.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
rscript=${RSCRIPT:-Rscript}
# One thread, so that sums are taken in one order.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1

for script in data tails logistic svm svm-exact platt metrics intervals bootstrap paired-tests rfe rfe-one-at-a-time \
  stability pca forest random-forest-trees baselines array-normalisation calibration shapley; do
  echo "$script.py"
  "$python" "$script.py"
done
for script in ttest adjust hypergeometric selection glmnet-path random-forest baselines array-normalisation; do
  echo "$script.R"
  "$rscript" --vanilla "$script.R"
done
echo "check.py, check.R"
"$python" check.py
"$rscript" --vanilla check.R
