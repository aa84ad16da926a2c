#!/bin/bash
# Takes what has come in for one batch, so that the next batch leaves it alone.
set -euo pipefail
bucket=$1 batch=$2
aws s3 mv --recursive "s3://$bucket/incoming/" "s3://$bucket/batches/$batch/"
