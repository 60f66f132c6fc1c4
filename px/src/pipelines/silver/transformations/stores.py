"""Silver stores: the bronze stores that have a key and a name, with tidy text."""

from pyspark import pipelines as dp
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.active()


def qualified(*names):
    """Join names into one SQL identifier, each part in backticks."""
    return ".".join("`" + name.replace("`", "``") + "`" for name in names)


@dp.materialized_view(comment="Stores, cleaned; one row each")
def stores():
    """Read bronze stores, drop what is unusable and trim the text."""
    bronze = qualified(spark.conf.get("catalog"), spark.conf.get("bronze_schema"), "stores")
    # YOUR LOGIC: add your own rules for stores here.
    return (
        spark.table(bronze)
        .select(
            F.col("store_id").cast("bigint"),
            F.trim("store_name").alias("store_name"),
            F.trim("city").alias("city"),
            F.upper(F.trim("state")).alias("state"),
            F.col("opened_date").cast("date"),
            F.col("loaded_at").cast("timestamp"),
        )
        .filter("store_id IS NOT NULL AND store_name <> ''")
    )
