# Databricks notebook source


def main():
    number = int(dbutils.widgets.get("number"))
    dbutils.widgets.dropdown("no-cache", "false", ["false", "true"])
    cache = {"true": False, "false": True}.get(dbutils.widgets.get("no-cache").lower())
    if cache is None:
        raise ValueError("no-cache must be true or false")

    print(f"Number: {number}")
    print(f"Cache: {cache}")

    if number < 0:
        raise ValueError("number is negative")
    print(number, cache)


main()
