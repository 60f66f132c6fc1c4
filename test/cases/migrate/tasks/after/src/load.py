# Databricks notebook source
# MAGIC %md
# MAGIC # Load: argparse at the top of a notebook

# COMMAND ----------

import json
import os

from pyspark.sql import SparkSession

# COMMAND ----------

# What to load
catalog = dbutils.widgets.get("catalog")  # Unity Catalog catalog
dbutils.widgets.text("limit", "100")
limit = int(dbutils.widgets.get("limit"))  # rows
dbutils.widgets.dropdown("dry-run", "false", ["false", "true"])
dry_run = {"true": True, "false": False}.get(dbutils.widgets.get("dry-run").lower())
if dry_run is None:
    raise ValueError("dry-run must be true or false")
dbutils.widgets.dropdown("env", "dev", ["dev", "prod"])
env = dbutils.widgets.get("env")
if env not in ["dev", "prod"]:
    raise ValueError("env must be one of: dev, prod")
# all of them if none is given
dbutils.widgets.text("tables", "")
tables = dbutils.widgets.get("tables")
tables = json.loads(tables) if tables else None
if tables is not None and not tables:
    raise ValueError("tables needs at least one value")
dbutils.widgets.text("token", "")
token = dbutils.widgets.get("token")

print(f"Catalog: {catalog}")
print(f"Limit: {limit}")
print(f"Dry Run: {dry_run}")
print(f"Env: {env}")
print(f"Tables: {tables}")

# COMMAND ----------

spark = SparkSession.builder.getOrCreate()
for table in tables or []:
    print(f"{catalog}.{table}: {limit} rows")
