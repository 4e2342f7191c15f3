#!/bin/sh
# Looks through every file with the jar of a release: HUB_JAR, or blk-exchange-hub.jar beside this script.
set -eu
cd "$(dirname "$0")"
jar=${HUB_JAR:-blk-exchange-hub.jar}
java -jar "$jar" lint
java -jar "$jar" test
