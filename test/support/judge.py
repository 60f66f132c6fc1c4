"""Judges a JSON list of texts in base64: YAML by PyYAML, Python by its compiler."""

import base64
import json
import sys
import warnings

warnings.simplefilter("ignore")


def read(node, opened):
    """The texts of a node, as the judge in Go gives them."""
    import yaml

    if id(node) in opened:
        raise yaml.YAMLError("an alias that holds itself")
    inside = opened | {id(node)}
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [read(each, inside) for each in node.value]
    return {"map": [[key.value, read(value, inside)] for key, value in node.value]}


def judge_yaml(text):
    import yaml

    try:
        # The first document alone is what the Databricks CLI reads.
        loader = yaml.SafeLoader(text)
        loader.check_node()
        node = loader.get_node()
        return {"refused": "", "tree": None if node is None else read(node, frozenset())}
    except (yaml.YAMLError, UnicodeError, AttributeError, TypeError, RecursionError) as error:
        return {"refused": " ".join(str(error).split()) or "refused", "tree": None}


def judge_python(text):
    try:
        compile(text, "program", "exec")
        return ""
    except (SyntaxError, ValueError) as error:
        return str(error) or "refused"


judge = {"yaml": judge_yaml, "compile": judge_python}[sys.argv[1]]
texts = [base64.b64decode(text).decode("utf-8") for text in json.load(sys.stdin)]
json.dump([judge(text) for text in texts], sys.stdout)
