# Databricks notebook source
"""Start a refresh of the data profiling monitors of the gold facts.

The refresh runs on its own; this notebook does not wait for it. A monitor that is being set up or
refreshed already is skipped.

Reads: fact_sales, fact_inventory (gold).
Writes: the metric tables of the monitors, through the refresh.
"""

import time

from databricks.sdk import WorkspaceClient
from databricks.sdk.service.dataquality import DataProfilingStatus, Refresh, RefreshState

# YOUR LOGIC: add your own monitored tables here.
TABLES = ("fact_sales", "fact_inventory")

UNDER_WAY = (
    RefreshState.MONITOR_REFRESH_STATE_PENDING,
    RefreshState.MONITOR_REFRESH_STATE_RUNNING,
)

# COMMAND ----------


def get_parameters():
    """Read the parameters of the task."""
    catalog = dbutils.widgets.get("catalog")
    gold_schema = dbutils.widgets.get("gold_schema")

    print(f"Catalog: {catalog}")
    print(f"Gold schema: {gold_schema}")

    return catalog, gold_schema


# COMMAND ----------


def reason_to_skip(client, table_id):
    """Say why the monitor cannot be refreshed now, or return None when it can."""
    monitor = client.data_quality.get_monitor(object_type="table", object_id=table_id)
    if monitor.data_profiling_config.status == DataProfilingStatus.DATA_PROFILING_STATUS_PENDING:
        return "its monitor is still being set up"
    refreshes = client.data_quality.list_refresh(object_type="table", object_id=table_id)
    if any(refresh.state in UNDER_WAY for refresh in refreshes):
        return "a refresh is under way"
    return None


def refresh_monitor(client, table):
    """Start a refresh of the monitor of one table."""
    table_id = client.tables.get(table).table_id
    reason = reason_to_skip(client, table_id)
    if reason:
        print(f"Skipped: {table}, {reason}")
        return
    refresh = client.data_quality.create_refresh(
        object_type="table",
        object_id=table_id,
        refresh=Refresh(object_type="table", object_id=table_id),
    )
    print(f"Started: refresh {refresh.refresh_id} of {table}")


# COMMAND ----------


def main():
    """Refresh the monitors."""
    catalog, gold_schema = get_parameters()
    started = time.monotonic()

    try:
        client = WorkspaceClient()
        for name in TABLES:
            refresh_monitor(client, f"{catalog}.{gold_schema}.{name}")
    except Exception as e:
        print(f"Refreshing the monitors failed: {e}")
        raise
    finally:
        print(f"Elapsed: {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
