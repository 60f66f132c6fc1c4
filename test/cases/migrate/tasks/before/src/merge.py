# Databricks notebook source
import argparse


def parse() -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--catalog", required=True)
    parser.add_argument("--limit", type=int, required=True)
    parser.add_argument("-v", "--verbose", action="count", default=0)
    return parser.parse_args()


def main(args: argparse.Namespace) -> None:
    print(args.catalog, vars(args))


if __name__ == "__main__":
    main(parse())
