"""After the first refresh: every layer has the rows of the one below, and values that add up."""

import pytest

pytestmark = pytest.mark.local

ALL_DAYS = "DATE'2000-01-01', DATE'2100-01-01'"


def row(spark, query):
    spark.sql("USE spark_catalog.local_gold")
    return tuple(spark.sql(query).first())


def test_bronze_has_what_its_parameters_say(spark):
    counts = "SELECT COUNT(*), COUNT(DISTINCT {0}), MIN({0}), MAX({0}) FROM local_bronze.{1}"
    assert row(spark, counts.format("store_id", "stores")) == (100, 100, 1, 100)
    assert row(spark, counts.format("product_id", "products")) == (50, 50, 1, 50)
    assert row(spark, counts.format("transaction_id", "transactions")) == (10000, 10000, 1, 10000)
    keys = "SELECT COUNT(*), COUNT(DISTINCT snapshot_date, store_id, product_id)"
    assert row(spark, f"{keys} FROM local_bronze.inventory") == (5000, 5000)


@pytest.mark.parametrize("table", ["stores", "products", "transactions", "inventory"])
def test_silver_has_the_valid_rows_of_bronze(spark, table):
    difference = f"SELECT * FROM local_bronze.{table} EXCEPT SELECT * FROM local_silver.{table}"
    assert spark.sql(difference).count() == 0
    count = (
        f"SELECT (SELECT COUNT(*) FROM local_bronze.{table}), COUNT(*) FROM local_silver.{table}"
    )
    bronze, silver = row(spark, count)
    assert silver == bronze


def test_gold_has_one_row_for_each_key(spark):
    assert row(spark, "SELECT COUNT(*), COUNT(DISTINCT store_id) FROM dim_store") == (100, 100)
    assert row(spark, "SELECT COUNT(*), COUNT(DISTINCT product_id) FROM dim_product") == (50, 50)
    sales = "SELECT COUNT(*), COUNT(DISTINCT transaction_id) FROM fact_sales"
    assert row(spark, sales) == (10000, 10000)
    days = "SELECT COUNT(*), COUNT(DISTINCT snapshot_date, store_id, product_id)"
    assert row(spark, f"{days} FROM fact_inventory") == (5000, 5000)


def test_amounts_and_days_are_derived(spark):
    wrong = "sales_amount <> quantity * unit_price OR transaction_date <> DATE(transaction_ts)"
    assert row(spark, f"SELECT COUNT(*) FROM fact_sales WHERE {wrong}") == (0,)
    empty = "sales_amount IS NULL OR transaction_date IS NULL OR unit_price IS NULL"
    assert row(spark, f"SELECT COUNT(*) FROM fact_sales WHERE {empty}") == (0,)


def test_sales_by_store_adds_up(spark):
    totals = "COUNT(DISTINCT store_id), SUM(transactions), SUM(units), SUM(sales_amount)"
    facts = "COUNT(DISTINCT store_id), COUNT(*), SUM(quantity), SUM(sales_amount)"
    found = row(spark, f"SELECT {totals} FROM sales_by_store({ALL_DAYS})")
    assert found == row(spark, f"SELECT {facts} FROM fact_sales")
    one_day = row(spark, "SELECT MIN(transaction_date), MIN(transaction_date) FROM fact_sales")
    units = "SELECT SUM(units) FROM sales_by_store(DATE'{}', DATE'{}')".format(*one_day)
    wanted = f"SELECT SUM(quantity) FROM fact_sales WHERE transaction_date = DATE'{one_day[0]}'"
    assert row(spark, units) == row(spark, wanted)


def test_low_stock_finds_what_is_low(spark):
    low = "FROM fact_inventory JOIN dim_product USING (product_id)"
    low = f"SELECT COUNT(*), SUM(quantity_on_hand) {low} WHERE quantity_on_hand <= reorder_point"
    totals = "SELECT COUNT(*), SUM(quantity_on_hand) FROM"
    assert row(spark, f"{totals} low_stock()") == row(spark, low) != (0, None)
    (category,) = row(spark, "SELECT MIN(category) FROM dim_product")
    found = row(spark, f"{totals} low_stock('{category}')")
    assert found == row(spark, f"{low} AND category = '{category}'") != (0, None)


def test_features_are_those_of_the_facts(spark):
    keys = "SELECT COUNT(*), COUNT(DISTINCT store_id, product_id, as_of_date)"
    count, distinct = row(spark, f"{keys} FROM demand_features")
    assert count == distinct
    assert row(spark, "SELECT COUNT(DISTINCT as_of_date) FROM demand_features") == (9,)
    (newest,) = row(spark, "SELECT MAX(as_of_date) FROM demand_features")
    for days, column in [(7, "units_7d"), (28, "units_28d")]:
        found = f"SELECT SUM({column}) FROM demand_features WHERE as_of_date = DATE'{newest}'"
        assert row(spark, found) == row(spark, units_before(newest, days))
    last_week = f"DATE'{newest}' - INTERVAL 7 DAYS"
    label = f"SELECT SUM(units_next_7d) FROM demand_features WHERE as_of_date = {last_week}"
    assert row(spark, label) == row(spark, units_before(newest, 7))
    unknown = "SELECT COUNT(units_next_7d) FROM demand_features"
    assert row(spark, f"{unknown} WHERE as_of_date = DATE'{newest}'") == (0,)


def units_before(day, days):
    first = f"DATE'{day}' - INTERVAL {days} DAYS"
    within = f"transaction_date >= {first} AND transaction_date < DATE'{day}'"
    return f"SELECT SUM(quantity) FROM fact_sales WHERE {within}"


def test_every_pair_has_a_prediction(spark):
    newest = "SELECT MAX(as_of_date) FROM demand_features"
    pairs = row(spark, f"SELECT COUNT(*) FROM demand_features WHERE as_of_date = ({newest})")
    good = "predicted_units_7d >= 0 AND model_version = '1'"
    assert row(spark, f"SELECT COUNT(*) FROM demand_predictions WHERE {good}") == pairs
    assert row(spark, "SELECT COUNT(*) FROM demand_predictions") == pairs
    real = "SELECT SUM(units_next_7d) / COUNT(DISTINCT as_of_date) FROM demand_features"
    real, predicted = row(
        spark,
        f"SELECT ({real} WHERE units_next_7d IS NOT NULL), SUM(predicted_units_7d) FROM demand_predictions",
    )
    assert 0.5 < predicted / real < 2
