# What every R script here shares. jsonlite reads exactly but writes 15 digits at most, so writing is done here with 17.

suppressPackageStartupMessages(library(jsonlite))

number <- function(x) {
  if (is.na(x)) return("null")
  if (is.infinite(x)) stop("JSON has no infinity")
  if (is.integer(x)) format(x) else sprintf("%.17g", x)
}

# Named lists become objects, unnamed lists and vectors arrays; a scalar is a plain value, I() keeps it an array.
to_json <- function(x, indent = "") {
  inner <- paste0(indent, " ")
  wrap <- function(open, items, close) {
    paste0(open, "\n", paste0(inner, items, collapse = ",\n"), "\n", indent, close)
  }
  if (is.list(x)) {
    items <- vapply(x, to_json, "", indent = inner)
    if (is.null(names(x))) return(wrap("[", items, "]"))
    return(wrap("{", paste0('"', names(x), '": ', items), "}"))
  }
  items <- if (is.character(x)) {
    paste0('"', x, '"')
  } else if (is.logical(x)) {
    ifelse(is.na(x), "null", tolower(x))
  } else {
    vapply(x, number, "")
  }
  if (length(x) == 1 && !inherits(x, "AsIs")) items else paste0("[", paste0(items, collapse = ","), "]")
}

save_json <- function(name, content) writeLines(to_json(content), name)

made_with <- function(script, ...) {
  versions <- list(script = script, R = paste(R.version$major, R.version$minor, sep = "."))
  for (name in c(...)) versions[[name]] <- as.character(packageVersion(name))
  versions
}
