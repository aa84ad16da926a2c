// SPDX-License-Identifier: Apache-2.0
//! Backing up and restoring HBase's tables by snapshots, which took the place of AMI versions' own backups (Release
//! Guide, using HBase snapshots): every table is snapshotted and exported to the folder; every snapshot in the folder, the
//! newest of each table, is imported and restored.
//!
//! With HBase on S3 (`hbase.emr.storageMode`) the tables outlive the cluster without either; a document says that by its
//! configurations, and nothing here guesses it.

use emrys_document::elements::HBaseBackup;

/// `$1` is the folder. HBase's shell has no output for programs: lines of ours are marked.
const BACKUP: &str = r#"set -eo pipefail
stamp=$(date -u +%Y%m%d%H%M%S)
tables=$(echo 'list.each { |table| puts "table=#{table}" }' | hbase shell -n | sed -n 's/^table=//p' | sort -u)
for table in $tables; do
  snapshot="emrys-${table//:/-}-$stamp"
  hbase snapshot create -n "$snapshot" -t "$table"
  hbase org.apache.hadoop.hbase.snapshot.ExportSnapshot -snapshot "$snapshot" -copy-to "$1"
done"#;

/// `$1` is the folder. The last column of `SnapshotInfo` is the table, and names sort by their time.
const RESTORE: &str = r#"set -eo pipefail
root=$(hbase org.apache.hadoop.hbase.util.HBaseConfTool hbase.rootdir)
listed=$(hbase snapshot info -list-snapshots -remote-dir "$1" | awk -F'|' 'NF == 3 && $1 ~ /^ *emrys-/ { gsub(/ /, ""); print $3 " " $1 }' | sort)
[ -n "$listed" ] || { echo "there is no snapshot in $1" >&2; exit 1; }
echo "$listed" | awk '{ newest[$1] = $2 } END { for (table in newest) print table, newest[table] }' | while read -r table snapshot; do
  hbase org.apache.hadoop.hbase.snapshot.ExportSnapshot -D hbase.rootdir="$1" -snapshot "$snapshot" -copy-to "$root" < /dev/null
  echo "disable '$table' if exists '$table'; restore_snapshot '$snapshot'; enable '$table' unless is_enabled '$table'" | hbase shell -n
done"#;

/// The command that saves every table.
pub(in crate::lower) fn backup(step: &HBaseBackup) -> Vec<String> {
    command(BACKUP, step)
}

/// The command that restores every table.
pub(in crate::lower) fn restore(step: &HBaseBackup) -> Vec<String> {
    command(RESTORE, step)
}

fn command(script: &str, step: &HBaseBackup) -> Vec<String> {
    let words = ["bash", "-c", script, "hbase", &step.path.value.0];
    words.map(str::to_owned).into()
}
