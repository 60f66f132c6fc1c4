"""The options of pytest -m local, which runs jobs on this machine. See README.md."""

import pytest


def pytest_addoption(parser):
    group = parser.getgroup("jobs on this machine")
    group.addoption("--job", action="append", default=[], help="run this job; can be repeated")
    group.addoption(
        "--before", action="store_true", help="run all that comes before the job first, afresh"
    )
    group.addoption("--fresh", action="store_true", help="forget the tables of earlier runs")


def pytest_configure(config):
    config.addinivalue_line("markers", "local: runs on this machine's Spark; needs -m local")
    if not _is_local(config):
        return
    config.addinivalue_line("filterwarnings", "ignore:The 'warn' method is deprecated")  # Spark's
    from local.engine import what_is_missing

    if missing := what_is_missing():
        lines = "\n".join(f"  - {line}" for line in missing)
        raise pytest.UsageError(f"runs on this machine need:\n{lines}\nSee tests/README.md.")


def pytest_collection_modifyitems(config, items):
    """Leave out what needs Spark, unless it was asked for."""
    if _is_local(config):
        return
    left_out = [item for item in items if item.get_closest_marker("local")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def spark_address(request):
    """The address of a Spark that runs as long as the tests."""
    from local.engine import empty_folder, prepare, spark_server

    options = request.config.option
    runs_jobs = any("step" in item.fixturenames for item in request.session.items)
    if options.fresh or runs_jobs and (options.before or not options.job):
        empty_folder()
    with spark_server() as address:
        prepare(address)
        yield address


@pytest.fixture
def spark(spark_address):
    """A Spark session, to look at the tables that the jobs wrote."""
    from local.engine import session

    with session(spark_address) as spark:
        yield spark


def _is_local(config):
    return bool(config.option.job) or "local" in config.option.markexpr.split()
