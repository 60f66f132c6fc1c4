"""Runs programs that read their parameters by argparse, and what became of them.

Reads a JSON list of {"before", "after", "runs": [{"argv", "widgets"}]} from standard input. Prints,
for each case, what `result` was at the end of each run: of the program before with the command line,
and of the one after with the widgets. Needs nothing but Python's standard library.
"""

import contextlib
import io
import json
import sys
import types


class Widgets:
    def __init__(self, passed):
        self.passed, self.declared = passed, {}

    def text(self, name, default, label=None):
        if not isinstance(name, str) or not isinstance(default, str):
            raise AssertionError("a widget holds text")
        self.declared[name] = default

    def dropdown(self, name, default, choices, label=None):
        self.text(name, default)
        if not all(isinstance(each, str) for each in choices):
            raise AssertionError("a dropdown holds texts")
        if default not in choices or len(set(choices)) != len(choices):
            raise AssertionError("a dropdown's default is one of its choices")

    def get(self, name):
        if name in self.passed:
            return self.passed[name]
        if name in self.declared:
            return self.declared[name]
        raise KeyError(f"No input widget named {name} is defined")


def plain(value):
    """A value with the types of all its parts, as something that JSON can hold."""
    if hasattr(value, "__dict__") and type(value).__name__ in ("Namespace", "SimpleNamespace"):
        return {"namespace": plain(vars(value))}
    if isinstance(value, dict):
        return [["dict"], *sorted([key, plain(each)] for key, each in value.items())]
    if isinstance(value, (list, tuple)):
        return [type(value).__name__, *map(plain, value)]
    if callable(value):
        return ["function", getattr(value, "__name__", "")]
    return [type(value).__name__, repr(value)]


def run(code, argv, widgets):
    module = {"__name__": "__main__"}
    if widgets is not None:
        module["dbutils"] = types.SimpleNamespace(widgets=Widgets(widgets))
    sys.argv = ["notebook", *argv]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            exec(code, module)
            return {"value": plain(module["result"])}
        except AssertionError:
            raise
        except (Exception, SystemExit) as error:
            return {"refused": f"{type(error).__name__}: {error}"}


def both(case):
    before = compile(case["before"], "before", "exec")
    after = compile(case["after"], "after", "exec")
    return [
        {
            "before": run(before, each["argv"], None),
            "after": run(after, [], each["widgets"]),
        }
        for each in case["runs"]
    ]


json.dump([both(case) for case in json.load(sys.stdin)], sys.stdout)
