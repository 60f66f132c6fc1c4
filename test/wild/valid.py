"""Reads JSON lists of [path, text] line by line; answers with the paths that this Python parses."""

import ast
import json
import sys
import warnings

warnings.simplefilter("ignore")
for line in sys.stdin:
    path, text = json.loads(line)
    try:
        ast.parse(text)
        print(json.dumps(path))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        pass
