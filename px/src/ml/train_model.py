# Databricks notebook source
"""Train the demand model and register it as champion.

Nothing is trained when there is too little data yet, or when the champion is young enough.

Reads: demand_features (gold).
Writes: a new version of the model demand_model (gold), with the alias champion.
"""

import os
import time

import mlflow
from mlflow.exceptions import MlflowException
from mlflow.models import infer_signature
from pyspark.sql import SparkSession
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error

FEATURES = ["units_7d", "units_28d", "mean_price_28d", "days_since_last_sale", "stock_on_hand"]
LABEL = "units_next_7d"

# COMMAND ----------


def get_parameters():
    """Read the parameters of the task."""
    catalog = dbutils.widgets.get("catalog")
    gold_schema = dbutils.widgets.get("gold_schema")
    retrain_after_days = int(dbutils.widgets.get("retrain_after_days"))

    print(f"Catalog: {catalog}")
    print(f"Gold schema: {gold_schema}")
    print(f"Retrain after days: {retrain_after_days}")

    return catalog, gold_schema, retrain_after_days


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


def age_in_days(version):
    """Return the age of a model version."""
    return (time.time() - version.creation_timestamp / 1000) / (24 * 60 * 60)


def labelled_rows(spark, table):
    """Return the rows whose label is known."""
    rows = spark.table(table).filter(f"{LABEL} IS NOT NULL")
    return rows.select("as_of_date", *FEATURES, LABEL).toPandas()


def train(rows, model_name):
    """Train on all dates but the last, test on the last, and register the model."""
    is_test = rows["as_of_date"] == rows["as_of_date"].max()
    inputs = rows[FEATURES].astype("float64")  # a float column can hold missing values
    labels = rows[LABEL].astype("float64")

    with mlflow.start_run(run_name="demand_model"):
        # YOUR LOGIC: choose your own model and settings here.
        model = HistGradientBoostingRegressor(loss="poisson", random_state=42)
        model.fit(inputs[~is_test], labels[~is_test])

        predicted = model.predict(inputs[is_test])
        baseline = inputs[is_test]["units_28d"] / 4  # a mean week
        mae = mean_absolute_error(labels[is_test], predicted)
        mlflow.log_params(model.get_params())
        mlflow.log_metric("test_mae", mae)
        mlflow.log_metric("baseline_mae", mean_absolute_error(labels[is_test], baseline))

        logged = mlflow.sklearn.log_model(
            model,
            name="model",
            signature=infer_signature(inputs, predicted),
            registered_model_name=model_name,
        )

    version = logged.registered_model_version
    mlflow.MlflowClient().set_registered_model_alias(model_name, "champion", str(version))
    print(f"Champion: version {version} of {model_name}, mean error {mae:.2f} units")


# COMMAND ----------


def main():
    """Train the model when it is time."""
    catalog, gold_schema, retrain_after_days = get_parameters()
    spark = SparkSession.builder.getOrCreate()
    started = time.monotonic()

    try:
        use_model_registry()
        model_name = f"{catalog}.{gold_schema}.demand_model"
        champion = find_champion(model_name)
        if champion and age_in_days(champion) < retrain_after_days:
            print(f"Skipped: the champion is younger than {retrain_after_days} days")
            return

        rows = labelled_rows(spark, qualified(catalog, gold_schema, "demand_features"))
        if rows["as_of_date"].nunique() < 2:
            print("Skipped: training needs labels for two dates; load more sales first")
            return
        train(rows, model_name)
    except Exception as e:
        print(f"Training failed: {e}")
        raise
    finally:
        print(f"Elapsed: {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
