# adjust.json: p.adjust on 30 p-values with ties, zeros of precision and ones.

source("common.R")

p <- c(
  0.04999, 1, 1e-300, 0.001, 0.001, 0.02, 0.02, 0.02, 0.5, 0.05, 0.0016666666666666668, 0.3, 1, 7.3e-12, 0.04999,
  0.9999, 0.0004, 0.012, 0.25, 1e-16, 0.6, 0.049, 0.0031, 0.08, 0.08, 1e-100, 0.7, 0.0099, 0.15, 0.0003
)
stopifnot(length(p) == 30)

save_json("adjust.json", list(
  made_with = made_with("adjust.R"),
  p = p,
  bonferroni = p.adjust(p, "bonferroni"),
  holm = p.adjust(p, "holm"),
  "benjamini-hochberg" = p.adjust(p, "BH")
))
