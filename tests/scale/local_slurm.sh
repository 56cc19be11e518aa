#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A Slurm of one machine in a folder, for tests/scale/recipes.py: Debian's munge, slurmctld and slurmd, as root.
#   tests/scale/local_slurm.sh start DIR     writes DIR/slurm.conf and starts the three
#   tests/scale/local_slurm.sh stop DIR
set -euo pipefail
action=${1:?start or stop} dir=${2:?a folder}
export SLURM_CONF=$dir/slurm.conf

if [ "$action" = stop ]; then
    for name in slurmd slurmctld munged; do
        [ ! -f "$dir/$name.pid" ] || kill "$(cat "$dir/$name.pid")" 2> /dev/null || true
    done
    exit 0
fi
mkdir -p "$dir/state" "$dir/spool" "$dir/munge"
host=$(hostname -s)
address=$(hostname -i | cut -d" " -f1)
cat > "$SLURM_CONF" << CONF
ClusterName=local
SlurmctldHost=$host($address)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$dir/munge/socket
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd.pid
SlurmctldPort=16817
SlurmdPort=16818
SlurmctldLogFile=$dir/slurmctld.log
SlurmdLogFile=$dir/slurmd.log
NodeName=$host NodeAddr=$address CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
head -c 1024 /dev/urandom > "$dir/munge/key"
chmod 700 "$dir" && chmod 600 "$dir/munge/key" && chmod 711 "$dir" "$dir/munge"
/usr/sbin/munged --force --key-file="$dir/munge/key" --socket="$dir/munge/socket" --pid-file="$dir/munged.pid" \
    --log-file="$dir/munged.log" --seed-file="$dir/munge/seed"
/usr/sbin/slurmctld -c
/usr/sbin/slurmd
for _ in $(seq 50); do
    [ "$(sinfo -h -o %t 2> /dev/null | head -1)" != idle ] || exit 0
    sleep 0.2
done
echo "Slurm did not come up: $dir/slurmctld.log" >&2
exit 1
