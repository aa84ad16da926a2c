#!/bin/bash
# Runs on the cluster before its steps and leaves a file for them.
set -euo pipefail
echo "$1 from the bootstrap action" > "$HOME/greeting"
