"""After the second refresh: only what is new was added, and late rows did no harm."""

import pytest

pytestmark = pytest.mark.local

NEW = 10_000
LATE = 5  # of late_rows.py: two valid transactions, and three that silver drops


def row(spark, query):
    spark.sql("USE spark_catalog.local_gold")
    return tuple(spark.sql(query).first())


def last_metrics(spark, table, operation):
    history = spark.sql(f"DESCRIBE HISTORY {table}").filter(f"operation = '{operation}'")
    return history.orderBy("version", ascending=False).first().operationMetrics


def test_bronze_goes_on_where_it_ended(spark):
    own = "transaction_id < 900000 AND quantity < 77"
    ids = "SELECT COUNT(*), COUNT(DISTINCT transaction_id), MAX(transaction_id)"
    bronze = "FROM local_bronze.transactions WHERE"
    first = max(NEW, 900_001)
    assert row(spark, f"{ids} {bronze} {own} AND transaction_id <= {NEW}") == (NEW, NEW, NEW)
    assert row(spark, f"{ids} {bronze} transaction_id > {first}") == (NEW, NEW, first + NEW)


def test_equal_dimensions_keep_their_time(spark):
    first = f"transaction_id <= {NEW} AND quantity < 77"
    first = f"SELECT MIN(loaded_at) FROM local_bronze.transactions WHERE {first}"
    for table, rows in [("stores WHERE store_id < 5000", 100), ("products", 50)]:
        times = f"SELECT COUNT(*), MAX(loaded_at) <= ({first}) FROM local_bronze.{table}"
        assert row(spark, times) == (rows, True)


def test_silver_read_only_what_was_new(spark):
    metrics = last_metrics(spark, "local_silver.transactions", "STREAMING UPDATE")
    assert int(metrics["numOutputRows"]) == NEW + 2
    assert row(spark, "SELECT COUNT(*) FROM local_silver.transactions") == (2 * NEW + 2,)


def test_silver_drops_and_tidies(spark):
    dirty = "transaction_id IS NULL OR transaction_id IN (900000, 900001)"
    assert row(spark, f"SELECT COUNT(*) FROM local_silver.transactions WHERE {dirty}") == (0,)
    spark.sql("USE spark_catalog.local_silver")
    odd = spark.sql("SELECT store_name, city, state FROM stores WHERE store_id > 4999").collect()
    assert [tuple(store) for store in odd] == [("Trim", "x", "CA")]


def test_gold_keeps_the_newest_row_of_each_key(spark):
    keys = "SELECT COUNT(*), COUNT(DISTINCT transaction_id) FROM fact_sales"
    assert row(spark, keys) == (2 * NEW, 2 * NEW)
    newer = "SELECT quantity, sales_amount = 99 * unit_price FROM fact_sales"
    assert row(spark, f"{newer} WHERE transaction_id = 7") == (99, True)
    assert row(spark, "SELECT quantity < 77 FROM fact_sales WHERE transaction_id = 8") == (True,)
    metrics = last_metrics(spark, "fact_sales", "MERGE")
    assert (metrics["numTargetRowsInserted"], metrics["numTargetRowsUpdated"]) == (str(NEW), "1")


def test_stock_counted_again_replaces_the_count_of_the_day(spark):
    keys = "COUNT(*), COUNT(DISTINCT snapshot_date, store_id, product_id)"
    rows, distinct = row(spark, f"SELECT {keys} FROM fact_inventory")
    assert rows == distinct
    newest = "SELECT MAX(loaded_at) FROM local_bronze.inventory"
    assert row(spark, f"SELECT COUNT(*) FROM fact_inventory WHERE loaded_at = ({newest})") == (
        5000,
    )


def test_the_champion_is_young_enough(spark):
    versions = "SELECT COUNT(DISTINCT model_version), MAX(model_version) FROM demand_predictions"
    assert row(spark, versions) == (1, "1")
    keys = "COUNT(*), COUNT(DISTINCT store_id, product_id, as_of_date)"
    rows, distinct = row(spark, f"SELECT {keys} FROM demand_predictions")
    assert rows == distinct
