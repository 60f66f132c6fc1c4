"""Reads this bundle as the Databricks CLI would: its jobs, pipelines and variables.

Variables have the values of the default target, and those of tests/local.yml on top. What a target
adds to resources is not read. Run as a script, it prints the packages that the jobs need.
"""

import glob
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent

REFERENCE = re.compile(r"\$\{([\w.-]+)\}")

KINDS = {
    "notebook_task": "notebook",
    "sql_task": "sql",
    "pipeline_task": "pipeline",
    "run_job_task": "run_job",
}


@dataclass(frozen=True)
class Task:
    """A task, and what it runs: a file, a pipeline or a job."""

    key: str
    kind: str  # notebook, sql, pipeline, run_job, or the name of another kind of task
    after: tuple[str, ...]
    parameters: dict[str, str]
    packages: tuple[str, ...] = ()
    file: Path | None = None
    runs: str | None = None
    full_refresh: bool = False


@dataclass(frozen=True)
class Job:
    """A job, with the defaults of its parameters."""

    key: str
    tags: dict[str, str]
    parameters: dict[str, str]
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Pipeline:
    """A pipeline, and the glob patterns or files of its sources."""

    key: str
    catalog: str
    schema: str
    sources: tuple[Path, ...]
    configuration: dict[str, str]


@dataclass(frozen=True)
class Bundle:
    """All jobs and pipelines, by their keys."""

    jobs: dict[str, Job]
    pipelines: dict[str, Pipeline]


def read_bundle(root=ROOT):
    """Read databricks.yml and the files that it includes."""
    main = root / "databricks.yml"
    settings = _load(main)
    patterns = settings.get("include") or []
    # The CLI reads "**" as "*", and so does glob unless it is told to be recursive.
    included = [sorted(glob.glob(pattern, root_dir=root)) for pattern in patterns]
    paths = dict.fromkeys([main, *(root / path for paths in included for path in paths)])
    known = _known_values(settings, root)

    jobs, pipelines = {}, {}
    for path in paths:
        resources = _resolve(_load(path).get("resources") or {}, known)
        for key, job in (resources.get("jobs") or {}).items():
            jobs[key] = _job(key, job, path.parent)
        for key, pipeline in (resources.get("pipelines") or {}).items():
            pipelines[key] = _pipeline(key, pipeline, path.parent)
    return Bundle(jobs, pipelines)


def _load(path):
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {}


def _known_values(settings, root):
    """What ${...} stands for. A reference that is not here stays as it is written."""
    targets = settings.get("targets") or {}
    chosen = [name for name, target in targets.items() if (target or {}).get("default")]
    target = (chosen or [*targets, "local"])[0]

    declared = settings.get("variables") or {}
    local = root / "tests" / "local.yml"
    values = {name: _default(variable or {}) for name, variable in declared.items()}
    for name, value in ((targets.get(target) or {}).get("variables") or {}).items():
        values[name] = _default(value) if isinstance(value, dict) else value
    for name in declared:
        values[name] = os.environ.get(f"BUNDLE_VAR_{name}", values[name])
    values |= (_load(local).get("variables") or {}) if local.exists() else {}

    return {
        "bundle.name": (settings.get("bundle") or {}).get("name"),
        "bundle.target": target,
        "workspace.current_user.short_name": "local",
        "workspace.current_user.userName": "local@example.com",
        "workspace.root_path": str(root),
        "workspace.file_path": str(root),
    } | {f"var.{name}": value for name, value in values.items() if value is not None}


def _default(variable):
    """The default of a variable; for one that is looked up, the name that is looked for."""
    return variable.get("default", next(iter((variable.get("lookup") or {}).values()), None))


def _resolve(value, known):
    """Replace references in all texts of a YAML value; a value may hold references, too."""
    if isinstance(value, dict):
        return {key: _resolve(each, known) for key, each in value.items()}
    if isinstance(value, list):
        return [_resolve(each, known) for each in value]
    if not isinstance(value, str):
        return value
    for _ in range(10):
        value = REFERENCE.sub(lambda match: _text(known.get(match[1], match[0])), value)
    return value


def _text(value):
    """A value as text, as the CLI writes it: true, not True."""
    return value if isinstance(value, str) else json.dumps(value)


def _texts(values):
    return {key: _text(value) for key, value in (values or {}).items()}


def _job(key, job, folder):
    environments = {
        each["environment_key"]: (each.get("spec") or {}).get("dependencies") or []
        for each in job.get("environments") or []
    }
    parameters = {each["name"]: each["default"] for each in job.get("parameters") or []}
    tasks = tuple(_task(task, folder, environments) for task in job.get("tasks") or [])
    return Job(key, job.get("tags") or {}, _texts(parameters), tasks)


def _task(task, folder, environments):
    name = next((name for name in task if name.endswith("_task")), "task")
    body = task.get(name) or {}
    named = body.get("base_parameters") or body.get("job_parameters") or body.get("parameters")
    file = body.get("notebook_path") or (body.get("file") or {}).get("path")
    reference = body.get("job_id") or body.get("pipeline_id")
    match = re.fullmatch(r"\$\{resources\.\w+\.([\w-]+)\.id\}", str(reference))
    return Task(
        key=task["task_key"],
        kind=KINDS.get(name, name),
        after=tuple(each["task_key"] for each in task.get("depends_on") or []),
        parameters=_texts(named if name in KINDS else None),
        packages=tuple(environments.get(task.get("environment_key"), [])),
        file=(folder / file).resolve() if file else None,
        runs=match[1] if match else reference,
        full_refresh=body.get("full_refresh") is True,
    )


def _pipeline(key, pipeline, folder):
    sources = []
    for library in pipeline.get("libraries") or []:
        found = library.get("glob") or library.get("file") or library.get("notebook") or {}
        pattern = found.get("include") or found.get("path")
        if pattern:
            sources.append(Path(os.path.abspath(folder / pattern)))
    return Pipeline(
        key=key,
        catalog=str(pipeline.get("catalog")),
        schema=str(pipeline.get("schema") or pipeline.get("target")),
        sources=tuple(sources),
        configuration=_texts(pipeline.get("configuration")),
    )


def packages(bundle):
    """The packages of tasks that run here, without wheels of the project and options of pip."""
    tasks = [task for job in bundle.jobs.values() for task in job.tasks]
    named = {each for task in tasks if task.kind in KINDS.values() for each in task.packages}
    return sorted(each for each in named if each[:1].isalnum())


if __name__ == "__main__":
    print(*packages(read_bundle()), sep="\n")
