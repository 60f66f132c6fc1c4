# Databricks notebook source
"""Generate sample stores and products, and merge them into bronze.

The same id always gives the same row, so a second run changes nothing.

Reads: nothing.
Writes: stores, products (bronze).
"""

import time
from datetime import date
from decimal import Decimal

from faker import Faker
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

CATEGORIES = ("Bakery", "Beverages", "Dairy", "Frozen", "Household", "Produce", "Snacks")

# COMMAND ----------


def get_parameters():
    """Read the parameters of the task."""
    catalog = dbutils.widgets.get("catalog")
    bronze_schema = dbutils.widgets.get("bronze_schema")
    num_stores = int(dbutils.widgets.get("num_stores"))
    num_products = int(dbutils.widgets.get("num_products"))

    print(f"Catalog: {catalog}")
    print(f"Bronze schema: {bronze_schema}")
    print(f"Stores: {num_stores}")
    print(f"Products: {num_products}")

    return catalog, bronze_schema, num_stores, num_products


# COMMAND ----------


def qualified(*names):
    """Join names into one SQL identifier, each part in backticks."""
    return ".".join("`" + name.replace("`", "``") + "`" for name in names)


# YOUR LOGIC: replace make_stores and make_products with reads of your own source.
def make_stores(spark, count):
    """Return the stores 1 to count."""
    fake = Faker("en_US")
    rows = []
    for store_id in range(1, count + 1):
        fake.seed_instance(f"store {store_id}")
        city = fake.city()
        opened = fake.date_between(date(2010, 1, 1), date(2024, 12, 31))
        rows.append((store_id, f"{city} {store_id}", city, fake.state_abbr(), opened))
    columns = "store_id BIGINT, store_name STRING, city STRING, state STRING, opened_date DATE"
    return spark.createDataFrame(rows, columns)


def make_products(spark, count):
    """Return the products 1 to count."""
    fake = Faker("en_US")
    rows = []
    for product_id in range(1, count + 1):
        fake.seed_instance(f"product {product_id}")
        name = f"{fake.word()} {fake.word()}".capitalize()
        price = Decimal(fake.random_int(99, 4999)) / 100
        rows.append((product_id, name, fake.random_element(CATEGORIES), fake.company(), price))
    columns = (
        "product_id BIGINT, product_name STRING, category STRING, brand STRING, "
        "unit_price DECIMAL(10, 2)"
    )
    return spark.createDataFrame(rows, columns)


def merge_rows(spark, rows, table, key):
    """Insert new keys and update changed rows; equal rows keep their loaded_at."""
    same = " AND ".join(f"t.{name} <=> s.{name}" for name in rows.columns)
    rows.withColumn("loaded_at", F.current_timestamp()).createOrReplaceTempView("new_rows")
    result = spark.sql(f"""
        MERGE INTO {table} AS t
        USING new_rows AS s
        ON t.{key} = s.{key}
        WHEN MATCHED AND NOT ({same}) THEN UPDATE SET *
        WHEN NOT MATCHED THEN INSERT *
    """).first()
    print(f"{table}: {result.num_inserted_rows} inserted, {result.num_updated_rows} updated")


# COMMAND ----------


def main():
    """Generate the dimensions."""
    catalog, bronze_schema, num_stores, num_products = get_parameters()
    spark = SparkSession.builder.getOrCreate()
    started = time.monotonic()

    try:
        stores = qualified(catalog, bronze_schema, "stores")
        products = qualified(catalog, bronze_schema, "products")
        merge_rows(spark, make_stores(spark, num_stores), stores, "store_id")
        merge_rows(spark, make_products(spark, num_products), products, "product_id")
    except Exception as e:
        print(f"Generating the dimensions failed: {e}")
        raise
    finally:
        print(f"Elapsed: {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
