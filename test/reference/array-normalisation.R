# array-normalisation.json: the rows of small.json as arrays. limma's normalizeQuantiles (ties = TRUE) of the training rows,
# as they are and with values missing; each array minus its median; each with mean 0 and standard deviation 1 (divisor n).

source("common.R")
suppressPackageStartupMessages(library(limma))

small <- fromJSON("small.json")
rows <- function(X) lapply(seq_len(nrow(X)), function(i) X[i, ])

# An array with a single value missing, one with many, and the last with two values left.
missing <- list(list(0L, 3L), list(4L, 10:25), list(23L, 2:39))
with_holes <- small$X
for (hole in missing) with_holes[hole[[1]] + 1, hole[[2]] + 1] <- NA

z <- function(x) (x - mean(x)) / sqrt(mean((x - mean(x))^2))

save_json("array-normalisation.json", list(
  made_with = made_with("array-normalisation.R", "jsonlite", "limma"),
  median = rows(t(apply(small$test, 1, function(x) x - median(x)))),
  "z-score" = rows(t(apply(small$test, 1, z))),
  quantile = rows(t(normalizeQuantiles(t(small$X), ties = TRUE))),
  missing = lapply(missing, function(hole) list(sample = hole[[1]], columns = I(hole[[2]]))),
  quantile_with_missing = rows(t(normalizeQuantiles(t(with_holes), ties = TRUE)))
))
