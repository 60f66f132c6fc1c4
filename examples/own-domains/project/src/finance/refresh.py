# Databricks notebook source
"""Refresh the finance domain; so far it only counts the tables that it can read.

Reads: the list of tables of the gold schema.
Writes: nothing.
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


def refresh(spark, catalog, schema):
    """Bring the tables of the finance domain up to date."""
    count = spark.sql(f"SHOW TABLES IN {qualified(catalog, schema)}").count()
    print(f"{qualified(catalog, schema)}: {count} tables")
    # YOUR LOGIC: read the gold tables and write those of the finance domain here.


# COMMAND ----------


def main():
    """Refresh the domain."""
    catalog, schema = get_parameters()
    spark = SparkSession.builder.getOrCreate()
    started = time.monotonic()

    try:
        refresh(spark, catalog, schema)
    except Exception as e:
        print(f"Refresh of finance failed: {e}")
        raise
    finally:
        print(f"Elapsed: {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
