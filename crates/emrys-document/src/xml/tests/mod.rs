// SPDX-License-Identifier: Apache-2.0
//! What EmrWorkflow's reader did with each input, and what this one does: the same, or it says what is wrong.

mod round_trips;

use emrys_diagnostics::{Code, Source};

use crate::Format;
use crate::tree::Node;
use crate::writers::json;

const NAMESPACE: &str = "xmlns=\"urn:supperslonic:emrWorkflow\"";

/// The tree as JSON on one line, and what was said: each code with the underlined characters.
fn read(text: &str) -> (Option<Node>, Vec<(Code, String)>) {
    let mut diagnostics = Vec::new();
    let root = Format::Xml.read(&Source::new("jobs/nightly.xml", text), &mut diagnostics);
    let said = diagnostics.iter().map(|diagnostic| {
        let label = diagnostic.primary().unwrap();
        (diagnostic.code(), label.span.text().to_owned())
    });
    (root, said.collect())
}

fn compact(root: &Node) -> String {
    let value: serde_json::Value = serde_json::from_str(&json::write(root)).unwrap();
    value.to_string()
}

/// What a job flow with these elements in it is read as, without the parts that every one has.
fn job_flow(elements: &str) -> String {
    let (root, said) = read(&format!("<jobFlow {NAMESPACE}>{elements}</jobFlow>"));
    assert_eq!(said, [], "{elements}");
    let root: serde_json::Value = serde_json::from_str(&json::write(&root.unwrap())).unwrap();
    root["job_flows"]["nightly"].to_string()
}

fn steps(elements: &str) -> String {
    let (root, said) = read(&format!("<steps {NAMESPACE}>{elements}</steps>"));
    assert_eq!(said, [], "{elements}");
    compact(&root.unwrap())
}

/// What is said of a job flow with these elements in it.
fn said(elements: &str) -> Vec<(Code, String)> {
    read(&format!("<jobFlow {NAMESPACE}>{elements}</jobFlow>")).1
}

fn said_once(elements: &str) -> (Code, String) {
    let mut said = said(elements);
    assert_eq!(said.len(), 1, "{elements}: {said:?}");
    said.remove(0)
}

