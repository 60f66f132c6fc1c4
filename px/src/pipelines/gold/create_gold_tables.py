# Databricks notebook source
"""Create the gold schema and its tables; tables that exist are left alone.

Reads: nothing.
Writes: dim_store, dim_product, fact_sales, fact_inventory (gold).
"""

import time

from pyspark.sql import SparkSession

# YOUR LOGIC: add your own tables and columns here.
TABLES = {
    "dim_store": """(
        store_id BIGINT NOT NULL COMMENT 'Key of the store',
        store_name STRING COMMENT 'Name on the shop front',
        city STRING COMMENT 'City of the store',
        state STRING COMMENT 'Two-letter state code',
        opened_date DATE COMMENT 'Day the store opened',
        loaded_at TIMESTAMP COMMENT 'Time this version of the row was loaded'
    ) USING DELTA COMMENT 'Stores, one row each'""",
    "dim_product": """(
        product_id BIGINT NOT NULL COMMENT 'Key of the product',
        product_name STRING COMMENT 'Name of the product',
        category STRING COMMENT 'Product category',
        brand STRING COMMENT 'Brand of the product',
        unit_price DECIMAL(10, 2) COMMENT 'List price of one unit',
        loaded_at TIMESTAMP COMMENT 'Time this version of the row was loaded'
    ) USING DELTA COMMENT 'Products, one row each'""",
    "fact_sales": """(
        transaction_id BIGINT NOT NULL COMMENT 'Key of the transaction',
        transaction_ts TIMESTAMP COMMENT 'Time of the sale',
        transaction_date DATE COMMENT 'Day of the sale',
        store_id BIGINT COMMENT 'Store that made the sale; see dim_store',
        product_id BIGINT COMMENT 'Product sold; see dim_product',
        quantity INT COMMENT 'Units sold',
        unit_price DECIMAL(10, 2) COMMENT 'Price paid for one unit',
        sales_amount DECIMAL(18, 2) COMMENT 'Price of all units together',
        loaded_at TIMESTAMP COMMENT 'Time this version of the row was loaded'
    ) USING DELTA COMMENT 'Sales, one row for each transaction'
    CLUSTER BY (transaction_date)""",
    "fact_inventory": """(
        snapshot_date DATE NOT NULL COMMENT 'Day of the stock count',
        store_id BIGINT NOT NULL COMMENT 'Store that holds the stock; see dim_store',
        product_id BIGINT NOT NULL COMMENT 'Product in stock; see dim_product',
        quantity_on_hand INT COMMENT 'Units in stock',
        reorder_point INT COMMENT 'Order more when stock is at or below this',
        loaded_at TIMESTAMP COMMENT 'Time this version of the row was loaded'
    ) USING DELTA COMMENT 'Stock, one row for each day, store and product'
    CLUSTER BY (snapshot_date)""",
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


def qualified(*names):
    """Join names into one SQL identifier, each part in backticks."""
    return ".".join("`" + name.replace("`", "``") + "`" for name in names)


def create_tables(spark, catalog, schema):
    """Create the schema and the tables that do not exist yet."""
    spark.sql(f"CREATE SCHEMA IF NOT EXISTS {qualified(catalog, schema)}")
    for name, definition in TABLES.items():
        table = qualified(catalog, schema, name)
        spark.sql(f"CREATE TABLE IF NOT EXISTS {table} {definition}")
        print(f"Ready: {table}")


# COMMAND ----------


def main():
    """Create the gold tables."""
    catalog, gold_schema = get_parameters()
    spark = SparkSession.builder.getOrCreate()
    started = time.monotonic()

    try:
        create_tables(spark, catalog, gold_schema)
    except Exception as e:
        print(f"Gold setup failed: {e}")
        raise
    finally:
        print(f"Elapsed: {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
