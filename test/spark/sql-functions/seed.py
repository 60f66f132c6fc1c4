"""The gold tables that another bundle makes, with rows whose sums are easy to tell."""

import pytest

pytestmark = pytest.mark.local

TABLES = {
    "dim_store": ("store_id BIGINT, store_name STRING", "(1, 'One'), (2, 'Two')"),
    "dim_product": (
        "product_id BIGINT, product_name STRING, category STRING",
        "(1, 'Milk', 'Dairy'), (2, 'Rolls', 'Bakery')",
    ),
    "fact_sales": (
        "transaction_date DATE, store_id BIGINT, quantity INT, sales_amount DECIMAL(18, 2)",
        "('2026-01-01', 1, 2, 3.50), ('2026-01-02', 1, 1, 1.00), ('2026-01-02', 2, 4, 8.00)",
    ),
    "fact_inventory": (
        "snapshot_date DATE, store_id BIGINT, product_id BIGINT, quantity_on_hand INT, "
        "reorder_point INT",
        "('2026-01-01', 1, 1, 1, 9), ('2026-01-02', 1, 1, 5, 9), ('2026-01-02', 1, 2, 9, 9), "
        "('2026-01-02', 2, 2, 10, 9)",
    ),
}


def test_the_tables_are_made(spark):
    spark.sql("CREATE SCHEMA gold")
    for name, (columns, rows) in TABLES.items():
        spark.sql(f"CREATE TABLE gold.{name} ({columns})")
        spark.sql(f"INSERT INTO gold.{name} VALUES {rows}")
