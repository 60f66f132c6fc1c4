# Databricks notebook source
"""Set up the finance domain; so far it only makes sure that its schema exists.

Reads: nothing.
Writes: the gold schema.
"""

import time

from pyspark.sql import SparkSession

# COMMAND ----------


def get_parameters():
    """Read the parameters of the task."""
    catalog = dbutils.widgets.get("catalog")
    schema = dbutils.widgets.get("gold_schema")

    print(f"Catalog: {catalog}")
    print(f"Schema: {schema}")

    return catalog, schema


# COMMAND ----------


def qualified(*names):
    """Join names into one SQL identifier, each part in backticks."""
    return ".".join("`" + name.replace("`", "``") + "`" for name in names)


def set_up(spark, catalog, schema):
    """Create what the finance domain needs before its first refresh."""
    spark.sql(f"CREATE SCHEMA IF NOT EXISTS {qualified(catalog, schema)}")
    print(f"Ready: {qualified(catalog, schema)}")
    # YOUR LOGIC: create the tables, views and functions of the finance domain here.


# COMMAND ----------


def main():
    """Set up the domain."""
    catalog, schema = get_parameters()
    spark = SparkSession.builder.getOrCreate()
    started = time.monotonic()

    try:
        set_up(spark, catalog, schema)
    except Exception as e:
        print(f"Setup of finance failed: {e}")
        raise
    finally:
        print(f"Elapsed: {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
