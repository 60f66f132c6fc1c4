# Databricks notebook source


def get_parameters():
    """Get job parameters from dbutils widgets."""
    dbutils.widgets.text("suffix", "")
    suffix = dbutils.widgets.get("suffix")

    print(f"Suffix: {suffix}")

    return suffix
