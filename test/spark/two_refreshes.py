"""After two refreshes of a project with bronze and gold: gold has one row for each key."""

import pytest

from bundle import read_bundle

pytestmark = pytest.mark.local

SCHEMAS = read_bundle().jobs["gold_merge_job"].tasks[0].parameters
GOLD = f"{SCHEMAS['catalog']}.{SCHEMAS['gold_schema']}"
SOURCE = f"{SCHEMAS['catalog']}.{SCHEMAS.get('silver_schema') or SCHEMAS['bronze_schema']}"


@pytest.mark.parametrize(
    ("table", "keys", "rows"),
    [
        ("dim_store", "store_id", 100),
        ("dim_product", "product_id", 50),
        ("fact_sales", "transaction_id", 20000),
    ],
)
def test_every_key_is_there_once(spark, table, keys, rows):
    counts = f"SELECT COUNT(*), COUNT(DISTINCT {keys}) FROM {GOLD}.{table}"
    assert tuple(spark.sql(counts).first()) == (rows, rows)


def test_sales_add_up(spark):
    amounts = f"SELECT SUM(sales_amount), MAX(loaded_at) FROM {GOLD}.fact_sales"
    source = f"SELECT SUM(quantity * unit_price), MAX(loaded_at) FROM {SOURCE}.transactions"
    assert spark.sql(amounts).first() == spark.sql(source).first()


def test_stock_is_that_of_the_newest_count(spark):
    keys = "COUNT(DISTINCT snapshot_date, store_id, product_id)"
    rows, distinct = spark.sql(f"SELECT COUNT(*), {keys} FROM {GOLD}.fact_inventory").first()
    assert rows == distinct
    newest = f"(SELECT MAX(loaded_at) FROM {SOURCE}.inventory)"
    counted = f"SELECT COUNT(*) FROM {GOLD}.fact_inventory WHERE loaded_at = {newest}"
    assert spark.sql(counted).first()[0] == 5000
