# Databricks notebook source
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--suffix", dest="catalog")
args = parser.parse_args()
print(args.catalog)
