#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Packages and services of a cluster's node: this machine's own stay as they are.
echo "emrys: \`${0##*/} $*\` is skipped on the local engine" >&2
