"""Starts Spark with Delta Lake on this machine. Tables stay in .local/ from run to run.

Notebooks reach Spark through Spark Connect, as they do on serverless compute.
"""

import contextlib
import logging
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bundle import ROOT
from local.stand_ins import prepare_spark, prepare_workspace

FOLDER = ROOT / ".local"
JAVA = 17
INSTALL = "python -m pip install -r tests/local/requirements.txt"

# PySpark closes a session that is garbage once more, and can wait forever when it does so while
# another session works: so none becomes garbage.
SESSIONS = []

# Delta's parser does not take named parameters as Spark 4.1 gives them, hence the legacy setting.
SETTINGS = """
spark.jars.packages io.delta:delta-spark_{spark}_2.13:{delta}
spark.plugins org.apache.spark.sql.connect.SparkConnectPlugin
spark.connect.grpc.binding.address 127.0.0.1
spark.connect.grpc.binding.port 0
spark.sql.connect.serverStacktrace.enabled false
spark.sql.extensions io.delta.sql.DeltaSparkSessionExtension
spark.sql.catalog.spark_catalog org.apache.spark.sql.delta.catalog.DeltaCatalog
spark.sql.catalogImplementation hive
spark.sql.sources.default delta
spark.sql.legacy.parameterSubstitution.constantsOnly true
spark.sql.session.timeZone UTC
spark.sql.shuffle.partitions 2
spark.databricks.delta.snapshotPartitions 1
spark.ui.enabled false
spark.log.level ERROR
"""


def what_is_missing():
    """What must be installed first, one line each; nothing when all is there."""
    missing = []
    java = _java_version()
    if java is None:
        missing.append(f"Java {JAVA} or newer, as `java` on the PATH or in JAVA_HOME")
    elif java < JAVA:
        missing.append(f"Java {JAVA} or newer: this is Java {java}")
    for package in ("pyspark", "delta-spark"):
        if _version(package) is None:
            missing.append(f"{package}: {INSTALL}")
    return missing


def missing_packages(requirements):
    """The pinned packages of a job that are not installed in that version."""
    pins = [re.fullmatch(r"([\w.-]+)==([\w.]+)", text) for text in requirements]
    return [pin[0] for pin in pins if pin and _version(pin[1]) != pin[2]]


@contextlib.contextmanager
def spark_server():
    """Run Spark until the end of the block; gives its address."""
    conf = FOLDER / "conf"
    conf.mkdir(parents=True, exist_ok=True)
    (conf / "spark-defaults.conf").write_text(_settings(), encoding="utf-8")
    # The server runs in the folder: the warehouse and the metastore are made where it runs.
    server = subprocess.Popen(
        [sys.executable, str(Path(__file__).parent / "server.py")],
        cwd=FOLDER,
        env=_without_spark(os.environ) | {"SPARK_CONF_DIR": str(conf)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=(FOLDER / "spark.log").open("w"),
        text=True,
    )
    port = server.stdout.readline().strip()
    if not port:
        raise RuntimeError(f"Spark did not start; see {FOLDER / 'spark.log'}")
    try:
        yield f"sc://127.0.0.1:{port}"
    finally:
        server.stdin.close()
        server.wait()


def prepare(address):
    """Make this process a place where notebooks find Spark, MLflow and a workspace."""
    os.environ |= {
        "SPARK_REMOTE": address,
        "MLFLOW_TRACKING_URI": f"{FOLDER.as_uri()}/mlflow",
        "MLFLOW_REGISTRY_URI": f"{FOLDER.as_uri()}/mlflow",
    }
    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)  # errors are raised, too
    prepare_spark(FOLDER)
    prepare_workspace(FOLDER)


@contextlib.contextmanager
def session(address):
    """A Spark session of its own, which SparkSession.builder.getOrCreate() finds."""
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.remote(address).create()
    SESSIONS.append(spark)
    try:
        yield spark
    finally:
        spark.stop()


def empty_folder():
    """Forget all tables and models."""
    shutil.rmtree(FOLDER, ignore_errors=True)


def _settings():
    """Our settings, behind those of the user's own SPARK_CONF_DIR."""
    own = Path(os.environ.get("SPARK_CONF_DIR", "")) / "spark-defaults.conf"
    spark = ".".join(version("pyspark").split(".")[:2])
    text = SETTINGS.format(spark=spark, delta=version("delta-spark"))
    return (own.read_text(encoding="utf-8") if own.is_file() else "") + text


def _without_spark(environment):
    return {k: v for k, v in environment.items() if k not in ("SPARK_REMOTE", "SPARK_HOME")}


def _java_version():
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    try:
        said = subprocess.run([java or "java", "-version"], capture_output=True, text=True).stderr
    except OSError:
        return None
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else None


def _version(package):
    try:
        return version(package)
    except PackageNotFoundError:
        return None
