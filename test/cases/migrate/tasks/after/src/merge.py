# Databricks notebook source
from types import SimpleNamespace


def parse() -> SimpleNamespace:
    """Parse the command line."""
    dbutils.widgets.text("verbose", "0")
    parameters = SimpleNamespace(
        catalog=dbutils.widgets.get("catalog"),
        limit=int(dbutils.widgets.get("limit")),
        verbose=int(dbutils.widgets.get("verbose")),
    )

    print(f"Catalog: {parameters.catalog}")
    print(f"Limit: {parameters.limit}")
    print(f"Verbose: {parameters.verbose}")

    return parameters


def main(args: SimpleNamespace) -> None:
    print(args.catalog, vars(args))


if __name__ == "__main__":
    main(parse())
