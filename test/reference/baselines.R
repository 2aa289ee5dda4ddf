# baselines.json: the field's own classifiers, written here from the published formulas, term by term, except for nearest
# neighbours with Euclidean distance, which are class::knn's. Models see `small` standardised, as all models do; the
# top-scoring pair compares values within a sample and sees it as it is, and once more floored at 0 for ties.

source("common.R")
suppressPackageStartupMessages(library(class))

read_set <- function(name) {
  data <- fromJSON(paste0(name, ".json"))
  if (name == "small") {
    data$raw <- data$X
    sd <- data$deviations_divisor_n
    scaled <- function(X) t((t(X) - data$means) * ifelse(sd == 0, 0, 1 / sd))
    data$X <- scaled(data$X)
    data$test <- scaled(data$test)
  }
  data
}

centroid <- function(X, y, k) colMeans(X[y == k, , drop = FALSE])

pooled_sd <- function(X, y) {
  within <- X - rbind(centroid(X, y, 0), centroid(X, y, 1))[y + 1, ]
  sqrt(colSums(within^2) / (nrow(X) - 2))
}

# Tibshirani et al. 2002: d of both classes, then shrunken centroids, then the discriminants of every row.
shrinking <- function(X, y) {
  s <- pooled_sd(X, y)
  scale <- s + median(s)
  n <- c(sum(y == 0), sum(y == 1))
  m <- sqrt(1 / n - 1 / sum(n))
  d <- t(sapply(0:1, function(k) (centroid(X, y, k) - colMeans(X)) / (m[k + 1] * scale)))
  list(d = d, m = m, scale = scale, overall = colMeans(X), prior = n / sum(n))
}

log_odds <- function(fit, delta, rows) {
  shrunken <- sign(fit$d) * pmax(abs(fit$d) - delta, 0)
  discriminant <- function(k) {
    centre <- fit$overall + fit$m[k] * fit$scale * shrunken[k, ]
    colSums(((t(rows) - centre) / fit$scale)^2) - 2 * log(fit$prior[k])
  }
  (discriminant(1) - discriminant(2)) / 2
}

shrunken_centroids <- function(data) {
  fit <- shrinking(data$X, data$y)
  # Each class dealt to the folds in turn.
  fold <- integer(length(data$y))
  for (k in 0:1) fold[data$y == k] <- (seq_len(sum(data$y == k)) - 1) %% 5
  thresholds <- max(abs(fit$d[2, ])) * (0:29) / 29
  errors <- sapply(thresholds, function(delta) {
    sum(sapply(0:4, function(left) {
      inside <- fold != left
      odds <- log_odds(shrinking(data$X[inside, ], data$y[inside]), delta, data$X[!inside, , drop = FALSE])
      sum((odds > 0) != (data$y[!inside] == 1))
    }))
  })
  list(
    d = fit$d[2, ],
    at = lapply(c(0, 0.5, 1.5), function(delta) list(threshold = delta, log_odds = log_odds(fit, delta, data$test))),
    fold = as.integer(fold), thresholds = thresholds, errors = as.integer(errors),
    chosen = max(thresholds[errors == min(errors)])
  )
}

# Golub et al. 1999: the probes with the highest and lowest signal-to-noise vote.
weighted_voting <- function(data, per_class) {
  ones <- data$X[data$y == 1, ]
  zeros <- data$X[data$y == 0, ]
  noise <- apply(ones, 2, sd) + apply(zeros, 2, sd)
  p <- ifelse(noise == 0, 0, (colMeans(ones) - colMeans(zeros)) / noise)
  b <- (colMeans(ones) + colMeans(zeros)) / 2
  voting <- c(order(-p)[seq_len(min(per_class, sum(p > 0)))], order(p)[seq_len(min(per_class, sum(p < 0)))])
  votes <- t((t(data$test[, voting]) - b[voting]) * p[voting])
  for_one <- rowSums(pmax(votes, 0))
  for_zero <- rowSums(pmax(-votes, 0))
  winner <- pmax(for_one, for_zero)
  loser <- pmin(for_one, for_zero)
  list(
    per_class = as.integer(per_class), voting = sort(voting) - 1L,
    strength = (winner - loser) / (winner + loser), winner = as.integer(for_one > for_zero)
  )
}

# Rounded to halves, so that distances tie; knn() then counts all samples as near as the kth.
neighbours <- function(data) {
  X <- round(data$X * 2) / 2
  test <- round(data$test * 2) / 2
  euclidean <- lapply(c(1, 3, 4, 5), function(k) {
    winner <- knn(X, test, factor(data$y), k = k, prob = TRUE, use.all = TRUE)
    share <- attr(winner, "prob") # of the winner
    list(k = as.integer(k), share = ifelse(winner == "1", share, 1 - share))
  })
  r <- cor(t(test), t(X))
  correlation <- lapply(c(1, 3, 5), function(k) {
    list(k = as.integer(k), share = apply(r, 1, function(row) mean(data$y[order(-row)[1:k]])))
  })
  stopifnot(apply(r, 1, function(row) min(diff(sort(row)))) > 1e-9)
  list(euclidean = euclidean, correlation = correlation)
}

# Geman et al. 2004; of equal differences the largest rank score (Tan et al. 2005), then the first of (0, 1), (1, 0), (0, 2) ...
top_pair <- function(X, y) {
  ranks <- t(apply(X, 1, rank))
  n <- c(sum(y == 0), sum(y == 1))
  whole <- function(per_sample) sum(per_sample[y == 1]) * n[1] - sum(per_sample[y == 0]) * n[2]
  best <- c(-1, -1)
  for (i in seq_len(ncol(X))) for (j in seq_len(ncol(X))) if (i < j) for (pair in list(c(i, j), c(j, i))) {
    difference <- whole(X[, pair[1]] < X[, pair[2]])
    gamma <- abs(whole(ranks[, pair[1]] - ranks[, pair[2]]))
    if (abs(difference) > best[1] || (abs(difference) == best[1] && gamma > best[2])) {
      best <- c(abs(difference), gamma)
      found <- list(
        first = pair[1] - 1L, second = pair[2] - 1L,
        difference = difference / prod(n), rank_score = gamma / prod(n)
      )
    }
  }
  found
}

of_set <- function(name) {
  data <- read_set(name)
  as_it_is <- if (name == "small") data$raw else data$X
  list(
    shrunken_centroids = shrunken_centroids(data),
    weighted_voting = lapply(c(3, 25), function(per_class) weighted_voting(data, per_class)),
    neighbours = neighbours(data),
    top_pair = top_pair(as_it_is, data$y),
    top_pair_floored = top_pair(pmax(as_it_is, 0), data$y)
  )
}

save_json("baselines.json", list(
  made_with = made_with("baselines.R", "class"),
  small = of_set("small"), separable = of_set("separable")
))
