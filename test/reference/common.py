"""What every Python script here shares: reading, writing and the project's definition of standardising."""

import importlib.metadata
import json
import math
import pathlib
import platform

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent


def load(name):
    return json.loads((HERE / name).read_text())


def made_with(script, *packages):
    versions = {"script": script, "python": platform.python_version()}
    return versions | {name: importlib.metadata.version(name) for name in packages}


def plain(value):
    """Numpy to plain Python; what JSON cannot say (NaN, infinity) becomes null."""
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, dict):
        return {key: plain(v) for key, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return float(value) if math.isfinite(value) else None
    return value


def layout(value, indent=""):
    """JSON with a line per innermost list or object. repr() of a double reads back bit for bit."""
    inner = indent + " "
    if isinstance(value, dict) and any(isinstance(v, (dict, list)) for v in value.values()):
        lines = [f"{inner}{json.dumps(key)}: {layout(v, inner)}" for key, v in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, list) and any(isinstance(v, (dict, list)) for v in value):
        return "[\n" + ",\n".join(inner + layout(v, inner) for v in value) + f"\n{indent}]"
    separators = (", ", ": ") if isinstance(value, dict) else (",", ":")
    return json.dumps(value, allow_nan=False, separators=separators)


def save(name, content):
    (HERE / name).write_text(layout(plain(content)) + "\n")


def moments(X):
    """Mean and standard deviation (divisor n) of each column; a constant column (max = min) has exactly 0."""
    constant = X.max(axis=0) == X.min(axis=0)
    return X.mean(axis=0), np.where(constant, 0.0, X.std(axis=0))


def standardise(train, *others):
    """Columns by the training mean and deviation; a column constant in training becomes 0 everywhere."""
    mean, sd = moments(train)
    scale = np.where(sd == 0, 0.0, 1 / np.where(sd == 0, 1.0, sd))
    return [(X - mean) * scale for X in (train, *others)]


def model_data():
    """The two sets that models are fitted on: name, X, y, test rows. `small` is standardised here."""
    small, separable = load("small.json"), load("separable.json")
    X, test = standardise(np.array(small["X"]), np.array(small["test"]))
    yield "small", X, np.array(small["y"]), test
    yield "separable", np.array(separable["X"]), np.array(separable["y"]), np.array(separable["test"])
