"""Prints the fields that databricks-bundles has, as JSON: `bundle_classes.py FOLDER`, of its unpacked wheel.

Only facts are read, out of the syntax trees of its data classes: kinds of resources, and for each class
its fields with their types, which of them are required, and the words of its enumerations. Nothing of it
is imported or run.
"""

import ast
import json
import sys
from pathlib import Path

SIMPLE = {"str", "int", "bool", "float"}


def name_of(node):
    """The name that an annotation gives, with `list` or `map` before it."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Name):
        return node.id
    if not isinstance(node, ast.Subscript):
        return "Any"
    outer = name_of(node.value)
    inner = node.slice.elts[-1] if isinstance(node.slice, ast.Tuple) else node.slice
    if outer in ("VariableOrList", "list"):
        return f"list {name_of(inner)}"
    if outer in ("VariableOrDict", "dict"):
        return f"map {name_of(inner)}"
    return name_of(inner)


def fields_of(node):
    fields = {}
    for each in node.body:
        if not isinstance(each, ast.AnnAssign) or not isinstance(each.target, ast.Name):
            continue
        required = " required" if each.value is None else ""
        fields[each.target.id] = f"{name_of(each.annotation)}{required}"
    return fields


def is_data_class(node):
    return any("dataclass" in ast.unparse(each) for each in node.decorator_list)


def is_enum(node):
    return any(isinstance(each, ast.Name) and each.id == "Enum" for each in node.bases)


def words_of(node):
    values = [each.value for each in node.body if isinstance(each, ast.Assign)]
    return [each.value for each in values if isinstance(each, ast.Constant)]


def main():
    root = Path(sys.argv[1]) / "databricks" / "bundles"
    enums = {}
    found = {}
    for path in sorted(root.glob("*/_models/*.py")):
        kind = path.relative_to(root).parts[0]
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.ClassDef):
                continue
            if is_enum(node):
                enums[node.name] = words_of(node)
            elif is_data_class(node):
                found.setdefault(node.name, {})[kind] = fields_of(node)
    # Classes of one name that differ are told apart by their kinds; which is which is not worked out.
    classes = {}
    for name, kinds in found.items():
        same = list(kinds.values())
        classes[name] = same[0] if all(each == same[0] for each in same) else kinds
    kinds = sorted(each.parent.name for each in root.glob("*/_models"))
    print(json.dumps({"kinds": kinds, "classes": classes, "enums": enums}))


main()
