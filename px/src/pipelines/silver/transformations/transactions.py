"""Silver transactions: a stream of the valid bronze transactions.

A transaction that arrives twice is here twice; gold keeps the newest.
"""

from pyspark import pipelines as dp
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.active()


def qualified(*names):
    """Join names into one SQL identifier, each part in backticks."""
    return ".".join("`" + name.replace("`", "``") + "`" for name in names)


@dp.table(comment="Transactions, cleaned; a transaction may arrive more than once")
def transactions():
    """Stream bronze transactions and drop what is unusable."""
    bronze = qualified(spark.conf.get("catalog"), spark.conf.get("bronze_schema"), "transactions")
    # YOUR LOGIC: add your own rules for transactions here.
    return (
        spark.readStream.table(bronze)
        .select(
            F.col("transaction_id").cast("bigint"),
            F.col("transaction_ts").cast("timestamp"),
            F.col("store_id").cast("bigint"),
            F.col("product_id").cast("bigint"),
            F.col("quantity").cast("int"),
            F.col("unit_price").cast("decimal(10, 2)"),
            F.col("loaded_at").cast("timestamp"),
        )
        .dropna(subset=["transaction_id", "transaction_ts", "store_id", "product_id"])
        .filter("quantity > 0 AND unit_price >= 0")
    )
