# check-r.json: what Python made, made again in R. Stops where a difference is larger than its limit.

source("common.R")
suppressPackageStartupMessages({
  library(glmnet)
  library(e1071)
})

checks <- list()
check <- function(what, ours, theirs, limit, relative = TRUE) {
  difference <- abs(ours - theirs)
  if (relative) difference <- ifelse(theirs == ours, 0, difference / pmax(abs(theirs), .Machine$double.xmin))
  largest <- max(difference)
  if (!is.finite(largest) || largest > limit) stop(what, ": ", largest, " is more than ", limit)
  checks[[length(checks) + 1]] <<- list(
    what = what, kind = if (relative) "relative" else "absolute", largest_difference = largest, limit = limit
  )
}

# small.json standardised with divisor n, the constant column 0; separable.json is standardised already.
standardise <- function(X, by) {
  constant <- apply(by, 2, function(x) max(x) == min(x))
  sd_n <- apply(by, 2, function(x) sqrt(mean((x - mean(x))^2)))
  Z <- sweep(sweep(X, 2, colMeans(by)), 2, ifelse(constant, 1, sd_n), "/")
  Z[, constant] <- 0
  Z
}
small <- fromJSON("small.json")
separable <- fromJSON("separable.json")
data <- list(
  small = list(X = standardise(small$X, small$X), test = standardise(small$test, small$X), y = small$y),
  separable = separable
)

# Tails of Student's t.
tails <- fromJSON("tails.json")$p_values
has_p <- !is.na(tails$p)
check("two-sided p of t, pt", 2 * pt(-tails$t[has_p], tails$df[has_p]), tails$p[has_p], 1e-11)
log10_p <- (log(2) + pt(-tails$t, tails$df, log.p = TRUE)) / log(10)
far <- tails$t >= 1
check("log10 of it, pt(log.p = TRUE), t >= 1", log10_p[far], tails$log10_p[far], 1e-11)

# Logistic regression: glmnet minimises the same objective divided by C n, so lambda = 1 / (C n).
# Its usual thresh of 1e-14 would leave 5e-6 in the decision values.
logistic <- fromJSON("logistic.json", simplifyDataFrame = FALSE)$fits
glmnet.control(fdev = 0, devmax = 1)
for (fit in logistic) {
  d <- data[[fit$data]]
  lambda <- 1 / (fit$C * length(d$y))
  model <- glmnet(
    d$X, d$y, family = "binomial", alpha = as.numeric(fit$penalty == "l1"), standardize = FALSE,
    lambda = lambda * 2^(8:0), thresh = 1e-24, maxit = 1e7
  )
  stopifnot(length(model$lambda) == 9)
  ours <- c(model$a0[9], as.numeric(model$beta[, 9]))
  theirs <- c(fit$intercept, fit$coefficients)
  if (fit$data == "small") {
    merge <- function(w) c(w[-c(2, 8)], w[2] + w[8])
    ours <- merge(ours)
    theirs <- merge(theirs)
  }
  name <- paste("logistic", fit$penalty, fit$data, "C =", fit$C)
  check(paste0(name, ": coefficients, glmnet"), ours, theirs, 1e-9, relative = FALSE)
  decision <- as.numeric(model$a0[9] + d$test %*% model$beta[, 9])
  check(paste0(name, ": decision values, glmnet"), decision, fit$decision_test, 1e-9, relative = FALSE)
}

# Support vector machines: e1071 wraps libsvm too, so this checks the data and conventions more than the solver.
for (fit in fromJSON("svm.json", simplifyDataFrame = FALSE)$fits) {
  d <- data[[fit$data]]
  gamma <- if (is.null(fit$gamma)) 1 else fit$gamma
  model <- svm(
    d$X, factor(d$y, levels = c(0, 1)), scale = FALSE, kernel = if (fit$kernel == "rbf") "radial" else "linear",
    gamma = gamma, cost = fit$C, tolerance = 1e-10, shrinking = FALSE
  )
  values <- attr(predict(model, d$test, decision.values = TRUE), "decision.values")
  sign <- if (colnames(values) == "1/0") 1 else -1
  name <- paste("svm", fit$kernel, fit$data, "C =", fit$C, "gamma =", if (fit$kernel == "rbf") gamma else "none")
  check(paste0(name, ": decision values, e1071"), sign * as.numeric(values), fit$decision_test, 1e-6, relative = FALSE)
}

# Principal components.
pca <- fromJSON("pca.json")
components <- prcomp(small$X)
check("explained variance, prcomp", components$sdev[1:23]^2, pca$explained_variance, 1e-12)
check("absolute scores, prcomp", abs(components$x[, 1:3]), pca$absolute_scores, 1e-12, relative = FALSE)

# Intervals.
cases <- fromJSON("intervals.json", simplifyDataFrame = FALSE)$cases
for (method in c("clopper_pearson", "wilson")) {
  ours <- sapply(cases, function(case) {
    if (method == "wilson") {
      suppressWarnings(prop.test(case$k, case$n, correct = FALSE)$conf.int)
    } else {
      binom.test(case$k, case$n)$conf.int
    }
  })
  theirs <- sapply(cases, function(case) c(case[[method]]$lower, case[[method]]$upper))
  check(paste0(method, ", ", if (method == "wilson") "prop.test" else "binom.test"), ours, theirs, 1e-12, relative = FALSE)
}

# Paired tests.
paired <- fromJSON("paired-tests.json", simplifyDataFrame = FALSE)
for (case in paired$mcnemar) {
  counts <- c(case$only_first, case$only_second)
  if (sum(counts) == 0) next
  check(paste0("McNemar ", counts[1], " and ", counts[2], ", binom.test"), binom.test(counts)$p.value, case$p, 1e-12)
}
for (case in paired$resampled) {
  d <- case$differences
  error <- sqrt((1 / length(d) + 1 / (case$folds - 1)) * var(d))
  bounds <- mean(d) + qt((1 + case$confidence) / 2, length(d) - 1) * error * c(-1, 1)
  p <- 2 * pt(-abs(mean(d) / error), length(d) - 1)
  check(paste0("resampled t-test, ", case$name), c(bounds, p), c(case$lower, case$upper, case$p), 1e-11)
}

# Area under the ROC curve, as the rank-sum statistic.
for (case in fromJSON("metrics.json", simplifyDataFrame = FALSE)$cases) {
  if (is.null(case$roc_auc)) next
  positive <- rank(case$scores)[case$y == 1]
  n1 <- length(positive)
  area <- (sum(positive) - n1 * (n1 + 1) / 2) / (n1 * (length(case$y) - n1))
  check(paste0("AUC from ranks, ", case$name), area, case$roc_auc, 1e-14)
}

save_json("check-r.json", list(made_with = made_with("check.R", "jsonlite", "glmnet", "e1071"), checks = checks))
