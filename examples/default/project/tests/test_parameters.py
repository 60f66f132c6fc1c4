"""Every notebook reads exactly the parameters that its job passes, and prints them."""

import ast

import pytest

from bundle import read_bundle
from local.notebook import Dbutils
from local.plan import plan

BUNDLE = read_bundle()
STEPS = [
    step
    for job in BUNDLE.jobs.values()
    for step in plan(BUNDLE, [job.key])
    if len(step.path) == 2 and step.task.kind == "notebook" and step.task.file.suffix == ".py"
]


@pytest.mark.parametrize("step", STEPS, ids=str)
def test_notebook_reads_what_its_task_passes(step, capsys):
    dbutils = Dbutils(step.parameters)
    get_parameters = load_function(step.task.file, "get_parameters", {"dbutils": dbutils})

    get_parameters()

    assert dbutils.widgets.read == set(step.parameters)
    printed = capsys.readouterr().out
    for name, value in step.parameters.items():
        assert value in printed, f"{name} is not printed"


def load_function(path, name, names):
    """One function of a notebook, without the imports that only Databricks has."""
    source = path.read_text(encoding="utf-8")
    assert source.startswith("# Databricks notebook source\n"), f"{path} is not a notebook"
    module = ast.parse(source, str(path))
    module.body = [
        node for node in module.body if isinstance(node, ast.FunctionDef) and node.name == name
    ]
    assert module.body, f"{path} has no function {name}()"
    exec(compile(module, str(path), "exec"), names)
    return names[name]
