# Databricks notebook source
import argparse
import os
import sys

parser = argparse.ArgumentParser()
commands = parser.add_subparsers()
parser.add_argument("--user", default=os.environ["USER"])
parser.add_argument("--day", type=argparse.FileType("r"), nargs="?")
args = parser.parse_args()
print(sys.argv)
