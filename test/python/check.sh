#!/usr/bin/env bash
# Runs the tests that generated projects bring along, and ruff over their code.
set -euo pipefail
export PYTHONDONTWRITEBYTECODE=1
cd "$(dirname "$0")/../.."

python=.cache/python/bin/python
if [ ! -x "$python" ]; then
  python3 -m venv .cache/python
fi
"$python" -m pip install --quiet --disable-pip-version-check pytest==8.4.2 pyyaml==6.0.3 ruff==0.14.5

for project in examples/*/project; do
  echo "$project"
  (
    cd "$project"
    "$OLDPWD/$python" -m pytest --quiet -p no:cacheprovider
    "$OLDPWD/$python" -m ruff check --no-cache --quiet .
    "$OLDPWD/$python" -m ruff format --no-cache --quiet --check .
  )
done

echo "the driver of examples/default/project/tests"
PYTHONPATH=examples/default/project/tests "$python" -m pytest --quiet -p no:cacheprovider test/python/test_driver.py
# Cases are code of others: wrong on purpose, and in nobody's style.
"$python" -m ruff check --no-cache --quiet --line-length 100 --exclude test/spark/add-job,test/cases test
"$python" -m ruff format --no-cache --quiet --check --line-length 100 --exclude test/cases test
