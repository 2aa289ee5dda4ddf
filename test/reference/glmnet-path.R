# glmnet-path.json: elastic-net logistic regression along glmnet's own sequence of 20 penalties, and with its penalty
# chosen by cross-validation in given folds. thresh is 1e-24, as at 1e-14 decision values are right to 5e-6 only.

source("common.R")
suppressPackageStartupMessages(library(glmnet))
# The whole path, also where the classes are separated.
glmnet.control(fdev = 0, devmax = 1, mxitnr = 1000)

model_data <- function(name) {
  data <- fromJSON(paste0(name, ".json"))
  X <- data$X
  if (name == "small") {
    X <- apply(X, 2, function(x) if (max(x) == min(x)) 0 * x else (x - mean(x)) / sqrt(mean((x - mean(x))^2)))
  }
  list(X = X, y = data$y)
}

options <- function(alpha) {
  list(family = "binomial", alpha = alpha, standardize = FALSE, thresh = 1e-24, maxit = 1e8)
}

objective <- function(X, y, alpha, lambda, intercept, beta) {
  f <- as.numeric(X %*% beta) + intercept
  mean(log1p(exp(-abs(f))) + pmax(f, 0) - y * f) + lambda * (alpha * sum(abs(beta)) + (1 - alpha) / 2 * sum(beta^2))
}

path <- function(name, alpha) {
  data <- model_data(name)
  fit <- do.call(glmnet, c(list(data$X, data$y, nlambda = 20, lambda.min.ratio = 0.01), options(alpha)))
  beta <- as.matrix(fit$beta)
  steps <- lapply(seq_along(fit$lambda), function(k) {
    at <- which(beta[, k] != 0)
    list(
      lambda = fit$lambda[k], intercept = fit$a0[[k]], deviance_ratio = fit$dev.ratio[k],
      objective = objective(data$X, data$y, alpha, fit$lambda[k], fit$a0[[k]], beta[, k]),
      index = I(as.integer(at - 1)), value = I(as.numeric(beta[at, k]))
    )
  })
  stopifnot(length(steps) == 20)
  list(data = name, alpha = alpha, steps = steps)
}

# With under 3 samples per fold, as in ten folds of small, cv.glmnet counts samples rather than folds.
cross_validated <- function(name, alpha, folds) {
  data <- model_data(name)
  foldid <- integer(length(data$y))
  foldid[order(data$y)] <- rep_len(seq_len(folds), length(data$y))
  lambda <- path(name, alpha)$steps
  lambda <- vapply(lambda, function(step) step$lambda, 0)
  measures <- lapply(c(deviance = "deviance", class = "class"), function(measure) {
    cv <- suppressWarnings(do.call(cv.glmnet, c(
      list(data$X, data$y, lambda = lambda, foldid = foldid, type.measure = measure), options(alpha)
    )))
    stopifnot(length(cv$lambda) == 20)
    list(mean = cv$cvm, se = cv$cvsd, lambda_min = cv$lambda.min, lambda_1se = cv$lambda.1se)
  })
  c(list(data = name, alpha = alpha, fold = foldid - 1L, lambda = lambda), measures)
}

sets <- c("small", "separable")
save_json("glmnet-path.json", list(
  made_with = made_with("glmnet-path.R", "jsonlite", "glmnet"),
  paths = unlist(lapply(sets, function(name) lapply(c(1, 0.5, 0.1), path, name = name)), recursive = FALSE),
  cross_validated = list(
    cross_validated("small", 1, 5), cross_validated("small", 0.5, 10),
    cross_validated("separable", 1, 5), cross_validated("separable", 0.5, 4)
  )
))
