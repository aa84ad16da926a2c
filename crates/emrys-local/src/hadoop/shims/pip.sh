#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs go to the cluster's Python environment, which is also what `--user` means here.
for argument do
    shift
    [ "$argument" = --user ] || set -- "$@" "$argument"
done
exec @python@ -m pip "$@"
