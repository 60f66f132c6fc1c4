"""Runs the notebooks of a generated project with stand-ins for Spark and the SDKs.

Reads a JSON list of {"path", "widgets"} from standard input and prints, for each notebook, what
happened: as JSON, in the same order. Needs nothing but Python's standard library.
"""

import contextlib
import io
import json
import sys
from unittest import mock

MODULES = [
    "databricks",
    "databricks.sdk",
    "databricks.sdk.errors",
    "databricks.sdk.service",
    "databricks.sdk.service.dataquality",
    "faker",
    "mlflow",
    "mlflow.exceptions",
    "mlflow.models",
    "numpy",
    "pandas",
    "pyspark",
    "pyspark.sql",
    "pyspark.sql.types",
    "sklearn",
    "sklearn.ensemble",
    "sklearn.metrics",
]


class StandIn:
    """Anything: can be called, indexed, compared and reckoned with, and is empty when iterated."""

    def __init__(self):
        self.error = None
        self.called = False

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        child = StandIn()
        setattr(self, name, child)
        return child

    def __call__(self, *args, **kwargs):
        self.called = True
        if self.error is not None:
            raise self.error
        return self.result

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __bool__(self):
        return True

    def __getitem__(self, key):
        return self.item

    def __setitem__(self, key, value):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    def __float__(self):
        return 1.0

    def __int__(self):
        return 1

    def __str__(self):
        return "1"

    def __format__(self, spec):
        return "1"


def _itself(self, *others):
    return self


def _no(self, other):
    return False


for _name in "add sub mul truediv floordiv mod and or".split():
    setattr(StandIn, f"__{_name}__", _itself)
    setattr(StandIn, f"__r{_name}__", _itself)
for _name in "neg invert".split():
    setattr(StandIn, f"__{_name}__", _itself)
for _name in "lt le gt ge".split():
    setattr(StandIn, f"__{_name}__", _no)


class Refused(Exception):
    """Raised by stand-ins in the second run, to see that main() passes errors on."""


class Widgets:
    def __init__(self, values):
        self.values, self.read = values, []

    def get(self, name):
        if name not in self.values:
            raise KeyError(f"No input widget named {name} is defined")
        self.read.append(name)
        return self.values[name]


class Dbutils:
    def __init__(self, values):
        self.widgets = Widgets(values)


def run(path, widgets, fail):
    """Run one notebook as a job would, and say what it did."""
    with open(path, encoding="utf-8") as file:
        code = compile(file.read(), path, "exec")
    modules = {name: StandIn() for name in MODULES}
    spark = StandIn()
    modules["pyspark.sql"].SparkSession.builder.getOrCreate.result = spark
    for name, error in [
        ("NotFound", "databricks.sdk.errors"),
        ("MlflowException", "mlflow.exceptions"),
    ]:
        setattr(modules[error], name, type(name, (Exception,), {}))
    modules["faker"].Faker.result.random_int.result = 99
    if fail:
        for call in (spark.sql, spark.table, spark.range, spark.createDataFrame):
            call.error = Refused("refused")
        modules["databricks.sdk"].WorkspaceClient.error = Refused("refused")
    dbutils = Dbutils(widgets)
    printed = io.StringIO()
    result = {"error": None}
    with mock.patch.dict(sys.modules, modules), contextlib.redirect_stdout(printed):
        try:
            exec(code, {"__name__": "__main__", "dbutils": dbutils})
        except BaseException as error:
            result["error"] = f"{type(error).__name__}: {error}"
    result["read"] = sorted(dbutils.widgets.read)
    result["stopped_spark"] = spark.stop.called
    result["printed"] = printed.getvalue()
    return result


def main():
    runs = []
    for notebook in json.load(sys.stdin):
        path, widgets = notebook["path"], notebook["widgets"]
        runs.append(
            {
                "path": path,
                "good": run(path, widgets, fail=False),
                "failing": run(path, widgets, fail=True),
                "missing": run(path, {}, fail=False),
            }
        )
    json.dump(runs, sys.stdout)


if __name__ == "__main__":
    main()
