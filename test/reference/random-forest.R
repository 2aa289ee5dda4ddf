# random-forest.json: what a forest is in R, over many seeds: randomForest (Breiman and Cutler's own code) and ranger, 500
# trees, the square root of the number of columns per split, fully grown. Fitted on both sets as they are in their files.
#
# Each entry has the mean over the seeds and the standard deviation from seed to seed (divisor n - 1). `oob_votes` and
# `test_votes` are the shares of votes for class 1, `gini` the mean decrease in impurity divided by its sum, and
# `permutation` the mean decrease in accuracy, not scaled.

source("common.R")
suppressPackageStartupMessages({
  library(randomForest)
  library(ranger)
})

SEEDS <- 200

by_random_forest <- function(X, y, test, seed) {
  set.seed(seed)
  fit <- randomForest(X, y, ntree = 500, importance = TRUE)
  list(
    oob_votes = fit$votes[, "1"],
    test_votes = predict(fit, test, type = "prob")[, "1"],
    gini = fit$importance[, "MeanDecreaseGini"],
    permutation = fit$importance[, "MeanDecreaseAccuracy"]
  )
}

# Forests that ranger grows from neighbouring seeds are not independent: their means differ by more than their deviations
# allow. So its seeds are drawn.
by_ranger <- function(X, y, test, seed) {
  set.seed(seed)
  drawn <- sample.int(.Machine$integer.max, 1)
  grown <- function(importance) {
    ranger(
      x = X, y = y, num.trees = 500, importance = importance, keep.inbag = TRUE, num.threads = 1, seed = drawn
    )
  }
  fit <- grown("impurity")
  votes <- function(rows) predict(fit, rows, predict.all = TRUE)$predictions == 2
  unseen <- do.call(cbind, fit$inbag.counts) == 0
  list(
    oob_votes = rowSums(votes(X) & unseen) / rowSums(unseen),
    test_votes = rowMeans(votes(test)),
    gini = fit$variable.importance,
    permutation = grown("permutation")$variable.importance
  )
}

summaries <- function(values) {
  values <- as.matrix(values)
  list(mean = I(unname(colMeans(values))), sd = I(unname(apply(values, 2, sd))))
}

forests <- function(data, by) {
  X <- data$X
  test <- data$test
  colnames(X) <- colnames(test) <- paste0("g", seq_len(ncol(X)) - 1)
  y <- factor(data$y)
  of_seed <- lapply(seq_len(SEEDS), function(seed) by(X, y, test, seed))
  rows <- function(name) do.call(rbind, lapply(of_seed, `[[`, name))
  error <- function(name, truth) rowMeans(sweep(rows(name) > 0.5, 2, truth == 1, `!=`))
  gini <- rows("gini")
  list(
    oob_error = summaries(error("oob_votes", data$y)),
    test_error = summaries(error("test_votes", data$test_y)),
    oob_votes = summaries(rows("oob_votes")),
    test_votes = summaries(rows("test_votes")),
    gini = summaries(gini / rowSums(gini)),
    permutation = summaries(rows("permutation"))
  )
}

of_set <- function(name) {
  data <- fromJSON(name)
  list(randomForest = forests(data, by_random_forest), ranger = forests(data, by_ranger))
}

save_json("random-forest.json", list(
  made_with = made_with("random-forest.R", "randomForest", "ranger"),
  seeds = as.integer(SEEDS), trees = 500L,
  small = of_set("small.json"), separable = of_set("separable.json")
))
