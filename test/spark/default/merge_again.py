"""After another merge of the same rows: nothing changed."""

import pytest

pytestmark = pytest.mark.local


@pytest.mark.parametrize("table", ["dim_store", "dim_product", "fact_sales", "fact_inventory"])
def test_nothing_was_written(spark, table):
    history = spark.sql(f"DESCRIBE HISTORY local_gold.{table}").filter("operation = 'MERGE'")
    last = history.orderBy("version", ascending=False).first()
    assert last is not None
    for change in ("Inserted", "Updated", "Deleted"):
        assert last.operationMetrics[f"numTargetRows{change}"] == "0"
