"""Stands in for what Spark on a laptop has not; tests/README.md has the list.

Statements and calls that only Databricks understands are written to .local/captured.txt.
"""

import json
import os
import re

ONLY_DATABRICKS = re.compile(r"\bWITH\s+METRICS\b", re.IGNORECASE)
USE_CATALOG = re.compile(r"^(\s*(?:--[^\n]*\n\s*)*)USE\s+CATALOG\b", re.IGNORECASE)

NOT_ON_SERVERLESS = [
    "cache",
    "persist",
    "createGlobalTempView",
    "createOrReplaceGlobalTempView",
]


def capture(folder, text):
    """Note what was not run."""
    print(f"Captured, not run: {text.splitlines()[0]}")
    with (folder / "captured.txt").open("a", encoding="utf-8") as file:
        file.write(text.strip() + "\n\n")


def prepare_spark(folder):
    """Make Spark sessions behave as on serverless compute, as far as notebooks see."""
    from pyspark.errors import PySparkNotImplementedError
    from pyspark.sql.connect.dataframe import DataFrame
    from pyspark.sql.connect.session import SparkSession

    def refuse(name):
        def refused(*args, **kwargs):
            raise PySparkNotImplementedError(f"serverless compute has no {name}()")

        return refused

    for name in NOT_ON_SERVERLESS:
        setattr(DataFrame, name, refuse(name))

    run = SparkSession.sql

    def sql(self, sqlQuery, args=None, **kwargs):
        if ONLY_DATABRICKS.search(sqlQuery):
            capture(folder, sqlQuery)
            return run(self, "SELECT 1 WHERE false")
        # The word of open-source Spark for it.
        return run(self, USE_CATALOG.sub(r"\1SET CATALOG", sqlQuery), args, **kwargs)

    SparkSession.sql = sql


def prepare_workspace(folder):
    """Let the Databricks SDK, if there is one, talk to a workspace that is only a file."""
    os.environ |= {"DATABRICKS_HOST": "https://local.invalid", "DATABRICKS_TOKEN": "none"}
    try:
        from databricks.sdk.core import ApiClient
    except ImportError:
        return
    from databricks.sdk.errors import NotFound

    file = folder / "workspace.json"

    def do(self, method, path=None, *args, body=None, **kwargs):
        kept = json.loads(file.read_text()) if file.exists() else {}
        if method != "GET":
            capture(folder, f"{method} {path}\n{json.dumps(body, indent=2, sort_keys=True)}")
            kept.setdefault(path, []).append(body)
            file.write_text(json.dumps(kept))
            return body
        answer = _answer(kept, path)
        if answer is None:
            raise NotFound(f"{path} does not exist in the stand-in for a workspace")
        return answer

    ApiClient.do = do


def _answer(kept, path):
    """What was created under this path. Every table and schema exists, and so does one user."""
    folder, _, name = path.rpartition("/")
    if folder.startswith("/api/2.1/unity-catalog/"):
        return {"full_name": name, "table_id": f"id of {name}", "schema_id": f"id of {name}"}
    if path.endswith("/Me"):
        return {"userName": "local@example.com"}
    if path in kept:
        return {name: kept[path]}
    return _find(kept, path) or ({} if _find(kept, folder) else None)


def _find(kept, path):
    """The object with this path: its collection, then values of it, the last one an id."""
    for collection, items in kept.items():
        if path.startswith(collection + "/"):
            parts = path[len(collection) + 1 :].split("/")
            for item in items:
                ids = [value for key, value in item.items() if key.endswith("id")]
                if parts[-1] in ids and all(part in item.values() for part in parts):
                    return item
    return None
