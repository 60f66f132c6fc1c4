# Databricks notebook source
from types import SimpleNamespace

args = SimpleNamespace(
    catalog=dbutils.widgets.get("catalog"),
)

print(f"Catalog: {args.catalog}")

print(args.catalog)
