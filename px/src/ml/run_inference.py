# Databricks notebook source
"""Predict the demand of the next seven days with the champion model.

A second run on the same day replaces that day's predictions.

Reads: demand_features (gold), the champion of the model demand_model (gold).
Writes: demand_predictions (gold).
"""

import os
import time

import mlflow
from mlflow.exceptions import MlflowException
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

COLUMNS = """
    store_id BIGINT NOT NULL COMMENT 'Key of the store',
    product_id BIGINT NOT NULL COMMENT 'Key of the product',
    as_of_date DATE NOT NULL COMMENT 'First of the seven days',
    predicted_units_7d DOUBLE COMMENT 'Units expected to be sold in the seven days',
    model_version STRING COMMENT 'Version of the model that predicted',
    scored_at TIMESTAMP COMMENT 'Time of the prediction'
"""

# COMMAND ----------


def get_parameters():
    """Read the parameters of the task."""
    catalog = dbutils.widgets.get("catalog")
    gold_schema = dbutils.widgets.get("gold_schema")

    print(f"Catalog: {catalog}")
    print(f"Gold schema: {gold_schema}")

    return catalog, gold_schema


# COMMAND ----------


def qualified(*names):
    """Join names into one SQL identifier, each part in backticks."""
    return ".".join("`" + name.replace("`", "``") + "`" for name in names)


def use_model_registry():
    """Use the models of Unity Catalog, unless MLFLOW_REGISTRY_URI names another registry."""
    if "MLFLOW_REGISTRY_URI" not in os.environ:
        mlflow.set_registry_uri("databricks-uc")


def find_champion(model_name):
    """Return the version of the model that is champion, or None when there is none yet."""
    try:
        return mlflow.MlflowClient().get_model_version_by_alias(model_name, "champion")
    except MlflowException as e:
        # Which of the two comes back for a missing alias depends on the registry.
        if e.error_code in ("RESOURCE_DOES_NOT_EXIST", "INVALID_PARAMETER_VALUE"):
            return None
        raise


def newest_features(spark, table):
    """Return the features of the newest as-of date."""
    features = spark.table(table)
    newest = features.agg(F.max("as_of_date")).first()[0]
    return features.filter(F.col("as_of_date") == F.lit(newest)).toPandas()


def predict(spark, features, model_name, version):
    """Return one prediction for each row of the features."""
    # The features of one date fit in memory. For many more, use mlflow.pyfunc.spark_udf.
    model = mlflow.pyfunc.load_model(f"models:/{model_name}/{version}")
    inputs = features[model.metadata.get_input_schema().input_names()].astype("float64")
    # YOUR LOGIC: adjust the predictions here, for example round them.
    predictions = features[["store_id", "product_id", "as_of_date"]].assign(
        predicted_units_7d=model.predict(inputs)
    )
    return (
        spark.createDataFrame(predictions)
        .withColumn("model_version", F.lit(str(version)))
        .withColumn("scored_at", F.current_timestamp())
    )


def merge_predictions(spark, predictions, table):
    """Insert the predictions, or replace those of the same store, product and date."""
    predictions.createOrReplaceTempView("new_predictions")
    spark.sql(f"""
        MERGE INTO {table} AS t
        USING new_predictions AS s
        ON t.as_of_date = s.as_of_date
            AND t.store_id = s.store_id
            AND t.product_id = s.product_id
        WHEN MATCHED THEN UPDATE SET *
        WHEN NOT MATCHED THEN INSERT *
    """)


# COMMAND ----------


def main():
    """Predict and write the predictions."""
    catalog, gold_schema = get_parameters()
    spark = SparkSession.builder.getOrCreate()
    started = time.monotonic()

    try:
        use_model_registry()
        table = qualified(catalog, gold_schema, "demand_predictions")
        spark.sql(
            f"CREATE TABLE IF NOT EXISTS {table} ({COLUMNS}) USING DELTA "
            "COMMENT 'Predicted demand, for each store, product and date'"
        )

        model_name = f"{catalog}.{gold_schema}.demand_model"
        champion = find_champion(model_name)
        if not champion:
            print(f"Skipped: {model_name} has no champion yet; train it first")
            return

        features = newest_features(spark, qualified(catalog, gold_schema, "demand_features"))
        if features.empty:
            print("Skipped: there are no features yet")
            return
        predictions = predict(spark, features, model_name, champion.version)
        merge_predictions(spark, predictions, table)
        print(f"{table}: {len(features)} predictions by version {champion.version}")
    except Exception as e:
        print(f"Inference failed: {e}")
        raise
    finally:
        print(f"Elapsed: {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
