"""Reads the jobs of this bundle, so that every notebook task becomes a test of its own."""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class NotebookTask:
    """A notebook task and the widgets that its notebook gets."""

    job: str
    task: str
    notebook: Path
    widgets: dict[str, str]


class FakeWidgets:
    """Stands in for dbutils.widgets: knows the task's parameters and nothing else."""

    def __init__(self, values):
        self.values = values
        self.read = set()

    def get(self, name):
        if name not in self.values:
            raise AssertionError(f"No input widget named {name} is defined")
        self.read.add(name)
        return self.values[name]


class FakeDbutils:
    def __init__(self, values):
        self.widgets = FakeWidgets(values)


def notebook_tasks():
    """The tasks of all jobs below resources/ that run a Python notebook."""
    variables = _variables()
    for path in sorted(ROOT.glob("resources/**/*.yml")):
        jobs = (_load(path).get("resources") or {}).get("jobs") or {}
        for job_key, job in jobs.items():
            job_parameters = {p["name"]: p["default"] for p in job.get("parameters") or []}
            for task in job.get("tasks") or []:
                notebook_task = task.get("notebook_task") or {}
                notebook = notebook_task.get("notebook_path", "")
                if not notebook.endswith(".py"):
                    continue
                # Job parameters reach every task, and win over the task's own.
                parameters = {**(notebook_task.get("base_parameters") or {}), **job_parameters}
                widgets = {k: _resolve(str(v), variables) for k, v in parameters.items()}
                yield NotebookTask(
                    job_key, task["task_key"], (path.parent / notebook).resolve(), widgets
                )


def _load(path):
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {}


def _variables():
    """The value of each bundle variable in the dev target, as far as the files tell."""
    bundle = _load(ROOT / "databricks.yml")
    values = {k: (v or {}).get("default") for k, v in (bundle.get("variables") or {}).items()}
    target = (bundle.get("targets") or {}).get("dev") or {}
    return {**values, **(target.get("variables") or {})}


def _resolve(text, variables):
    def value(match):
        found = variables.get(match.group(1))
        return match.group(0) if found is None else str(found)

    return re.sub(r"\$\{var\.([A-Za-z0-9_-]+)\}", value, text)
