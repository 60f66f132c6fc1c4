# Databricks notebook source
"""Build the features of the demand model from the gold facts, and replace the feature table.

There is one row for each store, product and as-of date. The features know only the days before
the as-of date and the stock of that date. The label is the units sold in the seven days from the
as-of date on; it is null until those days have passed.

Reads: fact_sales, fact_inventory, dim_product (gold).
Writes: demand_features (gold).
"""

import time

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

NUM_DATES = 9  # today and the eight weeks before, one as-of date in each week
LOOKBACK_DAYS = 90  # a sale that is longer ago counts as none
LABEL_DAYS = 7

PAIR = ["store_id", "product_id"]
ROW = [*PAIR, "as_of_date"]

COLUMNS = """
    store_id BIGINT NOT NULL COMMENT 'Key of the store',
    product_id BIGINT NOT NULL COMMENT 'Key of the product',
    as_of_date DATE NOT NULL COMMENT 'Day the features are known',
    units_7d BIGINT COMMENT 'Units sold in the 7 days before',
    units_28d BIGINT COMMENT 'Units sold in the 28 days before',
    mean_price_28d DOUBLE COMMENT 'Mean price paid in the 28 days before, else the list price',
    days_since_last_sale INT COMMENT 'Days since the last sale; null when there is none',
    stock_on_hand INT COMMENT 'Units in stock on the day; null when not counted',
    units_next_7d BIGINT COMMENT 'Label: units sold in the 7 days from the day on'
"""

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


def as_of_rows(spark, sales, inventory):
    """Return every pair of store and product that is sold or stocked, for every as-of date."""
    pairs = sales.select(PAIR).union(inventory.select(PAIR)).dropna().distinct()
    weeks_ago = F.col("id").cast("int")
    dates = spark.range(NUM_DATES).select(
        F.date_sub(F.current_date(), weeks_ago * 7).alias("as_of_date")
    )
    return pairs.crossJoin(dates)


def sales_features(rows, sales):
    """Add what the sales before the as-of date tell, and the label."""
    sold = sales.select(
        *PAIR,
        F.col("transaction_date").alias("day"),
        "quantity",
        "sales_amount",
    )
    near = (F.col("day") >= F.date_sub("as_of_date", LOOKBACK_DAYS)) & (
        F.col("day") < F.date_add("as_of_date", LABEL_DAYS)
    )
    same_pair = (sold.store_id == rows.store_id) & (sold.product_id == rows.product_id)
    joined = rows.join(sold, same_pair & near, "left").drop(sold.store_id, sold.product_id)

    before = F.col("day") < F.col("as_of_date")

    def within(days):
        return before & (F.col("day") >= F.date_sub("as_of_date", days))

    def total(column, condition):
        return F.sum(F.when(condition, F.col(column)))

    label_is_known = F.date_add("as_of_date", LABEL_DAYS) <= F.current_date()
    label = F.coalesce(total("quantity", ~before), F.lit(0))
    return (
        joined.groupBy(ROW)
        .agg(
            F.coalesce(total("quantity", within(7)), F.lit(0)).alias("units_7d"),
            F.coalesce(total("quantity", within(28)), F.lit(0)).alias("units_28d"),
            total("sales_amount", within(28)).cast("double").alias("amount_28d"),
            F.max(F.when(before, F.col("day"))).alias("last_sale"),
            label.alias("label"),
        )
        .withColumn("paid_price", F.try_divide("amount_28d", "units_28d"))
        .withColumn("days_since_last_sale", F.date_diff("as_of_date", "last_sale"))
        .withColumn("units_next_7d", F.when(label_is_known, F.col("label")))
    )


def build_features(spark, sales, inventory, products):
    """Return the whole feature table."""
    stock = inventory.select(
        *PAIR,
        F.col("snapshot_date").alias("as_of_date"),
        F.col("quantity_on_hand").alias("stock_on_hand"),
    )
    list_prices = products.select("product_id", F.col("unit_price").cast("double"))
    # YOUR LOGIC: add your own features here, and to COLUMNS.
    return (
        sales_features(as_of_rows(spark, sales, inventory), sales)
        .join(stock, ROW, "left")
        .join(list_prices, "product_id", "left")
        .select(
            *ROW,
            "units_7d",
            "units_28d",
            F.coalesce("paid_price", "unit_price").alias("mean_price_28d"),
            "days_since_last_sale",
            "stock_on_hand",
            "units_next_7d",
        )
    )


# COMMAND ----------


def main():
    """Replace the rows of the feature table."""
    catalog, gold_schema = get_parameters()
    spark = SparkSession.builder.getOrCreate()
    started = time.monotonic()

    def gold(name):
        return qualified(catalog, gold_schema, name)

    try:
        spark.sql(
            f"CREATE TABLE IF NOT EXISTS {gold('demand_features')} ({COLUMNS}) USING DELTA "
            "COMMENT 'Features of the demand model, for each store, product and as-of date'"
        )
        features = build_features(
            spark,
            spark.table(gold("fact_sales")),
            spark.table(gold("fact_inventory")),
            spark.table(gold("dim_product")),
        )
        features.writeTo(gold("demand_features")).overwrite(F.lit(True))
        print(f"{gold('demand_features')}: {spark.table(gold('demand_features')).count()} rows")
    except Exception as e:
        print(f"Building the features failed: {e}")
        raise
    finally:
        print(f"Elapsed: {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
