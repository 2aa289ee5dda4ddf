# selection.json: signal-to-noise, Wilcoxon's rank-sum test, limma's moderated t-test and multtest's step-down maxT of
# every column of small.json and separable.json, class 1 minus class 0; Benjamini-Yekutieli of adjust.json's p-values;
# two-sided p of normal deviates.

source("common.R")
suppressPackageStartupMessages({
  library(limma)
  library(multtest)
})

signal_to_noise <- function(X, one) {
  (colMeans(X[one, ]) - colMeans(X[!one, ])) / (apply(X[one, ], 2, sd) + apply(X[!one, ], 2, sd))
}

wilcoxon <- function(X, one) {
  results <- apply(X, 2, function(x) {
    result <- suppressWarnings(wilcox.test(x[one], x[!one]))
    c(result$statistic, result$p.value)
  })
  list(u = results[1, ], p = results[2, ])
}

moderated <- function(X, y) {
  fit <- suppressWarnings(eBayes(lmFit(t(X), cbind(1, y))))
  list(
    prior_df = if (is.finite(fit$df.prior)) fit$df.prior else NA, prior_variance = fit$s2.prior, df = fit$df.total[1],
    t = as.numeric(fit$t[, 2]), p = as.numeric(fit$p.value[, 2])
  )
}

# Constant columns have no t: multtest would stop.
max_t <- function(X, y, permutations) {
  varies <- which(apply(X, 2, function(x) max(x) > min(x)))
  result <- NULL
  invisible(capture.output(
    result <- mt.maxT(t(X[, varies]), y, test = "t", side = "abs", B = permutations)
  ))
  p <- rep(1, ncol(X))
  p[varies[result$index]] <- result$adjp
  p
}

permutations <- 100000L
of <- function(name) {
  data <- fromJSON(name)
  one <- data$y == 1
  s2n <- signal_to_noise(data$X, one)
  list(
    signal_to_noise = ifelse(is.finite(s2n), s2n, NA),
    wilcoxon = wilcoxon(data$X, one),
    moderated = moderated(data$X, data$y),
    max_t = max_t(data$X, data$y, permutations)
  )
}

z <- c(0.5, 1, qnorm(0.975), 2.8, 2.9, 5, 10, 37)

# Large groups without ties: still counted out by R. The ranks alone matter.
set.seed(49)
large <- sample(98)

# One group of 50, the other small: no longer counted out, whichever it is.
fifty <- sample(53)
of_fifty <- function(first) {
  result <- wilcox.test(fifty[seq_len(first)], fifty[-seq_len(first)])
  list(positives = first, u = as.numeric(result$statistic), p = result$p.value)
}

save_json("selection.json", list(
  made_with = made_with("selection.R", "jsonlite", "limma", "multtest"),
  permutations = permutations,
  small = of("small.json"),
  separable = of("separable.json"),
  wilcoxon_49_49 = list(
    ranks = large, u = as.numeric(wilcox.test(large[1:49], large[50:98])$statistic),
    p = wilcox.test(large[1:49], large[50:98])$p.value
  ),
  wilcoxon_fifty = list(ranks = fifty, groups = list(of_fifty(50L), of_fifty(3L))),
  normal = list(z = z, p = 2 * pnorm(-z)),
  "benjamini-yekutieli" = p.adjust(fromJSON("adjust.json")$p, "BY")
))
