#!/usr/bin/env bash
# Creates every example anew, runs its jobs on Apache Spark with Delta Lake by the driver that the
# project brings along, and looks at the tables. Needs Java 17 or newer; no workspace.
# UPDATE=1 writes what was captured instead of comparing it. Arguments name parts: the functions
# default, minimal, own_domains and sql_functions below.
set -euo pipefail
export PYTHONDONTWRITEBYTECODE=1
cd "$(dirname "$0")/../.."
root=$PWD
here=$root/test/spark
cache=$root/.cache/spark
python=$cache/venv/bin/python

if ! java -version 2>&1 | grep -qE 'version "(1[7-9]|[2-9][0-9])'; then
  echo 'test:spark needs Java 17 or newer; on Debian: apt-get install openjdk-17-jre-headless' >&2
  exit 2
fi

prepare() {
  local tests=$root/examples/default/project/tests
  mkdir -p "$cache/conf"
  [ -x "$python" ] || python3 -m venv "$cache/venv"
  local pip="$python -m pip install --quiet --disable-pip-version-check"
  $pip -r "$here/requirements.txt"
  # shellcheck disable=SC2046
  $pip -r "$tests/local/requirements.txt" $("$python" "$tests/bundle.py")
  echo "spark.jars.ivy $cache/ivy" >"$cache/conf/spark-defaults.conf"
  export SPARK_CONF_DIR=$cache/conf
}

# What is built may be built anew meanwhile: the tool is copied, as it is packed.
take_tool() {
  mkdir "$work/tool"
  cp -r "$root/bin" "$root/dist" "$root/package.json" "$work/tool"
  tool=$work/tool/bin/create-dab-project.js
}

# create EXAMPLE: the project, made anew; the folder of the work from then on.
create() {
  echo "== $1"
  cd "$work"
  node "$tool" "$1" --answers "$root/examples/$1/answers.yml" --yes >/dev/null
  cd "$1"
}

# jobs OPTIONS...: runs jobs, then the tests of the tables, if there are any.
jobs() {
  echo "-- $*"
  timeout 900 "$python" -m pytest --quiet -p no:cacheprovider -m local "$@"
}

# tables FILE: what tests the tables from now on. It is a test of the project, as a team's own.
tables() {
  cp "$here/$1" tests/test_tables.py
}

# rows FILE: writes rows, and runs no job.
rows() {
  tables "$1"
  jobs tests/test_tables.py
}

# captured EXAMPLE: compares what only Databricks can do with what was seen before.
captured() {
  local golden=$here/$1/captured.txt
  if [ -n "${UPDATE:-}" ]; then cp .local/captured.txt "$golden"; fi
  diff -u "$golden" .local/captured.txt
}

setup='--job master_setup_orchestrator'
refresh='--job master_refresh_orchestrator'

default() {
  create default
  tables default/setup.py
  jobs --fresh $setup $setup
  tables default/first_refresh.py
  jobs $refresh
  rows default/late_rows.py
  tables default/second_refresh.py
  jobs $refresh
  tables default/merge_again.py
  jobs --job gold_merge_job
  captured default
  added_jobs
}

# Jobs that a team adds run like those that were there.
added_jobs() {
  local add="node $tool add-job --yes --domain=returns"
  local gold='--param=catalog=${var.catalog} --param=gold_schema=${var.gold_schema}'
  local bronze='--param=catalog=${var.catalog} --param=bronze_schema=${var.bronze_schema}'
  mkdir -p src/returns
  cp "$here/add-job/returns.py" "$here/add-job/daily_totals.sql" src/returns/
  {
    $add returns_job --path=src/returns/returns.py $bronze --param=share=4
    $add totals_job --task=sql --path=src/returns/daily_totals.sql $gold --param=at_least=3 \
      --variable=warehouse_id=none
    $add stub_job $gold
    $add silver_again_job --task=pipeline --pipeline=silver_dlt_pipeline
    $add returns_layer_job --level=composite \
      --run=returns_job,totals_job,stub_job,silver_again_job --parent=master_refresh_orchestrator
  } >/dev/null
  tables add-job/tables.py
  jobs --job returns_layer_job
  jobs --job totals_job --job returns_job
  failing_job
}

# A failure says where and why, and what depends on it is skipped.
failing_job() {
  echo '-- a job that fails'
  cp "$here/add-job/broken.py" src/returns/
  {
    $add broken_job --path=src/returns/broken.py --param=day=today
    $add broken_layer_job --level=composite --run=broken_job,stub_job
  } >/dev/null
  if "$python" -m pytest -m local tests/test_jobs.py --job broken_layer_job >failed.txt; then
    echo 'the job did not fail' >&2
    return 1
  fi
  sed -n '/^job: /,/^AnalysisException/p; s/^=* \(1 failed, 1 skipped\).*/\1/p' failed.txt |
    diff -u "$here/add-job/failure.txt" -
}

minimal() {
  create minimal
  jobs --job gold_merge_job --before
  tables two_refreshes.py
  jobs $refresh
}

own_domains() {
  create own-domains
  jobs
  tables two_refreshes.py
  jobs $refresh
  captured own-domains
}

sql_functions() {
  create sql-functions
  rows sql-functions/seed.py
  tables sql-functions/setup.py
  jobs $setup
  captured sql-functions
}

main() {
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  take_tool
  prepare
  for part in ${*:-default minimal own_domains sql_functions}; do "$part"; done
}

main "$@"
