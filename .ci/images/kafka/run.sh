#!/usr/bin/env bash
# What the official image's scripts do with its variables. Kafka's own class for that image makes server.properties of
# them and formats the storage; the broker is Kafka's own program.
set -euo pipefail
export CLUSTER_ID=${CLUSTER_ID:-5L6g3nShT-eMCtK--X86sw}

kafka() { # JVM's options, class and arguments
  java -cp '/opt/kafka/libs/*' "$@"
}

# As there: logs have a folder, and there must be one to write the settings to.
mkdir -p "${LOG_DIR:-/opt/kafka/logs}"
[ -w /opt/kafka/config ] || { echo "/opt/kafka/config/ file not writable" >&2; exit 1; }

if ! result=$(kafka kafka.docker.KafkaDockerWrapper setup --default-configs-dir /etc/kafka/docker \
  --mounted-configs-dir /mnt/shared/config --final-configs-dir /opt/kafka/config 2>&1); then
  grep -i "already formatted" <<<"$result" || { echo "$result" >&2; exit 1; }
fi
# shellcheck disable=SC2086 # several options, as there
exec java ${KAFKA_HEAP_OPTS:--Xmx1G -Xms1G} ${KAFKA_OPTS:-} -cp '/opt/kafka/libs/*' \
  -Dlog4j2.configurationFile=file:/opt/kafka/config/log4j2.yaml kafka.Kafka /opt/kafka/config/server.properties
