# Databricks notebook source
# MAGIC %md
# MAGIC # Load: argparse at the top of a notebook

# COMMAND ----------

import argparse
import os

from pyspark.sql import SparkSession

# COMMAND ----------

# What to load
parser = argparse.ArgumentParser(description="Load tables")
parser.add_argument("--catalog", required=True, help="Unity Catalog catalog")
parser.add_argument("--limit", type=int, default=100)  # rows
parser.add_argument("--dry-run", action="store_true")
parser.add_argument("--env", choices=["dev", "prod"], default="dev")
parser.add_argument(
    "--tables",
    nargs="+",  # all of them if none is given
)
parser.add_argument("--token", default="")
args = parser.parse_args()

# COMMAND ----------

spark = SparkSession.builder.getOrCreate()
for table in args.tables or []:
    print(f"{args.catalog}.{table}: {args.limit} rows")
