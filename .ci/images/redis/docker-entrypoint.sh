#!/bin/sh
# As in the official image: options alone are options of redis-server, which does not run as root and, in a container
# of its own, takes connections from outside.
set -e
case $1 in -*) set -- redis-server "$@" ;; esac
if [ "$1" = redis-server ]; then
  set -- "$@" --protected-mode no --bind '*'
  if [ "$(id -u)" = 0 ]; then
    chown -R redis .
    exec setpriv --reuid=redis --regid=redis --clear-groups "$@"
  fi
fi
exec "$@"
