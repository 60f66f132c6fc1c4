# Databricks notebook source
"""Create the metric view over gold sales, or replace it.

Query it with MEASURE, for example:
SELECT category, MEASURE(total_sales) FROM sales_metrics GROUP BY category

Reads: fact_sales, dim_store, dim_product (gold), when the view is queried.
Writes: the metric view sales_metrics (gold).
"""

import json
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


def sales_metrics(catalog, schema):
    """Return the YAML text of the metric view."""

    def gold(name):
        return json.dumps(qualified(catalog, schema, name))  # a JSON string is a YAML string

    # YOUR LOGIC: add your own dimensions and measures here.
    return f"""
version: 1.1
comment: Sales by day, store and product
source: {gold("fact_sales")}
joins:
  - name: store
    source: {gold("dim_store")}
    using: [store_id]
  - name: product
    source: {gold("dim_product")}
    using: [product_id]
dimensions:
  - name: transaction_date
    expr: transaction_date
    comment: Day of the sale
  - name: store_name
    expr: store.store_name
    comment: Name of the store
  - name: state
    expr: store.state
    comment: State of the store
  - name: product_name
    expr: product.product_name
    comment: Name of the product
  - name: category
    expr: product.category
    comment: Product category
measures:
  - name: total_sales
    expr: SUM(sales_amount)
    comment: Total sales
  - name: units_sold
    expr: SUM(quantity)
    comment: Units sold
  - name: transaction_count
    expr: COUNT(1)
    comment: Number of transactions
  - name: average_sale
    expr: SUM(sales_amount) / COUNT(1)
    comment: Sales per transaction
"""


def deploy_metric_view(spark, name, yaml_text):
    """Create or replace one metric view."""
    spark.sql(f"CREATE OR REPLACE VIEW {name} WITH METRICS LANGUAGE YAML AS $${yaml_text}$$")
    print(f"Deployed: {name}")


# COMMAND ----------


def main():
    """Deploy the metric view."""
    catalog, gold_schema = get_parameters()
    spark = SparkSession.builder.getOrCreate()
    started = time.monotonic()

    try:
        name = qualified(catalog, gold_schema, "sales_metrics")
        deploy_metric_view(spark, name, sales_metrics(catalog, gold_schema))
    except Exception as e:
        print(f"Deploying the metric view failed: {e}")
        raise
    finally:
        print(f"Elapsed: {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
