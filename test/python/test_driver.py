"""The driver that generated projects bring along for runs without a workspace, without Spark.

Its folder is on the path: see check.sh.
"""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from bundle import Bundle, Job, Task, packages, read_bundle
from local.engine import missing_packages
from local.notebook import Dbutils, InputWidgetNotDefined, cells, run_notebook
from local.plan import outermost, plan, plan_up_to
from local.sql_file import statements
from local.stand_ins import USE_CATALOG, _answer
from local.tasks import NotHere, _failure, _last_error, _place, run_step

PROJECT = Path(__file__).parents[2] / "examples/default/project"


def write(folder, files):
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def code(key, *after, **parameters):
    return Task(key, "notebook", after, parameters)


def runs(job, *after, key=None, **parameters):
    return Task(key or job, "run_job", after, parameters, runs=job)


def bundle(**jobs):
    """A bundle of jobs, each a list of tasks; a dict among them has the job's parameters."""
    made = {}
    for key, parts in jobs.items():
        tasks = tuple(part for part in parts if isinstance(part, Task))
        parameters = next((part for part in parts if isinstance(part, dict)), {})
        tags = {"job_type": "setup"} if key.endswith("setup") else {}
        made[key] = Job(key, tags, parameters, tasks)
    return Bundle(made, {})


def paths(steps):
    return [str(step) for step in steps]


# Reading


def test_a_bundle_is_read_as_the_cli_reads_it(tmp_path, monkeypatch):
    monkeypatch.setenv("BUNDLE_VAR_from_shell", "shell")
    monkeypatch.setenv("BUNDLE_VAR_user", "hidden by tests/local.yml")
    task = "{task_key: t, environment_key: e, notebook_task: {notebook_path: ../src/n.py, "
    task += "base_parameters: {a: '${var.schema}', b: '${var.flag}', c: '${var.from_shell}', "
    task += "d: '${var.unknown} ${bundle.target}'}}}"
    environment = "{environment_key: e, spec: {dependencies: ['x==1', ../dist/*.whl]}}"
    write(
        tmp_path,
        {
            "databricks.yml": "include: [resources/**/*.yml]\n"
            "variables: {schema: {default: s}, user: {default: u}, from_shell: {},"
            " flag: {default: true}}\n"
            "targets: {prod: {}, dev: {default: true, variables: {schema: '${var.user}_s', from_shell: hidden}}}\n",
            "tests/local.yml": "variables: {user: me}\n",
            "resources/a.yml": "resources: {jobs: {too_high: {}}}",
            "resources/b/j.yml": "resources: {jobs: {j: {environments: [%s], tasks: [%s]}}}"
            % (environment, task),
            "resources/b/c/k.yml": "resources: {jobs: {too_deep: {}}}",
        },
    )

    found = read_bundle(tmp_path)

    assert list(found.jobs) == ["j"]
    (task,) = found.jobs["j"].tasks
    assert task.parameters == {
        "a": "me_s",
        "b": "true",
        "c": "shell",
        "d": "${var.unknown} dev",
    }
    assert task.file == tmp_path / "resources/src/n.py"
    assert packages(found) == ["x==1"]


# Planning


def test_tasks_run_behind_those_that_they_depend_on():
    found = plan(bundle(j=[code("c", "b"), code("b", "a"), code("a")]), ["j"])
    assert paths(found) == ["j > a", "j > b", "j > c"]
    assert [set(step.after) for step in found] == [set(), {0}, {1}]


def test_what_follows_a_job_waits_for_all_of_its_tasks():
    found = plan(
        bundle(
            top=[runs("inner"), runs("last", "inner")],
            inner=[code("a"), code("b")],
            last=[code("c")],
        ),
        ["top"],
    )
    assert found[2].after == {0, 1}
    assert plan(bundle(top=[code("a"), runs("none", "a"), code("b", "none")], none=[]), ["top"])[
        1
    ].after == {0}


def test_job_parameters_reach_the_jobs_and_tasks_below():
    jobs = bundle(
        top=[
            {"day": "1"},
            runs("inner", key="first"),
            runs("inner", "first", key="second", day="2", unknown="3"),
        ],
        inner=[{"day": "0", "own": "x"}, code("t", day="no", copy="at {{job.parameters.day}}")],
    )
    first, second = plan(jobs, ["top"])
    assert first.parameters == {"day": "1", "own": "x", "copy": "at 1"}
    assert second.parameters == {"day": "2", "own": "x", "copy": "at 2"}


SHOP = bundle(
    refresh=[runs("load"), runs("merge", "load"), runs("score", "merge"), runs("watch", "merge")],
    setup=[runs("tables"), runs("score", "tables")],
    tables=[code("t")],
    load=[code("t")],
    merge=[code("t")],
    score=[code("t")],
    watch=[code("t")],
)


