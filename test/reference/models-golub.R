# models-golub.json: what R's models say of the 34 held-out samples of the real cohort after training on the other 38
# (clipped to [100, 16000], log2; all probes that vary on the training samples, or the 50 of the smallest p of Welch's
# t-test; standardised with divisor n), for what test/known-answers.test.ts asks of the committed predictions.csv. GOLUB_DIR
# names the folder with the cohort's files; `run.sh` leaves this script out, as they are not committed. Takes three minutes.
#
# Decision values of e1071's machine (RBF, C = 1, gamma as scikit-learn's 'scale'), log odds of glmnet's lasso at scikit-learn's
# C = 1, and of randomForest's 200 trees the mean share of votes over 100 seeds with its deviation from seed to seed.

source("common.R")
suppressPackageStartupMessages({
  library(e1071)
  library(glmnet)
  library(randomForest)
})
glmnet.control(fdev = 0, devmax = 1, mxitnr = 1000)

SEEDS <- 100
folder <- Sys.getenv("GOLUB_DIR")
labels <- read.csv(file.path(folder, "actual.csv"))
read_part <- function(name) {
  raw <- read.csv(file.path(folder, name), check.names = FALSE, quote = "\"")
  ids <- sort(as.integer(grep("^[0-9]+$", names(raw), value = TRUE)))
  x <- t(log2(pmin(pmax(as.matrix(raw[, as.character(ids)]), 100), 16000)))
  list(ids = ids, x = x, y = as.integer(labels$cancer[match(ids, labels$patient)] == "AML"))
}
training <- read_part("data_set_ALL_AML_train.csv")
held_out <- read_part("data_set_ALL_AML_independent.csv")
stopifnot(length(training$y) == 38, length(held_out$y) == 34)
y <- factor(training$y)

varying <- which(apply(training$x, 2, function(v) max(v) > min(v)))
p <- vapply(varying, function(j) {
  t.test(training$x[training$y == 1, j], training$x[training$y == 0, j])$p.value
}, 0)

scores <- function(columns) {
  centre <- colMeans(training$x[, columns])
  deviation <- sqrt(colMeans(sweep(training$x[, columns], 2, centre)^2))
  standardise <- function(x) sweep(sweep(x[, columns], 2, centre), 2, deviation, "/")
  X <- standardise(training$x)
  test <- standardise(held_out$x)
  gamma <- 1 / (ncol(X) * mean((X - mean(X))^2))
  machine <- svm(X, y, scale = FALSE, kernel = "radial", gamma = gamma, cost = 1, tolerance = 1e-10)
  decision <- attr(predict(machine, test, decision.values = TRUE), "decision.values")
  # Positive for the class that the data begins with.
  sign <- if (colnames(decision) == "1/0") 1 else -1
  lasso <- glmnet(X, training$y, "binomial",
    lambda = 1 / (length(y) * c(0.1, 0.3, 1)), standardize = FALSE, thresh = 1e-14, maxit = 1e8
  )
  votes <- vapply(seq_len(SEEDS), function(seed) {
    set.seed(seed)
    predict(randomForest(X, y, ntree = 200), test, type = "prob")[, "1"]
  }, held_out$y + 0)
  list(
    svm = sign * as.numeric(decision),
    lasso = as.numeric(predict(lasso, test, s = 1 / length(y))),
    forest = list(mean = rowMeans(votes), sd = apply(votes, 1, sd))
  )
}

save_json("models-golub.json", list(
  made_with = made_with("models-golub.R", "e1071", "glmnet", "randomForest"),
  seeds = as.integer(SEEDS), sample = held_out$ids,
  "all probes" = scores(varying),
  "t-test 50" = scores(varying[order(p)[1:50]])
))
