# Databricks notebook source
"""A team's own notebook, as teams write them: no functions, a widget with a default."""

# COMMAND ----------

dbutils.widgets.text("share", "10")
catalog = dbutils.widgets.get("catalog")
schema = dbutils.widgets.get("bronze_schema")
share = int(dbutils.widgets.get("share"))

# COMMAND ----------

sales = spark.table(f"{catalog}.{schema}.transactions")
returned = sales.filter(f"transaction_id % {share} = 0")
returned.write.mode("overwrite").saveAsTable(f"{catalog}.{schema}.returns")
display(returned.limit(3))
