"""After setup: the functions that the SQL file made answer from the gold tables."""

import pytest

pytestmark = pytest.mark.local


def rows(spark, query):
    spark.sql("USE spark_catalog.gold")
    return [tuple(str(value) for value in row) for row in spark.sql(query).collect()]


def test_sales_by_store(spark):
    days = "SELECT * FROM sales_by_store(DATE'2026-01-0{}', DATE'2026-01-02') ORDER BY 1"
    two = ("2", "Two", "1", "4", "8.00")
    assert rows(spark, days.format(1)) == [("1", "One", "2", "3", "4.50"), two]
    assert rows(spark, days.format(2)) == [("1", "One", "1", "1", "1.00"), two]


def test_low_stock(spark):
    low = "SELECT * FROM low_stock({}) ORDER BY 2"
    milk, rolls = ("1", "1", "Milk", "5", "9"), ("1", "2", "Rolls", "9", "9")
    assert rows(spark, low.format("")) == [milk, rolls]
    assert rows(spark, low.format("'Bakery'")) == [rolls]
