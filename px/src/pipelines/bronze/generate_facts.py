# Databricks notebook source
"""Append sample transactions and today's stock count to bronze.

Rows are only ever appended. Transaction ids go on from the highest one. A second run on the same
day counts the stock again; gold keeps the newest row of each key.

Reads: stores, products, transactions (bronze).
Writes: transactions, inventory (bronze).
"""

import time

from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F

FIRST_LOAD_DAYS = 90  # the first load covers this many days, so that models have a history

# COMMAND ----------


def get_parameters():
    """Read the parameters of the task."""
    catalog = dbutils.widgets.get("catalog")
    bronze_schema = dbutils.widgets.get("bronze_schema")
    num_transactions = int(dbutils.widgets.get("num_transactions"))
    num_inventory_records = int(dbutils.widgets.get("num_inventory_records"))

    print(f"Catalog: {catalog}")
    print(f"Bronze schema: {bronze_schema}")
    print(f"Transactions: {num_transactions}")
    print(f"Inventory records: {num_inventory_records}")

    return catalog, bronze_schema, num_transactions, num_inventory_records


# COMMAND ----------


def qualified(*names):
    """Join names into one SQL identifier, each part in backticks."""
    return ".".join("`" + name.replace("`", "``") + "`" for name in names)


def numbered(rows, key, number):
    """Number the rows from 0 in the order of their key."""
    return rows.withColumn(number, F.row_number().over(Window.orderBy(key)) - 1)


def pick(key, what, count):
    """Return a number from 0 to count - 1 that depends on the key and on what it is for."""
    return F.pmod(F.xxhash64(key, F.lit(what)), F.lit(count))


# YOUR LOGIC: replace make_transactions and make_inventory with reads of your own source.
def make_transactions(stores, products, present, count):
    """Return count transactions that follow the present ones in id and in time."""
    num_stores, num_products = stores.count(), products.count()
    if num_stores == 0 or num_products == 0:
        raise ValueError("No stores or no products: run generate_dimensions first")

    last = present.agg(
        F.max("transaction_id").alias("id"),
        F.unix_timestamp(F.max("transaction_ts")).alias("second"),
    ).first()
    first_id = (last.id or 0) + 1
    now = int(time.time())
    start = last.second or now - FIRST_LOAD_DAYS * 24 * 60 * 60
    seconds = max(now - start, 1)

    # The lower of two picks makes some stores and products sell more than others.
    key = "transaction_id"
    return (
        present.sparkSession.range(first_id, first_id + count)
        .withColumnRenamed("id", key)
        .withColumn("store", F.least(pick(key, "s1", num_stores), pick(key, "s2", num_stores)))
        .withColumn(
            "product", F.least(pick(key, "p1", num_products), pick(key, "p2", num_products))
        )
        .join(F.broadcast(numbered(stores, "store_id", "store")), "store")
        .join(F.broadcast(numbered(products, "product_id", "product")), "product")
        .select(
            key,
            F.timestamp_seconds(F.lit(start) + pick(key, "time", seconds)).alias("transaction_ts"),
            "store_id",
            "product_id",
            (1 + pick(key, "quantity", 5)).cast("int").alias("quantity"),
            "unit_price",
            F.current_timestamp().alias("loaded_at"),
        )
    )


def make_inventory(stores, products, count):
    """Return today's stock of the first count pairs of store and product."""
    stock = F.pmod(F.xxhash64("store_id", "product_id", F.current_date()), F.lit(200))
    return (
        stores.select("store_id")
        .crossJoin(products.select("product_id"))
        .orderBy("store_id", "product_id")
        .limit(count)
        .select(
            F.current_date().alias("snapshot_date"),
            "store_id",
            "product_id",
            stock.cast("int").alias("quantity_on_hand"),
            (20 + pick("product_id", "reorder", 30)).cast("int").alias("reorder_point"),
            F.current_timestamp().alias("loaded_at"),
        )
    )


# COMMAND ----------


def main():
    """Append the facts."""
    catalog, bronze_schema, num_transactions, num_inventory_records = get_parameters()
    spark = SparkSession.builder.getOrCreate()
    started = time.monotonic()

    try:
        transactions = qualified(catalog, bronze_schema, "transactions")
        inventory = qualified(catalog, bronze_schema, "inventory")
        stores = spark.table(qualified(catalog, bronze_schema, "stores")).select("store_id")
        products = spark.table(qualified(catalog, bronze_schema, "products")).select(
            "product_id", "unit_price"
        )

        sales = make_transactions(stores, products, spark.table(transactions), num_transactions)
        sales.writeTo(transactions).append()
        print(f"Appended to {transactions}")

        make_inventory(stores, products, num_inventory_records).writeTo(inventory).append()
        print(f"Appended to {inventory}")
    except Exception as e:
        print(f"Generating the facts failed: {e}")
        raise
    finally:
        print(f"Elapsed: {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
