"""What CPython makes of the standard library's own files: which it parses, and what each defines."""

import ast
import json
import os
import warnings

warnings.simplefilter("ignore")
folder = os.path.dirname(os.__file__)
for name in sorted(os.listdir(folder)):
    path = os.path.join(folder, name)
    if not name.endswith(".py"):
        continue
    with open(path, encoding="utf-8") as file:
        text = file.read()
    try:
        tree = ast.parse(text)
    except SyntaxError:
        continue
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    found = [node for node in ast.walk(tree) if isinstance(node, kinds)]
    found.sort(key=lambda node: (node.lineno, node.col_offset))
    print(json.dumps([path, [node.name for node in found]]))
