#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Writes down where the data lake is, for tools on the instances.
set -euo pipefail

[ "$1" = --data-lake-bucket ]
printf 'data_lake=%s\n' "$2" > "$HOME/data-access.conf"
