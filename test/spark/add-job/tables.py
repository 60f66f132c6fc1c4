"""After the jobs that add-job made: their tables are those that their files describe."""

import pytest

pytestmark = pytest.mark.local


def test_the_notebook_ran_with_its_parameters(spark):
    multiple = "transaction_id % 4 = 0"
    wanted = spark.table("local_bronze.transactions").filter(multiple).count()
    assert spark.table("local_bronze.returns").count() == wanted > 0


def test_the_sql_file_ran_with_its_parameters(spark):
    totals = spark.sql("SELECT SUM(units), MIN(mark) FROM local_gold.daily_totals").first()
    query = "SELECT SUM(quantity), ';' FROM local_gold.fact_sales WHERE quantity >= 3"
    assert totals == spark.sql(query).first()
