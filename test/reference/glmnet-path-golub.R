# glmnet-path-golub.json: glmnet's elastic-net paths on the 38 training samples of the real cohort (clipped to [100, 16000],
# log2, all 7,129 probes standardised with divisor n) at every eleventh of 100 penalties, for what
# test/known-answers.test.ts asks of the committed regularisation-path.csv. GOLUB_DIR names the folder with the cohort's
# files; `run.sh` leaves this script out, as they are not committed.

source("common.R")
suppressPackageStartupMessages(library(glmnet))
# The whole path, also where the classes are separated.
glmnet.control(fdev = 0, devmax = 1, mxitnr = 1000)

folder <- Sys.getenv("GOLUB_DIR")
raw <- read.csv(file.path(folder, "data_set_ALL_AML_train.csv"), check.names = FALSE, quote = "\"")
ids <- grep("^[0-9]+$", names(raw), value = TRUE)
labels <- read.csv(file.path(folder, "actual.csv"))
y <- as.integer(labels$cancer[match(as.integer(ids), labels$patient)] == "AML")
stopifnot(length(y) == 38, sum(y) == 11)
X <- apply(log2(pmin(pmax(as.matrix(raw[, ids]), 100), 16000)), 1, function(x) {
  if (max(x) == min(x)) 0 * x else (x - mean(x)) / sqrt(mean((x - mean(x))^2))
})
probes <- raw[["Gene Accession Number"]]

path <- function(alpha) {
  fit <- glmnet(X, y, "binomial",
    alpha = alpha, standardize = FALSE, nlambda = 100, lambda.min.ratio = 0.01, thresh = 1e-14, maxit = 1e8
  )
  stopifnot(length(fit$lambda) == 100)
  lapply(seq(1, 100, by = 11), function(k) {
    beta <- as.numeric(fit$beta[, k])
    f <- as.numeric(X %*% beta) + fit$a0[[k]]
    loss <- mean(log1p(exp(-abs(f))) + pmax(f, 0) - y * f)
    at <- which(beta != 0)
    list(
      step = k - 1L, lambda = fit$lambda[k], loss = loss, deviance_ratio = fit$dev.ratio[k],
      objective = loss + fit$lambda[k] * (alpha * sum(abs(beta)) + (1 - alpha) / 2 * sum(beta^2)),
      intercept = fit$a0[[k]], probe = if (length(at) > 0) I(probes[at]) else list(), coefficient = I(beta[at])
    )
  })
}

save_json("glmnet-path-golub.json", list(
  made_with = made_with("glmnet-path-golub.R", "glmnet"),
  alphas = list(list(alpha = 1, steps = path(1)), list(alpha = 0.5, steps = path(0.5)))
))
