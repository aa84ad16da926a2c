#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Spark's programs on the local master: --master and --deploy-mode are replaced, the rest is kept.
name=${0##*/}
given=$#
options=open
while [ "$given" -gt 0 ]; do
    argument=$1
    shift
    given=$((given - 1))
    case $options$argument in
        open--master | open--deploy-mode)
            echo "emrys: \`$argument $1\` becomes \`$EMRYS_SPARK_MASTER\`, deploy mode client" >&2
            if [ "$given" -gt 0 ]; then
                shift
                given=$((given - 1))
            fi
            ;;
        open--master=* | open--deploy-mode=*)
            echo "emrys: \`$argument\` becomes \`$EMRYS_SPARK_MASTER\`, deploy mode client" >&2
            ;;
        open--help | open--supervise | open--usage-error | open--verbose | open--version | \
            open--load-spark-defaults | open--silent | open-h | open-v | open-S | open--*=*)
            set -- "$@" "$argument"
            ;;
        open-*)
            set -- "$@" "$argument"
            if [ "$given" -gt 0 ]; then
                set -- "$@" "$1"
                shift
                given=$((given - 1))
            fi
            ;;
        *)
            # What follows the application belongs to it.
            [ "$name" != spark-submit ] || options=closed
            set -- "$@" "$argument"
            ;;
    esac
done
exec "$SPARK_HOME/bin/$name" --master "$EMRYS_SPARK_MASTER" --deploy-mode client "$@"
