# selection-golub.json: Welch's t-test, limma's moderated t-test and multtest's step-down maxT on the 38 training samples of
# the real cohort (clipped to [100, 16000], log2, all 7,129 probes), for what test/known-answers.test.ts asks of the committed
# tables. GOLUB_DIR names the folder with the cohort's files; `run.sh` leaves this script out, as they are not committed.

source("common.R")
suppressPackageStartupMessages({
  library(limma)
  library(multtest)
})

folder <- Sys.getenv("GOLUB_DIR")
raw <- read.csv(file.path(folder, "data_set_ALL_AML_train.csv"), check.names = FALSE, quote = "\"")
ids <- grep("^[0-9]+$", names(raw), value = TRUE)
labels <- read.csv(file.path(folder, "actual.csv"))
y <- as.integer(labels$cancer[match(as.integer(ids), labels$patient)] == "AML")
stopifnot(length(y) == 38, sum(y) == 11)
x <- log2(pmin(pmax(as.matrix(raw[, ids]), 100), 16000))
probes <- raw[["Gene Accession Number"]]
constant <- apply(x, 1, function(row) max(row) == min(row))

fit <- suppressWarnings(eBayes(lmFit(x, cbind(1, y))))
permutations <- 50000L
invisible(capture.output(
  adjusted <- mt.maxT(x[!constant, ], y, test = "t", side = "abs", B = permutations)
))
p_maxt <- rep(1, nrow(x))
p_maxt[which(!constant)[adjusted$index]] <- adjusted$adjp

# The strongest, every hundredth of the others, and some constant ones.
by_p <- order(fit$p.value[, 2])
shown <- unique(c(by_p[1:60], seq(1, nrow(x), by = 100), which(constant)[1:10]))
welch <- lapply(shown, function(j) {
  if (constant[j]) return(list(statistic = NA, parameter = NA, p.value = 1))
  t.test(x[j, y == 1], x[j, y == 0])
})
of_welch <- function(name) vapply(welch, function(test) as.numeric(test[[name]]), 0)

save_json("selection-golub.json", list(
  made_with = made_with("selection-golub.R", "limma", "multtest"),
  permutations = permutations,
  prior_df = fit$df.prior, prior_variance = fit$s2.prior,
  probe = probes[shown],
  t = of_welch("statistic"), df = of_welch("parameter"), p = of_welch("p.value"),
  t_moderated = as.numeric(fit$t[shown, 2]), p_moderated = as.numeric(fit$p.value[shown, 2]),
  p_maxt = p_maxt[shown],
  significant_maxt = sum(p_maxt <= 0.05)
))
