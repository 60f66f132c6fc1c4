# Databricks notebook source

catalog = dbutils.widgets.get("catalog")

print(f"Catalog: {catalog}")

print(catalog)
