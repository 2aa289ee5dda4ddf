# ttest.json: Welch's and the pooled t-test of every column of small.json, class 1 minus class 0, by R's t.test.

source("common.R")

small <- fromJSON("small.json")
X <- small$X
one <- small$y == 1

test <- function(pooled) {
  results <- lapply(seq_len(ncol(X)), function(j) {
    if (max(X[, j]) == min(X[, j])) return(c(NA, NA, NA))
    result <- t.test(X[one, j], X[!one, j], var.equal = pooled)
    c(result$statistic, result$parameter, result$p.value)
  })
  table <- do.call(rbind, results)
  list(t = table[, 1], df = table[, 2], p = table[, 3])
}

save_json("ttest.json", list(
  made_with = made_with("ttest.R", "jsonlite"),
  welch = test(FALSE),
  pooled = test(TRUE)
))
