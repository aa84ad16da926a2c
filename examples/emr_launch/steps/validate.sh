#!/bin/bash
# Fails unless a phase has left as many files as it has steps.
set -euo pipefail
phase=$1 expected=$2
found=$(aws s3 ls "s3://emr-launch-data/results/$phase/" | wc -l)
echo "$found of $expected files of $phase"
[ "$found" -eq "$expected" ]
