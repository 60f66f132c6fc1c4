"""A Spark Connect server: prints its port, and ends when its input does. See engine.py."""

import sys

from pyspark.sql import SparkSession

SERVICE = "org.apache.spark.sql.connect.service.SparkConnectService$"

spark = SparkSession.builder.master("local[2]").getOrCreate()
print(getattr(getattr(spark._jvm, SERVICE), "MODULE$").localPort(), flush=True)
sys.stdin.read()
