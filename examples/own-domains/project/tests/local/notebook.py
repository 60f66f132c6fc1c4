"""Runs a Python notebook cell by cell, with the widgets that its task passes and no others."""

import re

FIRST_LINE = "# Databricks notebook source"
CELL_MARK = "# COMMAND ----------"
MAGIC = "# MAGIC "


class InputWidgetNotDefined(Exception):
    """What Databricks raises for a widget that is not there."""


class NotebookExit(Exception):
    """Ends a notebook that calls dbutils.notebook.exit."""


class Widgets:
    """Stands in for dbutils.widgets: every value is text. Remembers what was read."""

    def __init__(self, values):
        self.values = dict(values)
        self.read = set()

    def get(self, name):
        if name not in self.values:
            raise InputWidgetNotDefined(f"No input widget named {name} is defined")
        self.read.add(name)
        return self.values[name]

    def getAll(self):
        self.read |= set(self.values)
        return dict(self.values)

    def text(self, name, default, *rest):
        self.values.setdefault(name, default)

    dropdown = combobox = multiselect = text


class Notebook:
    """Stands in for dbutils.notebook."""

    def exit(self, value=""):
        raise NotebookExit(value)


class Dbutils:
    """Stands in for dbutils. What is not here works on Databricks only."""

    def __init__(self, values):
        self.widgets = Widgets(values)
        self.notebook = Notebook()

    def __getattr__(self, name):
        raise NotImplementedError(f"dbutils.{name} works on Databricks only")


def cells(source):
    """The cells of a notebook: pairs of the number of the first line and the text."""
    lines = source.splitlines()
    if not lines or lines[0] != FIRST_LINE:
        raise ValueError(f"the first line is not {FIRST_LINE!r}")
    starts = [1, *(i + 1 for i, line in enumerate(lines) if line.rstrip() == CELL_MARK)]
    ends = [start - 1 for start in starts[1:]] + [len(lines)]
    return [(a + 1, "\n".join(lines[a:b])) for a, b in zip(starts, ends, strict=True)]


def run_notebook(path, spark, dbutils):
    """Run all cells of a notebook, up to dbutils.notebook.exit."""
    names = {"__name__": "__main__", "spark": spark, "dbutils": dbutils, "display": _display}
    try:
        _run_cells(path, names)
    except NotebookExit as ended:
        print(f"Ended with: {ended}")


def _run_cells(path, names):
    for first_line, text in cells(path.read_text(encoding="utf-8")):
        if MAGIC in text:
            _run_magic(path, text, names)
        # The line breaks give each line the number that it has in the file.
        exec(compile("\n" * (first_line - 1) + text, str(path), "exec"), names)


def _run_magic(path, text, names):
    """Run what %run and %sql say; text and packages need nothing here."""
    code = [line[len(MAGIC) :] for line in text.splitlines() if line.startswith(MAGIC)]
    command = "\n".join(code).strip()
    if command.startswith("%run "):
        other = path.parent / command.split()[1]
        _run_cells(other if other.suffix else other.with_suffix(".py"), names)
    elif command.startswith("%sql"):
        names["_sqldf"] = names["spark"].sql(command.removeprefix("%sql").strip().rstrip(";"))
    elif not re.match(r"%(md|pip|skip|python)\b|$", command):
        raise NotImplementedError(f"{command.split()[0]} works on Databricks only")


def _display(rows):
    """Show a table as text."""
    rows.show() if hasattr(rows, "show") else print(rows)
