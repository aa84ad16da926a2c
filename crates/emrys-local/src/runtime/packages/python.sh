#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The node's own Python, to which the packages beside this file come first. A program or a link of the machine that packed
# them would not run here.
environment=$(CDPATH='' cd -- "${0%/*}/.." && pwd) || exit 127
PYTHONPATH="$environment/lib/python@version@/site-packages${PYTHONPATH:+:$PYTHONPATH}"
export PYTHONPATH
if command -v python@version@ >/dev/null; then
    exec python@version@ "$@"
fi
for folder in /usr/local/bin /usr/bin; do
    [ ! -x "$folder/python@version@" ] || exec "$folder/python@version@" "$@"
done
echo "emrys: this node has no python@version@, for which its packages were packed" >&2
exit 127