def test_everything_runs_with_setup_first():
    assert outermost(SHOP) == ["setup", "refresh"]


def test_before_a_job_comes_what_its_tasks_wait_for():
    assert paths(plan_up_to(SHOP, "tables")) == ["setup > tables > t"]
    assert paths(plan_up_to(SHOP, "score")) == [
        "setup > tables > t",
        "setup > score > t",
        "refresh > load > t",
        "refresh > merge > t",
        "refresh > score > t",
    ]


@pytest.mark.parametrize(
    ("jobs", "message"),
    [
        (bundle(j=[code("a", "b"), code("b", "a")]), "tasks in a cycle"),
        (bundle(j=[code("a", "b")]), "j: a depends on b, which is not there"),
        (bundle(j=[runs("k")], k=[runs("j")]), "in a cycle: j > k > j"),
        (bundle(k=[]), "there is no job j; there are: k"),
    ],
)
def test_what_cannot_be_planned_is_said(jobs, message):
    with pytest.raises(ValueError, match=message):
        plan(jobs, ["j"])


def test_a_job_of_elsewhere_is_a_step_that_cannot_run_here():
    (step,) = plan(bundle(j=[runs("${var.other}")]), ["j"])
    assert step.task.kind == "run_job"


# Notebooks

NOTEBOOK = """# Databricks notebook source
def name():
    return dbutils.widgets.get("name")

# COMMAND ----------
# MAGIC %md
# MAGIC Text: not code
# COMMAND ----------
print(name())
"""


def run(path, text, parameters, spark=None):
    path.write_text(text, encoding="utf-8")
    run_notebook(path, spark, Dbutils(parameters))


def test_cells_know_their_first_line():
    lines = NOTEBOOK.splitlines()
    for first, text in cells(NOTEBOOK):
        assert lines[first - 1 :][: len(text.splitlines())] == text.splitlines()
    assert [first for first, _ in cells(NOTEBOOK)] == [2, 6, 9]


def test_a_notebook_gets_its_widgets_and_no_others(tmp_path, capsys):
    run(tmp_path / "n.py", NOTEBOOK, {"name": "x"})
    assert capsys.readouterr().out == "x\n"
    with pytest.raises(InputWidgetNotDefined, match="No input widget named name is defined"):
        run(tmp_path / "n.py", NOTEBOOK, {"other": "x"})


def test_a_widget_with_a_default_does_not_hide_what_is_passed():
    dbutils = Dbutils({"a": "passed"})
    dbutils.widgets.text("a", "default")
    dbutils.widgets.dropdown("b", "default", ["default"])
    assert (dbutils.widgets.get("a"), dbutils.widgets.get("b")) == ("passed", "default")


def test_magic_cells(tmp_path, capsys):
    class Spark:
        def sql(self, text):
            print(f"sql: {text}")

    (tmp_path / "other.py").write_text("# Databricks notebook source\nx = 7\n")
    head = "# Databricks notebook source\n"
    cut = "# COMMAND ----------\n"
    text = head + f"# MAGIC %run ./other\n{cut}print(x)\n{cut}# MAGIC %sql\n# MAGIC SELECT 1;\n"
    run(
        tmp_path / "n.py",
        text + f"{cut}dbutils.notebook.exit('done')\n{cut}print('no')",
        {},
        Spark(),
    )
    assert capsys.readouterr().out == "7\nsql: SELECT 1\nEnded with: done\n"
    with pytest.raises(NotImplementedError, match="%sh works on Databricks only"):
        run(tmp_path / "n.py", head + "# MAGIC %sh ls\n", {})
    with pytest.raises(NotImplementedError, match="dbutils.fs works on Databricks only"):
        run(tmp_path / "n.py", head + "dbutils.fs.ls('/')\n", {})


def test_a_failure_names_job_task_place_parameters_and_the_first_lines(tmp_path):
    (step,) = plan(bundle(j=[code("t", name="x")]), ["j"])
    path = tmp_path / "n.py"
    text = NOTEBOOK + "\nraise ValueError('one\\n\\ntwo\\n\\nJVM stacktrace:\\nlong')\n"
    with pytest.raises(ValueError) as raised:
        run(path, text, step.parameters)
    failure = _failure(step, _place(path, raised.value), raised.value)
    assert str(failure).splitlines() == [
        "job:        j",
        "task:       t",
        f"at:         {path}, cell 3, line 11",
        "parameters: name=x",
        "ValueError: one",
        "two",
    ]
    with pytest.raises(SyntaxError) as raised:
        run(path, NOTEBOOK + "\n(\n", step.parameters)
    assert _place(path, raised.value) == f"{path}, cell 3, line 11"


