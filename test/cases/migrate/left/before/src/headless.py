import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--catalog")
args = parser.parse_args()
print(args.catalog)
