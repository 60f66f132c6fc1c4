"""Runs the jobs of this bundle on this machine's Spark, one test for each task."""

import pytest

from bundle import read_bundle
from local.plan import outermost, plan, plan_up_to
from local.tasks import Failure, NotHere, run_step

BUNDLE = read_bundle()
NOT_DONE = set()


def pytest_generate_tests(metafunc):
    """Make a test of every step of the jobs that were asked for."""
    options = metafunc.config.option
    try:
        if options.before:
            if len(options.job) != 1:
                raise ValueError("--before needs one --job")
            steps = plan_up_to(BUNDLE, options.job[0])
        else:
            steps = plan(BUNDLE, options.job or outermost(BUNDLE))
    except ValueError as error:
        raise pytest.UsageError(str(error)) from None
    metafunc.parametrize("step", steps, ids=str)


@pytest.mark.local
@pytest.mark.filterwarnings("ignore")
def test_task_runs(step, spark_address, monkeypatch):
    if step.after & NOT_DONE:
        NOT_DONE.add(step.number)
        pytest.skip("what it depends on did not run")
    if step.task.file:  # as on Databricks, where a notebook finds the files beside it
        monkeypatch.chdir(step.task.file.parent)
        monkeypatch.syspath_prepend(step.task.file.parent)
    failure = None
    try:
        run_step(step, BUNDLE, spark_address)
    except NotHere as reason:
        pytest.skip(str(reason))
    except Failure as error:
        failure = str(error)
    if failure:
        if "[TABLE_OR_VIEW_NOT_FOUND]" in failure:
            failure += "\nTo run what comes before a job first, add --before."
        NOT_DONE.add(step.number)
        pytest.fail(failure, pytrace=False)
