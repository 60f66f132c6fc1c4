# Databricks notebook source
"""Create the table-valued functions over gold, or replace them.

Reads: dim_store, dim_product, fact_sales, fact_inventory (gold), when a function is called.
Writes: the functions sales_by_store and low_stock (gold).
"""

import time

from pyspark.sql import SparkSession

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


def deploy_functions(spark, catalog, schema):
    """Create or replace every function."""

    def gold(name):
        return qualified(catalog, schema, name)

    # YOUR LOGIC: add your own functions here.
    spark.sql(f"""
        CREATE OR REPLACE FUNCTION {gold("sales_by_store")}(
            start_date DATE COMMENT 'First day, included',
            end_date DATE COMMENT 'Last day, included'
        )
        RETURNS TABLE (
            store_id BIGINT COMMENT 'Key of the store',
            store_name STRING COMMENT 'Name of the store',
            transactions BIGINT COMMENT 'Number of transactions',
            units BIGINT COMMENT 'Units sold',
            sales_amount DECIMAL(28, 2) COMMENT 'Total sales'
        )
        COMMENT 'Sales of each store between two days'
        RETURN
            SELECT s.store_id, d.store_name, COUNT(*), SUM(s.quantity), SUM(s.sales_amount)
            FROM {gold("fact_sales")} AS s
            LEFT JOIN {gold("dim_store")} AS d ON d.store_id = s.store_id
            WHERE s.transaction_date BETWEEN start_date AND end_date
            GROUP BY s.store_id, d.store_name
    """)
    print(f"Deployed: {gold('sales_by_store')}")

    spark.sql(f"""
        CREATE OR REPLACE FUNCTION {gold("low_stock")}(
            only_category STRING DEFAULT NULL COMMENT 'One product category, or NULL for all'
        )
        RETURNS TABLE (
            store_id BIGINT COMMENT 'Key of the store',
            product_id BIGINT COMMENT 'Key of the product',
            product_name STRING COMMENT 'Name of the product',
            quantity_on_hand INT COMMENT 'Units in stock',
            reorder_point INT COMMENT 'Order more at or below this'
        )
        COMMENT 'Products at or below their reorder point in the newest stock count'
        RETURN
            SELECT i.store_id, i.product_id, p.product_name, i.quantity_on_hand, i.reorder_point
            FROM {gold("fact_inventory")} AS i
            LEFT JOIN {gold("dim_product")} AS p ON p.product_id = i.product_id
            WHERE i.snapshot_date = (SELECT MAX(snapshot_date) FROM {gold("fact_inventory")})
                AND i.quantity_on_hand <= i.reorder_point
                AND (only_category IS NULL OR p.category = only_category)
    """)
    print(f"Deployed: {gold('low_stock')}")


# COMMAND ----------


def main():
    """Deploy the functions."""
    catalog, gold_schema = get_parameters()
    spark = SparkSession.builder.getOrCreate()
    started = time.monotonic()

    try:
        deploy_functions(spark, catalog, gold_schema)
    except Exception as e:
        print(f"Deploying the functions failed: {e}")
        raise
    finally:
        print(f"Elapsed: {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
