# Databricks notebook source
day = dbutils.widgets.get("day")

# COMMAND ----------

spark.sql("SELECT * FROM local_gold.not_there").collect()
