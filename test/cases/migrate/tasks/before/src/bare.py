# Databricks notebook source
import argparse


def get_parameters():
    parser = argparse.ArgumentParser()
    parser.add_argument("--suffix", default="")
    args = parser.parse_args()
    return args.suffix
