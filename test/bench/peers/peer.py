"""Answers requests for units of work, one JSON line each: {"ms": ..., "result": ...}.

python peer.py FOLDER, with inputs.json and the matrices in FOLDER.
"""

import json
import math
import sys
import time
import traceback

from units import Inputs, UNITS, versions


def plain(value):
    """JSON has no NaN and no arrays."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def answer(request, prepared, inputs):
    if request["unit"] == "versions":
        return {"result": versions()}
    key = (request["unit"], request["peer"])
    if key not in prepared:
        prepared[key] = UNITS[key](inputs)
    start = time.perf_counter()
    result = prepared[key]()
    ms = (time.perf_counter() - start) * 1000
    if callable(result):
        result = result() if request.get("give") else None
    return {"ms": ms, "result": plain(result) if request.get("give") else None}


def main():
    inputs, prepared = Inputs(sys.argv[1]), {}
    for line in sys.stdin:
        try:
            reply = answer(json.loads(line), prepared, inputs)
        except Exception:
            reply = {"error": traceback.format_exc()}
        print(json.dumps(reply), flush=True)


if __name__ == "__main__":
    main()
