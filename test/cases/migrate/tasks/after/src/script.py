import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--catalog")
print(parser.parse_args().catalog)
