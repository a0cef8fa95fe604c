#!/usr/bin/env bash
# Evaluates a recording in as many shards as a Slurm array has tasks. The folder of `./robotics publish` and the recording lie where every
# machine sees them:
#   export ROBOTICS=/shared/robotics-linux-x64/robotics-node OUT=/shared/out/drive
#   job=$(sbatch --parsable --array=0-15 launch/batch/slurm-eval.sh /shared/drive --model /shared/mine.onnx)
#   sbatch --dependency=afterok:"$job" --wrap "$ROBOTICS bag eval-merge $OUT --out $OUT"
#SBATCH --job-name=bag-eval
#SBATCH --cpus-per-task=4
#SBATCH --mem=4G
#SBATCH --time=02:00:00
#SBATCH --output=bag-eval-%A-%a.log
set -euo pipefail

: "${ROBOTICS:?names the program robotics-node}" "${OUT:?names the folder for the shards}"
: "${SLURM_ARRAY_TASK_ID:?is set by sbatch --array}" "${SLURM_ARRAY_TASK_COUNT:?is set by sbatch --array}"

shard=$((SLURM_ARRAY_TASK_ID - ${SLURM_ARRAY_TASK_MIN:-0}))
exec "$ROBOTICS" bag eval "$@" --out "$OUT" --shard "$shard/$SLURM_ARRAY_TASK_COUNT"
