# hypergeometric.json: upper tails P(X >= k) when n are drawn of N, of which K are marked, by R's phyper.

source("common.R")

cases <- rbind(
  c(7129, 50, 63, 0), c(7129, 50, 63, 1), c(7129, 50, 63, 2), c(7129, 50, 63, 5), c(7129, 50, 63, 17),
  c(7129, 50, 63, 22), c(7129, 50, 63, 50), c(7129, 50, 50, 42), c(7129, 63, 50, 5), c(7129, 20, 548, 1),
  c(7129, 20, 548, 2), c(7129, 20, 548, 10), c(7129, 20, 548, 20), c(7129, 548, 3051, 300), c(7129, 3564, 3565, 1783),
  c(7129, 3564, 3565, 1900), c(7129, 58, 3051, 10), c(7129, 100, 7129, 100), c(7129, 7129, 10, 10), c(7129, 0, 10, 0),
  c(7129, 0, 10, 1), c(7129, 50, 0, 0), c(7129, 50, 0, 1), c(7129, 50, 63, 51), c(7129, 1, 1, 1),
  c(10, 8, 7, 5), c(10, 8, 7, 6), c(10, 8, 7, 7), c(2, 1, 1, 1), c(20, 5, 5, 3)
)

tails <- apply(cases, 1, function(case) {
  phyper(case[4] - 1, case[2], case[1] - case[2], case[3], lower.tail = FALSE)
})

save_json("hypergeometric.json", list(
  made_with = made_with("hypergeometric.R"),
  cases = lapply(seq_along(tails), function(i) {
    list(N = cases[i, 1], K = cases[i, 2], n = cases[i, 3], k = cases[i, 4], p = tails[i])
  })
))