def test_the_error_of_a_pipeline_is_the_last_one_of_its_log():
    log = "WARN x\nTraceback:\n  File a\nKeyError: 'x'\n\nTraceback:\n  in b\n"
    log += "pyspark.errors.AnalysisException: [NO] more\nof it\n"
    assert _last_error(log) == "pyspark.errors.AnalysisException: [NO] more\nof it"
    assert _last_error("\n".join("abcdefghijklm")) == "\n".join("defghijklm")


# SQL files


def test_statements_end_at_semicolons_that_are_code():
    pieces = [
        "SELECT ';'",
        'SELECT "a;b"',
        "SELECT `;`",
        "SELECT 1 -- ; no\n+ 1",
        "/* ; */ SELECT 2",
    ]
    pieces += ["CREATE VIEW v AS $$ a; b $$", "SELECT 'it''s;'", r"SELECT '\';'"]
    for seed in range(200):
        chosen = random.Random(seed).choices(pieces, k=6)
        assert statements(";\n".join(chosen) + ";") == chosen


def test_what_is_only_comments_is_no_statement():
    assert statements("-- a; b\n;\n/* c; */ ; SELECT 1;\n-- end") == ["SELECT 1"]


def test_use_catalog_is_said_as_open_source_spark_says_it():
    text = "-- use catalog x\n\nUSE  CATALOG IDENTIFIER(:c)"
    assert (
        USE_CATALOG.sub(r"\1SET CATALOG", text) == "-- use catalog x\n\nSET CATALOG IDENTIFIER(:c)"
    )
    assert not USE_CATALOG.search("SELECT 'USE CATALOG x'")


# What stands in, and what must be there


def test_the_workspace_keeps_what_is_created():
    monitors, refreshes = "/api/dq/monitors", "/api/dq/monitors/table/7/refreshes"
    kept = {monitors: [{"object_type": "table", "object_id": "7"}]}
    assert _answer(kept, "/api/2.1/unity-catalog/tables/a.b.c")["table_id"] == "id of a.b.c"
    assert _answer(kept, f"{monitors}/table/7") == kept[monitors][0]
    assert _answer(kept, f"{monitors}/table/8") is None
    assert _answer(kept, refreshes) == {}
    assert _answer(kept | {refreshes: [{"n": 1}]}, refreshes) == {"refreshes": [{"n": 1}]}


def test_packages_must_have_the_pinned_version():
    installed = f"pytest=={pytest.__version__}"
    asked = [installed, "pytest==0.1", "no-such-package==1", "pytest>=99", "../dist/a.whl"]
    assert missing_packages(asked) == ["pytest==0.1", "no-such-package==1"]


@pytest.mark.parametrize("options", [["-m", "local"], ["--job", "gold_merge_job"]])
def test_without_java_and_spark_it_is_said_what_to_install(options):
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options],
        cwd=PROJECT,
        env={k: v for k, v in os.environ.items() if k != "JAVA_HOME"} | {"PATH": ""},
        capture_output=True,
        text=True,
    )
    assert ended.returncode == pytest.ExitCode.USAGE_ERROR
    assert "Java 17 or newer" in ended.stderr
    assert "python -m pip install -r tests/local/requirements.txt" in ended.stderr


def test_dbt_projects_are_skipped_and_their_packages_not_needed(tmp_path):
    project = "{project_directory: ../src/marts, warehouse_id: x, commands: [dbt build]}"
    jobs = (
        "resources: {jobs: {marts: {environments: [{environment_key: default, spec: "
        "{dependencies: ['dbt-databricks==1.11.8']}}], tasks: [{task_key: marts, "
        "environment_key: default, dbt_task: %s}]}}}\n" % project
    )
    write(tmp_path, {"databricks.yml": "include: [resources/*.yml]\n", "resources/a.yml": jobs})

    bundle = read_bundle(tmp_path)

    assert packages(bundle) == []
    with pytest.raises(NotHere, match="only on Databricks: dbt builds"):
        run_step(plan(bundle, ["marts"])[0], bundle, "")


def test_wheels_are_skipped_and_are_no_packages_to_install(tmp_path):
    wheel = "{package_name: marts, entry_point: main, named_parameters: {a: b}}"
    jobs = (
        "resources: {jobs: {marts: {environments: [{environment_key: default, spec: "
        "{dependencies: [../src/marts/dist/*.whl, pandas]}}], tasks: [{task_key: marts, "
        "environment_key: default, python_wheel_task: %s}]}}}\n" % wheel
    )
    write(tmp_path, {"databricks.yml": "include: [resources/*.yml]\n", "resources/a.yml": jobs})

    bundle = read_bundle(tmp_path)

    assert packages(bundle) == []
    with pytest.raises(NotHere, match="only on Databricks: deployment builds the wheel"):
        run_step(plan(bundle, ["marts"])[0], bundle, "")
