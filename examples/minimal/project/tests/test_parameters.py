"""Every notebook reads exactly the parameters that its job passes, and prints them."""

import ast

import pytest

from conftest import FakeDbutils, notebook_tasks


@pytest.mark.parametrize("task", list(notebook_tasks()), ids=lambda task: f"{task.job}.{task.task}")
def test_notebook_reads_what_its_task_passes(task, capsys):
    dbutils = FakeDbutils(task.widgets)
    get_parameters = load_function(task.notebook, "get_parameters", {"dbutils": dbutils})

    get_parameters()

    assert dbutils.widgets.read == set(task.widgets)
    printed = capsys.readouterr().out
    for name, value in task.widgets.items():
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
