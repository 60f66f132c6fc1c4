"""Says which tasks run, in which order and with which parameters, as Lakeflow Jobs would."""

import re
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from bundle import Task

LEVELS = ["orchestrator", "composite", "atomic"]


@dataclass(frozen=True)
class Step:
    """One run of a task that runs code."""

    number: int
    path: tuple[str, ...]  # the jobs that led here, from the outermost, and the task
    task: Task
    parameters: dict[str, str]
    after: frozenset[int]  # the steps that must have succeeded

    def __str__(self):
        return " > ".join(self.path)


def plan(bundle, keys):
    """The steps of these jobs, one job after the other."""
    steps = []
    for key in keys:
        if key not in bundle.jobs:
            raise ValueError(f"there is no job {key}; there are: {', '.join(bundle.jobs)}")
        _add_job(steps, bundle, key, (), {}, frozenset(step.number for step in steps))
    return steps


def outermost(bundle):
    """The jobs that no other job runs: setup first, then orchestrators before others."""
    run_by_others = {task.runs for job in bundle.jobs.values() for task in job.tasks}

    def order(key):
        tags = bundle.jobs[key].tags
        level = tags.get("job_level")
        rank = LEVELS.index(level) if level in LEVELS else len(LEVELS)
        return (tags.get("job_type") != "setup", rank)

    return sorted((key for key in bundle.jobs if key not in run_by_others), key=order)


def plan_up_to(bundle, key):
    """The steps of a job, and all that comes before it when everything runs."""
    plan(bundle, [key])  # refuses a key that is not there
    steps = plan(bundle, outermost(bundle))
    own = [step for step in steps if key in step.path[:-1]]
    wanted = set()
    waiting = {step.number for step in own if step.path[0] == own[-1].path[0]}
    while waiting:
        number = waiting.pop()
        wanted.add(number)
        waiting |= steps[number].after - wanted
    return [step for step in steps if step.number in wanted]


def _add_job(steps, bundle, key, path, given, after):
    """Append the steps of a job; return the numbers of all of them."""
    if key in path:
        raise ValueError(f"jobs run each other in a cycle: {' > '.join([*path, key])}")
    job, path = bundle.jobs[key], (*path, key)
    parameters = job.parameters | {k: v for k, v in given.items() if k in job.parameters}
    done = {}
    for task in _in_order(job):
        before = after.union(*(done[other] for other in task.after))
        own = {k: _fill(v, parameters) for k, v in task.parameters.items()}
        if task.kind == "run_job" and task.runs in bundle.jobs:
            inner = _add_job(steps, bundle, task.runs, path, parameters | own, before)
            done[task.key] = inner or before
        else:
            number = len(steps)
            # Job parameters reach every task, and win over the task's own.
            steps.append(Step(number, (*path, task.key), task, own | parameters, before))
            done[task.key] = frozenset([number])
    return frozenset().union(*done.values())


def _in_order(job):
    """The tasks, each behind those that it depends on."""
    tasks = {task.key: task for task in job.tasks}
    for task in job.tasks:
        for other in task.after:
            if other not in tasks:
                raise ValueError(f"{job.key}: {task.key} depends on {other}, which is not there")
    try:
        order = list(TopologicalSorter({t.key: t.after for t in job.tasks}).static_order())
    except CycleError as error:
        raise ValueError(f"{job.key}: tasks in a cycle: {', '.join(error.args[1])}") from None
    return [tasks[key] for key in order]


def _fill(text, parameters):
    """Replace dynamic references to job parameters."""

    def value(match):
        return parameters.get(match[1], match[0])

    return re.sub(r"\{\{\s*job\.parameters\.([\w.-]+)\s*\}\}", value, text)
