#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# EMR's bootstrap action of that name: the one machine is the primary node.
condition=$1
shift
case $condition in
    instance.isMaster=true | instance.isMaster!=false) exec "$@" ;;
    instance.isMaster=false | instance.isMaster!=true) exit 0 ;;
esac
echo "emrys: run-if knows conditions on instance.isMaster only, not \`$condition\`" >&2
exit 1
