"""Runs one step: a notebook, a SQL file or a pipeline. A failure says where and why."""

import os
import re
import subprocess
import sys
import traceback
from pathlib import Path

import yaml

from bundle import ROOT
from local.engine import FOLDER, missing_packages, session
from local.notebook import Dbutils, cells, run_notebook
from local.sql_file import statements


BIN = Path(sys.executable).parent


# Kinds of tasks that need Databricks, and why.
NEED_DATABRICKS = {
    "dbt_task": "dbt builds its models on a SQL warehouse",
    "python_wheel_task": "deployment builds the wheel and installs it",
}


class Failure(Exception):
    """A step failed; the text is for people."""


class NotHere(Exception):
    """A step that only Databricks can run."""


def run_step(step, bundle, address):
    """Run a step; raises Failure or NotHere."""
    task = step.task
    run = {"notebook": _notebook, "sql": _sql_file, "pipeline": _pipeline}.get(task.kind)
    if task.kind in NEED_DATABRICKS:
        raise NotHere(f"only on Databricks: {NEED_DATABRICKS[task.kind]}")
    if run is None or (task.kind != "pipeline" and task.file is None):
        raise NotHere(f"not in this bundle, or for Databricks only: {task.kind}")
    if task.kind == "notebook" and task.file.suffix != ".py":
        raise NotHere("only Python notebooks run here")
    if packages := missing_packages(task.packages):
        quoted = " ".join(f'"{package}"' for package in packages)
        raise _failure(step, "packages", f"not installed: python -m pip install {quoted}")
    for name, value in step.parameters.items():
        if "${" in value or "{{" in value:
            hint = f"{name}={value} has no value here: give it one in tests/local.yml"
            raise _failure(step, "parameters", hint)
    run(step, bundle, address)


def _notebook(step, bundle, address):
    path = step.task.file
    with session(address) as spark:
        try:
            run_notebook(path, spark, Dbutils(step.parameters))
        except Exception as error:
            raise _failure(step, _place(path, error), error) from error


def _place(path, error):
    """Cell and line of a notebook where an error came up."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(path)]
    if isinstance(error, SyntaxError) and error.filename == str(path):
        lines = [error.lineno]
    if not lines:
        return _name(path)
    cell = sum(first <= lines[-1] for first, _ in cells(path.read_text(encoding="utf-8")))
    return f"{_name(path)}, cell {cell}, line {lines[-1]}"


def _sql_file(step, bundle, address):
    path = step.task.file
    with session(address) as spark:
        for number, statement in enumerate(statements(path.read_text(encoding="utf-8")), 1):
            try:
                spark.sql(statement, args=step.parameters).collect()
            except Exception as error:
                raise _failure(step, f"{_name(path)}, statement {number}", error) from error


def _pipeline(step, bundle, address):
    if step.task.runs not in bundle.pipelines:
        raise _failure(step, "pipeline", f"{step.task.runs} is not in the bundle")
    pipeline = bundle.pipelines[step.task.runs]
    with session(address) as spark:  # on Databricks, a pipeline makes its schema
        spark.sql(f"CREATE SCHEMA IF NOT EXISTS `{pipeline.catalog}`.`{pipeline.schema}`")
    spec = _pipeline_spec(pipeline)
    command = [BIN / "spark-pipelines", "--remote", address, "run", "--spec", str(spec)]
    command += ["--full-refresh-all"] if step.task.full_refresh else []
    here = {"PYSPARK_PYTHON": sys.executable, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    ended = subprocess.run(
        command, capture_output=True, text=True, cwd=FOLDER, env=os.environ | here
    )
    print(ended.stdout)
    if ended.returncode != 0:
        raise _failure(step, f"pipeline {pipeline.key}", _last_error(ended.stderr))


def _pipeline_spec(pipeline):
    """Write what spark-pipelines reads. Its patterns start at the folder of the file."""
    folder = FOLDER / "pipelines" / pipeline.key
    folder.mkdir(parents=True, exist_ok=True)
    up = "../" * len(folder.relative_to(ROOT).parts)
    sources = [up + source.relative_to(ROOT).as_posix() for source in pipeline.sources]
    spec = {
        "name": pipeline.key,
        "storage": f"file://{folder}/storage",
        "catalog": pipeline.catalog,
        "database": pipeline.schema,
        "libraries": [{"glob": {"include": source}} for source in sources],
        "configuration": pipeline.configuration,
    }
    path = folder / "spark-pipeline.yml"
    path.write_text(yaml.safe_dump(spec, sort_keys=False), encoding="utf-8")
    return path


def _last_error(text):
    """The last error of a log: what follows the last line of a traceback."""
    lines = text.splitlines()
    starts = [i for i, line in enumerate(lines) if re.match(r"[\w.]*(Error|Exception)\b", line)]
    return "\n".join(lines[starts[-1] :] if starts else lines[-10:])


def _failure(step, place, error):
    """A failure that names job, task, place, parameters, and the first lines of the error."""
    text = str(error).partition("JVM stacktrace:")[0].strip()
    first = [line for line in text.splitlines() if line.strip()][:4]
    if isinstance(error, Exception):
        first = [f"{type(error).__name__}: {first[0] if first else ''}", *first[1:]]
    parameters = ", ".join(f"{name}={value}" for name, value in step.parameters.items())
    rows = {
        "job": " > ".join(step.path[:-1]),
        "task": step.path[-1],
        "at": place,
        "parameters": parameters or "none",
    }
    head = [f"{name + ':':12}{value}" for name, value in rows.items()]
    return Failure("\n".join([*head, *first]))


def _name(path):
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
