# Databricks notebook source
"""Create the bronze schema and its tables; tables that exist are left alone.

Reads: nothing.
Writes: stores, products, transactions, inventory (bronze).
"""

import time

from pyspark.sql import SparkSession

# The silver pipeline streams from transactions and inventory, and a stream needs a source whose
# rows never change. The property delta.appendOnly makes Delta refuse updates and deletes.
# YOUR LOGIC: add your own tables and columns here.
TABLES = {
    "stores": """(
        store_id BIGINT COMMENT 'Key of the store',
        store_name STRING COMMENT 'Name on the shop front',
        city STRING COMMENT 'City of the store',
        state STRING COMMENT 'Two-letter state code',
        opened_date DATE COMMENT 'Day the store opened',
        loaded_at TIMESTAMP COMMENT 'Time this version of the row was loaded'
    ) USING DELTA COMMENT 'Stores, one row each'""",
    "products": """(
        product_id BIGINT COMMENT 'Key of the product',
        product_name STRING COMMENT 'Name of the product',
        category STRING COMMENT 'Product category',
        brand STRING COMMENT 'Brand of the product',
        unit_price DECIMAL(10, 2) COMMENT 'List price of one unit',
        loaded_at TIMESTAMP COMMENT 'Time this version of the row was loaded'
    ) USING DELTA COMMENT 'Products, one row each'""",
    "transactions": """(
        transaction_id BIGINT COMMENT 'Key of the transaction',
        transaction_ts TIMESTAMP COMMENT 'Time of the sale',
        store_id BIGINT COMMENT 'Store that made the sale',
        product_id BIGINT COMMENT 'Product sold',
        quantity INT COMMENT 'Units sold',
        unit_price DECIMAL(10, 2) COMMENT 'Price paid for one unit',
        loaded_at TIMESTAMP COMMENT 'Time the row was loaded'
    ) USING DELTA COMMENT 'Sales as they arrive; a transaction may arrive more than once'
    TBLPROPERTIES ('delta.appendOnly' = 'true')""",
    "inventory": """(
        snapshot_date DATE COMMENT 'Day of the stock count',
        store_id BIGINT COMMENT 'Store that holds the stock',
        product_id BIGINT COMMENT 'Product in stock',
        quantity_on_hand INT COMMENT 'Units in stock',
        reorder_point INT COMMENT 'Order more when stock is at or below this',
        loaded_at TIMESTAMP COMMENT 'Time the row was loaded'
    ) USING DELTA COMMENT 'Daily stock counts; a day may be counted more than once'
    TBLPROPERTIES ('delta.appendOnly' = 'true')""",
}

# COMMAND ----------


def get_parameters():
    """Read the parameters of the task."""
    catalog = dbutils.widgets.get("catalog")
    bronze_schema = dbutils.widgets.get("bronze_schema")

    print(f"Catalog: {catalog}")
    print(f"Bronze schema: {bronze_schema}")

    return catalog, bronze_schema


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
    """Create the bronze tables."""
    catalog, bronze_schema = get_parameters()
    spark = SparkSession.builder.getOrCreate()
    started = time.monotonic()

    try:
        create_tables(spark, catalog, bronze_schema)
    except Exception as e:
        print(f"Bronze setup failed: {e}")
        raise
    finally:
        print(f"Elapsed: {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
