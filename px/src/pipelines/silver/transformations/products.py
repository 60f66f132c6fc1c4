"""Silver products: the bronze products that have a key, a name and a price, with tidy text."""

from pyspark import pipelines as dp
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.active()


def qualified(*names):
    """Join names into one SQL identifier, each part in backticks."""
    return ".".join("`" + name.replace("`", "``") + "`" for name in names)


@dp.materialized_view(comment="Products, cleaned; one row each")
def products():
    """Read bronze products, drop what is unusable and trim the text."""
    bronze = qualified(spark.conf.get("catalog"), spark.conf.get("bronze_schema"), "products")
    # YOUR LOGIC: add your own rules for products here.
    return (
        spark.table(bronze)
        .select(
            F.col("product_id").cast("bigint"),
            F.trim("product_name").alias("product_name"),
            F.trim("category").alias("category"),
            F.trim("brand").alias("brand"),
            F.col("unit_price").cast("decimal(10, 2)"),
            F.col("loaded_at").cast("timestamp"),
        )
        .filter("product_id IS NOT NULL AND product_name <> '' AND unit_price > 0")
    )
