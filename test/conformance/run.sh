#!/usr/bin/env bash
# Protocol checks with a real Jupyter client (Debian's jupyter_client 7): its own conformance suite, then the wide probe.
# Wants a build. With words it runs only those: conformance, probe, latency. A probe that skips a check is a failure, too.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
python=${PYTHON:-/usr/bin/python3}
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT

node "$root/dist/kernel/main.js" install --prefix "$prefix" --name assay >/dev/null
export JUPYTER_PATH=$prefix/share/jupyter JUPYTER_DATA_DIR=$prefix/data JUPYTER_RUNTIME_DIR=$prefix/runtime
# A history of its own: the suite counts on what it finds there.
export ASSAY_HISTORY=$prefix/history
export KERNEL_NAME=assay KERNEL_DIALECT=ts KERNEL_SNIPPETS=$here/snippets.json
mkdir -p "$JUPYTER_DATA_DIR" "$JUPYTER_RUNTIME_DIR"
cd "$prefix"

failed=0
[ $# -gt 0 ] || set -- conformance probe
for part in "$@"; do
  log=$prefix/$part.log
  echo "== $part"
  case $part in
    conformance) "$python" "$here/kernel_conformance.py" -v 2>&1 | tee "$log" || failed=1
      if grep -q skipped "$log"; then echo "conformance: a test was skipped"; failed=1; fi ;;
    probe) "$python" "$here/kernel_probe.py" 2>&1 | tee "$log" || failed=1
      if grep -qE '^(FAIL|SKIP) ' "$log"; then echo "probe: the lines with FAIL or SKIP above"; failed=1; fi
      if ! grep -q 'PASS ' "$log"; then echo "probe: nothing passed"; failed=1; fi ;;
    latency) "$python" "$here/kernel_latency.py" || failed=1 ;;
    *) echo "run.sh: unknown part $part; known: conformance, probe, latency" >&2; exit 2 ;;
  esac
done
exit "$failed"
