"""After setup: the tables are there with their types, and empty; a second setup changes nothing."""

import pytest
from pyspark.errors import PySparkException

pytestmark = pytest.mark.local

TABLES = {
    "local_bronze": ["inventory", "products", "stores", "transactions"],
    "local_gold": ["demand_features", "dim_product", "dim_store", "fact_inventory", "fact_sales"],
}


@pytest.mark.parametrize("schema", TABLES)
def test_the_tables_are_there_and_empty(spark, schema):
    found = sorted(row.tableName for row in spark.sql(f"SHOW TABLES IN {schema}").collect())
    assert found == TABLES[schema]
    for table in found:
        assert spark.table(f"{schema}.{table}").count() == 0


@pytest.mark.parametrize(
    "forbidden",
    [
        lambda rows: rows.rdd,
        lambda rows: rows.cache(),
        lambda rows: rows.createOrReplaceGlobalTempView("v"),
        lambda rows: rows.sparkSession.sparkContext,
    ],
)
def test_what_serverless_compute_lacks_is_refused(spark, forbidden):
    with pytest.raises(PySparkException):
        forbidden(spark.range(1))


def test_columns_have_types_and_comments(spark):
    described = {row[0]: row[1:] for row in spark.sql("DESCRIBE local_gold.fact_sales").collect()}
    assert described["transaction_id"] == ("bigint", "Key of the transaction")
    assert described["sales_amount"] == ("decimal(18,2)", "Price of all units together")


def test_the_functions_can_be_called_and_find_nothing(spark):
    spark.sql("USE spark_catalog.local_gold")
    assert spark.sql("SELECT * FROM low_stock()").count() == 0
    days = "DATE'2000-01-01', DATE'2100-01-01'"
    assert spark.sql(f"SELECT * FROM sales_by_store({days})").count() == 0
