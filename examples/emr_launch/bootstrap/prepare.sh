#!/bin/bash
# Runs on every instance before the applications are installed.
set -euo pipefail
echo "prepared" > "$HOME/prepared"
