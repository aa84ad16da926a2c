#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sudo without privilege: options are dropped, assignments kept, the command runs as the user who
# started the engine.
while [ $# -gt 0 ]; do
    case $1 in
        --) shift && break ;;
        -[ugpCrtUTDR] | -[!-]*[ugpCrtUTDR] | --user | --group | --prompt | --chdir)
            case $1 in
                # The value is joined: -uroot.
                -[ugpCrtUTDR]?*) shift ;;
                *) shift; [ $# -eq 0 ] || shift ;;
            esac
            ;;
        -*) shift ;;
        [A-Za-z_]*=*)
            case ${1%%=*} in
                *[!A-Za-z0-9_]*) break ;;
            esac
            export "$1"
            shift
            ;;
        *) break ;;
    esac
done
if [ $# -eq 0 ]; then
    exec "${SHELL:-/bin/sh}"
fi
# A system path must not lead past the cluster's own programs.
case $1 in
    /bin/* | /sbin/* | /usr/bin/* | /usr/sbin/* | /usr/local/bin/*)
        program=$EMRYS_PROGRAMS/${1##*/}
        if [ -x "$program" ]; then
            shift
            exec "$program" "$@"
        fi
        ;;
esac
exec "$@"
