# The units of work as a careful user of R writes them. Each prepares and gives a function that does the work once; what
# that gives is the result, or a function which makes the result and is not timed.

welch <- function() {
  data <- input_set("logged")
  positive <- data$y == 1
  function() {
    a <- data$X[positive, ]
    b <- data$X[!positive, ]
    na <- nrow(a)
    nb <- nrow(b)
    ma <- colMeans(a)
    mb <- colMeans(b)
    ea <- colSums((a - rep(ma, each = na))^2) / (na - 1) / na
    eb <- colSums((b - rep(mb, each = nb))^2) / (nb - 1) / nb
    t <- (ma - mb) / sqrt(ea + eb)
    df <- (ea + eb)^2 / (ea^2 / (na - 1) + eb^2 / (nb - 1))
    list(t = t, df = df, p = 2 * pt(-abs(t), df))
  }
}

path <- function(alpha) function() {
  data <- input_set("training-7129")
  function() {
    fit <- glmnet(data$X, data$y, family = "binomial", alpha = alpha, standardize = FALSE,
                  nlambda = 100, lambda.min.ratio = 0.01)
    function() path_result(fit)
  }
}

path_result <- function(fit) {
  at <- function(k) {
    which <- which(fit$beta[, k] != 0)
    if (length(which) == 0) return(list())
    data.frame(index = unname(which) - 1, value = unname(fit$beta[which, k]))
  }
  list(lambda = fit$lambda, intercept = unname(fit$a0), coefficients = lapply(seq_along(fit$lambda), at))
}

path_cv <- function() {
  data <- input_set("training-7129")
  function() {
    fit <- cv.glmnet(data$X, data$y, family = "binomial", foldid = inputs$foldOf + 1,
                     standardize = FALSE, nlambda = 100, lambda.min.ratio = 0.01)
    # Beside it, not timed, what it comes to when it goes on until it is exact.
    function() {
      exact <- cv.glmnet(data$X, data$y, family = "binomial", foldid = inputs$foldOf + 1, thresh = 1e-14,
                         lambda = fit$lambda, standardize = FALSE, maxit = 1e7)
      list(lambda = fit$lambda, mean = fit$cvm, exact = exact$cvm, lambdaMin = exact$lambda.min)
    }
  }
}

rbf <- function(size) function() {
  data <- input_set(paste0("training-", size))
  held_out <- input_set(paste0("held-out-", size))$X
  # The first class is the one that e1071's decision values are high for.
  y <- factor(data$y, levels = c(1, 0))
  # The first sample's class has positive values whatever the order of the levels.
  sign <- if (data$y[1] == 1) 1 else -1
  function() {
    gamma <- 1 / (ncol(data$X) * mean((data$X - mean(data$X))^2))
    model <- svm(data$X, y, scale = FALSE, kernel = "radial", cost = 1, gamma = gamma)
    sign * as.vector(attr(predict(model, held_out, decision.values = TRUE), "decision.values"))
  }
}

by_ranger <- function(size) function() {
  data <- input_set(paste0("training-", size))
  held_out <- input_set(paste0("held-out-", size))$X
  names <- paste0("p", seq_len(ncol(data$X)))
  colnames(data$X) <- colnames(held_out) <- names
  y <- factor(data$y)
  set.seed(1)
  function() {
    model <- ranger(x = data$X, y = y, num.trees = 500, importance = "impurity", num.threads = 1,
                    min.node.size = 1, seed = sample.int(.Machine$integer.max, 1))
    function() {
      votes <- predict(model, held_out, predict.all = TRUE, num.threads = 1)$predictions
      list(votes = rowMeans(votes == which(levels(y) == "1")), error = model$prediction.error)
    }
  }
}

by_random_forest <- function(size) function() {
  data <- input_set(paste0("training-", size))
  held_out <- input_set(paste0("held-out-", size))$X
  y <- factor(data$y)
  set.seed(1)
  function() {
    model <- randomForest(data$X, y, ntree = 500)
    function() {
      votes <- predict(model, held_out, type = "vote")[, "1"]
      list(votes = unname(votes), error = unname(model$err.rate[500, "OOB"]))
    }
  }
}

max_t <- function() {
  data <- input_set("training-7129")
  X <- t(data$X)
  constant <- apply(X, 1, function(x) max(x) == min(x))
  X <- X[!constant, ]
  set.seed(1)
  function() {
    result <- NULL
    # It prints dots as it goes.
    invisible(capture.output(result <- mt.maxT(X, data$y, test = "t", side = "abs", B = 1000)))
    function() {
      adjusted <- rep(1, length(constant))
      adjusted[!constant][result$index] <- result$adjp
      adjusted
    }
  }
}

read_csv <- function() {
  function() {
    table <- read.csv(inputs$csv, check.names = FALSE)
    patients <- seq(3, ncol(table), by = 2)
    values <- as.matrix(table[patients])
    calls <- as.matrix(table[patients + 1])
    function() {
      list(values = lapply(split(t(unname(values)), seq_along(patients)) |> setNames(names(table)[patients]), as.vector),
           calls = unname(apply(calls, 2, paste, collapse = "")))
    }
  }
}

units <- list(
  "welch R" = welch,
  "l1-path glmnet" = path(1),
  "l1-path-cv glmnet" = path_cv,
  "elastic-net-path glmnet" = path(0.5),
  "svm-rbf-7129 e1071" = rbf(7129),
  "svm-rbf-50 e1071" = rbf(50),
  "forest-7129 ranger" = by_ranger(7129),
  "forest-50 ranger" = by_ranger(50),
  "forest-7129 randomForest" = by_random_forest(7129),
  "forest-50 randomForest" = by_random_forest(50),
  "max-t multtest" = max_t,
  "read-csv R" = read_csv
)
