# Answers requests for units of work, one JSON line each: {"ms": ..., "result": ...}.
# Rscript peer.R FOLDER, with inputs.json and the matrices in FOLDER.

suppressPackageStartupMessages({
  for (name in c("jsonlite", "glmnet", "e1071", "randomForest", "ranger", "multtest")) {
    library(name, character.only = TRUE)
  }
})

folder <- commandArgs(TRUE)[1]
inputs <- fromJSON(file.path(folder, "inputs.json"))

# A matrix of samples in rows, and the labels.
input_set <- function(name) {
  shape <- inputs$shapes[[name]]
  values <- readBin(file.path(folder, paste0(name, ".f64")), "double", shape$rows * shape$columns)
  list(X = matrix(values, shape$rows, shape$columns, byrow = TRUE), y = shape$y)
}

here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
source(file.path(here, "units.R"))

json <- function(x) toJSON(x, digits = I(17), auto_unbox = TRUE, na = "null")

prepared <- list()
answer <- function(request) {
  if (request$unit == "versions") {
    names <- c("glmnet", "e1071", "randomForest", "ranger", "multtest")
    own <- lapply(setNames(names, names), function(name) as.character(packageVersion(name)))
    return(list(result = c(list(R = paste(R.version$major, R.version$minor, sep = ".")), own)))
  }
  key <- paste(request$unit, request$peer)
  if (is.null(prepared[[key]])) prepared[[key]] <<- units[[key]]()
  start <- Sys.time()
  result <- prepared[[key]]()
  ms <- as.numeric(Sys.time() - start, units = "secs") * 1000
  if (!isTRUE(request$give)) return(list(ms = ms))
  list(ms = ms, result = if (is.function(result)) result() else result)
}

requests <- file("stdin", "r")
while (length(line <- readLines(requests, 1)) > 0) {
  reply <- tryCatch(answer(fromJSON(line)), error = function(e) list(error = conditionMessage(e)))
  cat(json(reply), "\n", sep = "")
  flush(stdout())
}
