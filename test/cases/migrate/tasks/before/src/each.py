# Databricks notebook source
import argparse


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("number", type=int)
    parser.add_argument("--no-cache", dest="cache", action="store_false")
    args = parser.parse_args()

    number = args.number
    cache = args.cache

    if number < 0:
        parser.error("number is negative")
    print(number, cache)


main()
