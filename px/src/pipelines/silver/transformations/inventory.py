"""Silver inventory: a stream of the valid bronze stock counts.

A day that is counted twice is here twice; gold keeps the newest.
"""

from pyspark import pipelines as dp
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.active()


def qualified(*names):
    """Join names into one SQL identifier, each part in backticks."""
    return ".".join("`" + name.replace("`", "``") + "`" for name in names)


@dp.table(comment="Daily stock counts, cleaned; a day may be counted more than once")
def inventory():
    """Stream bronze inventory and drop what is unusable."""
    bronze = qualified(spark.conf.get("catalog"), spark.conf.get("bronze_schema"), "inventory")
    # YOUR LOGIC: add your own rules for inventory here.
    return (
        spark.readStream.table(bronze)
        .select(
            F.col("snapshot_date").cast("date"),
            F.col("store_id").cast("bigint"),
            F.col("product_id").cast("bigint"),
            F.col("quantity_on_hand").cast("int"),
            F.col("reorder_point").cast("int"),
            F.col("loaded_at").cast("timestamp"),
        )
        .dropna(subset=["snapshot_date", "store_id", "product_id"])
        .filter("quantity_on_hand >= 0")
    )
