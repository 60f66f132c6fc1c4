# Databricks notebook source
"""Create the data profiling monitors of the gold facts; one that exists is left alone.

Reads: fact_sales, fact_inventory (gold).
Writes: one monitor for each; its metric tables go to the gold schema.
"""

import time

from databricks.sdk import WorkspaceClient
from databricks.sdk.errors import NotFound
from databricks.sdk.service.dataquality import (
    AggregationGranularity,
    DataProfilingConfig,
    Monitor,
    SnapshotConfig,
    TimeSeriesConfig,
)

# fact_sales is profiled for each day of its timestamp, fact_inventory as a whole.
# YOUR LOGIC: add your own tables here.
PROFILES = {
    "fact_sales": {
        "time_series": TimeSeriesConfig(
            timestamp_column="transaction_ts",
            granularities=[AggregationGranularity.AGGREGATION_GRANULARITY_1_DAY],
        )
    },
    "fact_inventory": {"snapshot": SnapshotConfig()},
}

# COMMAND ----------


def get_parameters():
    """Read the parameters of the task."""
    catalog = dbutils.widgets.get("catalog")
    gold_schema = dbutils.widgets.get("gold_schema")

    print(f"Catalog: {catalog}")
    print(f"Gold schema: {gold_schema}")

    return catalog, gold_schema


# COMMAND ----------


def has_monitor(client, table_id):
    """Say whether the table has a monitor."""
    try:
        client.data_quality.get_monitor(object_type="table", object_id=table_id)
    except NotFound:
        return False
    return True


def create_monitor(client, table, schema_id, assets_dir, profile):
    """Create the monitor of one table, unless it has one."""
    table_id = client.tables.get(table).table_id
    if has_monitor(client, table_id):
        print(f"Left alone: {table} has a monitor")
        return
    config = DataProfilingConfig(
        output_schema_id=schema_id, assets_dir=f"{assets_dir}/{table}", **profile
    )
    client.data_quality.create_monitor(
        monitor=Monitor(object_type="table", object_id=table_id, data_profiling_config=config)
    )
    print(f"Created: monitor of {table}")


# COMMAND ----------


def main():
    """Create the monitors."""
    catalog, gold_schema = get_parameters()
    started = time.monotonic()

    try:
        client = WorkspaceClient()
        schema_id = client.schemas.get(f"{catalog}.{gold_schema}").schema_id
        assets_dir = f"/Workspace/Users/{client.current_user.me().user_name}/data_profiling"
        for name, profile in PROFILES.items():
            table = f"{catalog}.{gold_schema}.{name}"
            create_monitor(client, table, schema_id, assets_dir, profile)
    except Exception as e:
        print(f"Creating the monitors failed: {e}")
        raise
    finally:
        print(f"Elapsed: {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
