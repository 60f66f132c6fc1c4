# Databricks notebook source
"""Merge silver into gold: one row for each key, and the newest row wins.

A second run over the same rows changes nothing.

Reads: stores, products, transactions, inventory (silver).
Writes: dim_store, dim_product, fact_sales, fact_inventory (gold).
"""

import time

from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F

# COMMAND ----------


def get_parameters():
    """Read the parameters of the task."""
    catalog = dbutils.widgets.get("catalog")
    source_schema = dbutils.widgets.get("silver_schema")
    gold_schema = dbutils.widgets.get("gold_schema")

    print(f"Catalog: {catalog}")
    print(f"Source schema: {source_schema}")
    print(f"Gold schema: {gold_schema}")

    return catalog, source_schema, gold_schema


# COMMAND ----------


def qualified(*names):
    """Join names into one SQL identifier, each part in backticks."""
    return ".".join("`" + name.replace("`", "``") + "`" for name in names)


def newest(rows, keys):
    """Keep the newest row of each key; rows without a key are dropped."""
    newest_first = Window.partitionBy(*keys).orderBy(F.col("loaded_at").desc())
    return (
        rows.dropna(subset=keys)
        .withColumn("position", F.row_number().over(newest_first))
        .filter("position = 1")
        .drop("position")
    )


def add_amounts(sales):
    """Add the columns that gold derives from a sale."""
    # YOUR LOGIC: add your own derived columns here, and to the table in create_gold_tables.
    amount = (F.col("quantity") * F.col("unit_price")).cast("decimal(18, 2)")
    return sales.withColumn("transaction_date", F.to_date("transaction_ts")).withColumn(
        "sales_amount", amount
    )


def merge_rows(spark, rows, table, keys):
    """Insert new keys and update those that have a newer row.

    Each run reads the whole source. When it grows large, filter it on loaded_at first.
    """
    newest(rows, keys).createOrReplaceTempView("new_rows")
    same_key = " AND ".join(f"t.{key} = s.{key}" for key in keys)
    result = spark.sql(f"""
        MERGE INTO {table} AS t
        USING new_rows AS s
        ON {same_key}
        WHEN MATCHED AND s.loaded_at > t.loaded_at THEN UPDATE SET *
        WHEN NOT MATCHED THEN INSERT *
    """).first()
    print(f"{table}: {result.num_inserted_rows} inserted, {result.num_updated_rows} updated")


# COMMAND ----------


def main():
    """Merge the four tables."""
    catalog, source_schema, gold_schema = get_parameters()
    spark = SparkSession.builder.getOrCreate()
    started = time.monotonic()

    def source(name):
        return spark.table(qualified(catalog, source_schema, name))

    def target(name):
        return qualified(catalog, gold_schema, name)

    try:
        merge_rows(spark, source("stores"), target("dim_store"), ["store_id"])
        merge_rows(spark, source("products"), target("dim_product"), ["product_id"])
        sales = add_amounts(source("transactions"))
        merge_rows(spark, sales, target("fact_sales"), ["transaction_id"])
        inventory_keys = ["snapshot_date", "store_id", "product_id"]
        merge_rows(spark, source("inventory"), target("fact_inventory"), inventory_keys)
    except Exception as e:
        print(f"Merging into gold failed: {e}")
        raise
    finally:
        print(f"Elapsed: {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
