// SPDX-License-Identifier: Apache-2.0
//! `ConfigsTest`.

use emrys_document::Format;
use emrys_document::model::{self, Config, HBaseConfig};

use super::{data, without_blanks};

fn expected() -> Vec<Config> {
    let hadoop = [
        "-s",
        "mapreduce.map.memory.mb=8192",
        "-s",
        "mapreduce.user.classpath.first=true",
    ];
    let daemons = [
        "--hbase-master-opts=-Xmx6140M -XX:NewSize=64m",
        "--regionserver-opts=-XX:MaxNewSize=64m -XX:+HeapDumpOnOutOfMemoryError",
    ];
    let hbase = HBaseConfig::start("/home/hadoop/lib/hbase-0.94.7.jar").daemons(daemons);
    vec![Config::debug(true), Config::hadoop(hadoop), hbase.into()]
}

#[test]
fn test_serialization() {
    let xml = model::write(&expected(), Format::Xml).unwrap();
    assert_eq!(without_blanks(&xml), without_blanks(&data("Configs.xml")));
}

#[test]
fn test_deserialization() {
    let items: Vec<Config> = model::read(&data("Configs.xml"), Format::Xml).unwrap();
    assert_eq!(items, expected());
}
