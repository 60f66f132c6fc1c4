# Databricks notebook source
# MAGIC %md
# MAGIC # Load: argparse at the top of a notebook

# COMMAND ----------

import json
from types import SimpleNamespace
import os

from pyspark.sql import SparkSession

# COMMAND ----------

# What to load
dbutils.widgets.text("limit", "100")  # rows
dbutils.widgets.dropdown("dry-run", "false", ["false", "true"])
dbutils.widgets.dropdown("env", "dev", ["dev", "prod"])
# all of them if none is given
dbutils.widgets.text("tables", "")
dbutils.widgets.text("token", "")
args = SimpleNamespace(
    catalog=dbutils.widgets.get("catalog"),
    limit=int(dbutils.widgets.get("limit")),
    dry_run={"true": True, "false": False}[dbutils.widgets.get("dry-run").lower()],
    env=dbutils.widgets.get("env"),
    tables=json.loads(dbutils.widgets.get("tables")) if dbutils.widgets.get("tables") else None,
    token=dbutils.widgets.get("token"),
)
if args.env not in ["dev", "prod"]:
    raise ValueError("env must be one of: dev, prod")
if args.tables is not None and not args.tables:
    raise ValueError("tables needs at least one value")

print(f"Catalog: {args.catalog}")
print(f"Limit: {args.limit}")
print(f"Dry Run: {args.dry_run}")
print(f"Env: {args.env}")
print(f"Tables: {args.tables}")

# COMMAND ----------

spark = SparkSession.builder.getOrCreate()
for table in args.tables or []:
    print(f"{args.catalog}.{table}: {args.limit} rows")