#[test]
fn text_is_never_trimmed() {
    assert!(job_flow("<name> a b </name>").contains(r#""name":" a b ""#));
}

#[test]
fn white_space_and_nothing_are_as_good_as_missing() {
    for name in [
        "<name>  \n</name>",
        "<name/>",
        "<name></name>",
        "<name><!-- c --></name>",
        "",
    ] {
        assert_eq!(job_flow(name), r#"{"cluster":{},"steps":[]}"#, "{name}");
    }
}

#[test]
fn cdata_is_text_and_not_dropped() {
    assert!(job_flow("<name><![CDATA[a<b]]></name>").contains(r#""name":"a<b""#));
    assert!(job_flow("<name><![CDATA[ ]]></name>").contains(r#""name":" ""#));
    assert!(job_flow("<name><![CDATA[]]></name>").contains(r#""name":"""#));
}

#[test]
fn texts_around_comments_are_one() {
    assert!(job_flow("<name>a<!--c-->b<?p i?><![CDATA[c]]></name>").contains(r#""name":"abc""#));
}

#[test]
fn an_empty_argument_is_left_out_and_said_so() {
    let step = "<steps><jarStep><name>a</name><jar>b</jar><arg>1</arg><arg/><arg>2</arg></jarStep></steps>";
    let (root, said) = read(&format!("<jobFlow {NAMESPACE}>{step}</jobFlow>"));
    assert_eq!(said, [(Code::EmptyElement, "arg".to_owned())]);
    assert!(compact(&root.unwrap()).contains(r#""args":["1","2"]"#));
    assert!(
        steps("<jarStep><name>a</name><jar>b</jar><arg><![CDATA[]]></arg></jarStep>")
            .contains(r#""args":[""]"#)
    );
}

#[test]
fn elements_come_in_any_order() {
    let read = |text| serde_json::from_str::<serde_json::Value>(&job_flow(text)).unwrap();
    assert_eq!(
        read("<steps></steps><logUri>s3://b/</logUri><name>a</name>"),
        read("<name>a</name><logUri>s3://b/</logUri><steps/>")
    );
}

#[test]
fn what_is_given_twice_is_an_error_and_not_overwritten() {
    assert_eq!(
        said_once("<name>a</name><name>b</name>"),
        (Code::DuplicateKey, "name".to_owned())
    );
    assert_eq!(
        said_once("<tags><tag><key>a</key><value>b</value></tag></tags><tags/>"),
        (Code::DuplicateKey, "tags".to_owned())
    );
    let tag = "<tag><key>team</key><value>b</value></tag>";
    assert_eq!(
        said_once(&format!("<tags>{tag}{tag}</tags>")),
        (Code::DuplicateKey, "team".to_owned())
    );
    assert_eq!(
        said_once("<steps><restoreHBase path=\"a\"><path>b</path></restoreHBase></steps>"),
        (Code::DuplicateKey, "path".to_owned())
    );
}

#[test]
fn several_configurations_stay_in_their_order() {
    let hadoop = |value| format!("<hadoopConfig><arg>{value}</arg></hadoopConfig>");
    let config = format!(
        "<config>{}<debugConfig start=\"true\"/>{}</config>",
        hadoop(1),
        hadoop(2)
    );
    assert!(
        job_flow(&config)
            .contains(r#""config":[{"hadoop":["1"]},{"debug":true},{"hadoop":["2"]}]"#)
    );
}

#[test]
fn unknown_elements_are_errors_wherever_they_are() {
    for (elements, name) in [
        ("<foo>x</foo>", "foo"),
        ("<foo/>", "foo"),
        ("<foo><name>x</name></foo>", "foo"),
        ("<steps><foo/></steps>", "foo"),
        ("<tags><foo/></tags>", "foo"),
        (
            "<steps><jarStep><name>a</name><jar>b</jar><logUri>x</logUri></jarStep></steps>",
            "logUri",
        ),
        ("<name>a<b/></name>", "b"),
        ("<hBaseConfig start=\"true\"/>", "hBaseConfig"),
    ] {
        assert_eq!(
            said_once(elements),
            (Code::UnknownKey, name.to_owned()),
            "{elements}"
        );
    }
}

#[test]
fn unknown_attributes_are_errors_and_those_for_validators_are_not() {
    assert_eq!(
        said_once("<name x=\"y\">a</name>"),
        (Code::UnknownKey, "x".to_owned())
    );
    let xsi = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a b\"";
    let (_, said) = read(&format!("<steps {NAMESPACE} {xsi}/>"));
    assert_eq!(said, []);
}

#[test]
fn text_between_elements_is_an_error_and_overwrites_nothing() {
    assert_eq!(
        said_once("<name>A</name> junk "),
        (Code::UnsupportedXml, "junk".to_owned())
    );
    assert_eq!(
        said_once("junk<name>A</name>"),
        (Code::UnsupportedXml, "junk".to_owned())
    );
}

#[test]
fn an_empty_list_is_no_list_wherever_it_stands() {
    assert_eq!(
        job_flow("<tags/><config/><bootstrapActions/><steps/><name>a</name>"),
        job_flow("<name>a</name>")
    );
    assert_eq!(steps(""), r#"{"steps":[]}"#);
}

#[test]
fn a_step_without_anything_is_left_to_the_rules_of_documents() {
    assert_eq!(steps("<jarStep/>"), r#"{"steps":[{"jar":{}}]}"#);
}

#[test]
fn a_namespace_may_have_a_prefix() {
    let (root, said) = read(
        "<e:jobFlow xmlns:e=\"urn:supperslonic:emrWorkflow\"><e:name>a</e:name>\
         <e:steps><steps xmlns=\"urn:supperslonic:emrWorkflow\"/></e:steps></e:jobFlow>",
    );
    assert_eq!(said, [(Code::UnknownKey, "steps".to_owned())]);
    assert!(compact(&root.unwrap()).contains(r#""name":"a""#));
}

#[test]
fn another_namespace_or_none_is_an_error() {
    for (text, underlined) in [
        ("<jobFlow/>", "jobFlow"),
        ("<jobFlow xmlns=\"urn:other\"/>", "jobFlow"),
        ("<e:steps xmlns:e=\"urn:other\"/>", "e:steps"),
        ("<html/>", "html"),
        (
            "<e:steps xmlns:e=\"urn:supperslonic:emrWorkflow\"><jarStep/></e:steps>",
            "jarStep",
        ),
    ] {
        let (_, said) = read(text);
        assert_eq!(
            said,
            [(Code::UnsupportedXml, underlined.to_owned())],
            "{text}"
        );
    }
    let (_, said) = read("<e:steps/>");
    assert_eq!(said, [(Code::InvalidSyntax, "e".to_owned())]);
}

#[test]
fn whether_something_is_started_is_read_as_both_the_schema_and_emrworkflow_have_it() {
    for (written, value) in [
        ("true", "true"),
        ("1", "true"),
        ("TRUE", "true"),
        (" True ", "true"),
        ("false", "false"),
        ("0", "false"),
        ("FALSE", "false"),
        ("{debug}", "\"${debug}\""),
    ] {
        let config = format!("<config><debugConfig start=\"{written}\"/></config>");
        assert!(
            job_flow(&config).contains(&format!(r#""config":[{{"debug":{value}}}]"#)),
            "{written}"
        );
    }
    assert_eq!(
        said_once("<config><debugConfig/></config>"),
        (Code::MissingKey, "debugConfig".to_owned())
    );
}

#[test]
fn numbers_and_booleans_take_placeholders() {
    let typed = job_flow(
        "<instanceCount>{n}</instanceCount><terminationProtected>{p}</terminationProtected>",
    );
    assert!(
        typed.contains(r#""instance_count":"${n}","termination_protection":"${p}""#),
        "{typed}"
    );
    let typed = job_flow("<instanceCount> +05 </instanceCount>");
    assert!(typed.contains(r#""instance_count":5"#), "{typed}");
}

#[test]
fn both_forms_of_hbase_steps_are_read() {
    assert_eq!(
        steps(
            "<restoreHBase path=\"{b}/r\"/><backupHBase><path>{b}/b</path><jar>{j}</jar></backupHBase>"
        ),
        r#"{"steps":[{"restore_hbase":{"path":"${b}/r"}},{"backup_hbase":{"path":"${b}/b","jar":"${j}"}}]}"#
    );
}

#[test]
fn placeholders_in_keys_of_tags_are_translated() {
    let tags = "<tags><tag><value>{v}</value><key>contact-{id}</key></tag></tags>";
    assert!(job_flow(tags).contains(r#""tags":{"contact-${id}":"${v}"}"#));
    assert_eq!(
        said_once("<tags><tag><key>a</key></tag></tags>"),
        (Code::MissingKey, "tag".to_owned())
    );
}

#[test]
fn references_and_line_ends_are_read_as_xml_has_them() {
    assert!(job_flow("<name>&lt;&amp;&#x41;&#10;</name>").contains(r#""name":"<&A\n""#));
    assert!(job_flow("<name>a\r\nb\rc&#13;</name>").contains(r#""name":"a\nb\nc\r""#));
}

#[test]
fn malformed_xml_is_refused_where_it_is_wrong() {
    for (text, underlined) in [
        ("<steps", "<steps"),
        ("<steps></jobs>", "</jobs>"),
        ("<steps><a></steps>", "</steps>"),
        ("<steps>", "steps"),
        ("<steps/><steps/>", "steps"),
        ("<steps/> x ", "x"),
        ("hello", "hello"),
        ("<!-- only -->", "<!-- only -->"),
        ("<steps>\u{1}</steps>", "\u{1}"),
        ("<steps>&#0;</steps>", "&#0;"),
        ("<steps>a & b</steps>", "& b"),
        ("<steps a='1' a='2'/>", "a"),
        ("<steps a/>", "<steps a/>"),
        ("<steps/><?xml version='1.0'?>", "<?xml version='1.0'?>"),
    ] {
        let (root, said) = read(text);
        assert!(root.is_none(), "{text}");
        assert_eq!(said.len(), 1, "{text}: {said:?}");
        assert!(said[0].1.starts_with(underlined), "{text}: {said:?}");
    }
    assert_eq!(read(" \r\n").1, []);
}

#[test]
fn nothing_can_be_declared_that_grows() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;\">]><steps>&c;</steps>";
    assert_eq!(read(bomb).1[0].0, Code::UnsupportedXml);
    assert_eq!(
        said("<name>&nbsp;</name>"),
        [(Code::UnsupportedXml, "&nbsp;".to_owned())]
    );
    let encoding = format!("<?xml version='1.0' encoding='iso-8859-1'?><steps {NAMESPACE}/>");
    assert_eq!(
        read(&encoding).1,
        [(Code::UnsupportedXml, "iso-8859-1".to_owned())]
    );
}

#[test]
fn the_limits_hold() {
    let nested = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
    assert_eq!(read(&nested(64)).1[0].0, Code::UnsupportedXml);
    assert_eq!(read(&nested(65)).1[0].0, Code::DocumentTooLarge);
    let flat = |count: usize| format!("<a>{}</a>", "<a/>".repeat(count));
    assert_eq!(read(&flat(99_999)).1[0].0, Code::UnsupportedXml);
    assert_eq!(read(&flat(100_000)).1[0].0, Code::DocumentTooLarge);
    let attributes: String = (0..100_000)
        .map(|number| format!(" a{number}=''"))
        .collect();
    assert_eq!(
        read(&format!("<a{attributes}/>")).1[0].0,
        Code::DocumentTooLarge
    );
}

#[test]
fn an_include_is_an_item_of_its_list() {
    let include = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"more.yaml\"/>";
    assert_eq!(steps(include), r#"{"steps":[{"include":"more.yaml"}]}"#);
    assert!(
        job_flow(&format!("<tags>{include}</tags>")).contains(r#""tags":{"include":"more.yaml"}"#)
    );
    assert_eq!(
        said_once(include),
        (Code::UnknownKey, "xi:include".to_owned())
    );
    let empty = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\"/>";
    assert_eq!(
        said_once(&format!("<steps>{empty}</steps>")),
        (Code::MissingKey, "xi:include".to_owned())
    );
}

#[test]
fn a_value_knows_its_characters() {
    let (root, _) = read(&format!(
        "<jobFlow {NAMESPACE}>\r\n  <name>größe &amp; x</name></jobFlow>"
    ));
    let root = root.unwrap();
    let crate::tree::Value::Mapping(top) = &root.value else {
        panic!("not a mapping")
    };
    let crate::tree::Value::Mapping(job_flows) = &top[0].value.value else {
        panic!("not a mapping")
    };
    let crate::tree::Value::Mapping(job_flow) = &job_flows[0].value.value else {
        panic!("not a mapping")
    };
    let name = &job_flow[0].value;
    assert_eq!(name.span.text(), "größe &amp; x");
    assert_eq!(name.path.to_string(), "job_flows.nightly.name");
    let start = name.span.start_position();
    assert_eq!((start.line, start.column), (2, 9));
}
