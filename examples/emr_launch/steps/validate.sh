#!/bin/bash
# Fails unless a phase has left as many files as it has steps.
set -euo pipefail
bucket=$1 phase=$2 expected=$3
found=$(aws s3 ls "s3://$bucket/results/$phase/" | wc -l)
echo "$found of $expected files of $phase"
[ "$found" -eq "$expected" ]
