// SPDX-License-Identifier: Apache-2.0
//! Pages, filters, markers, single steps, release labels.

use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_protocol::ErrorCode;
use serde_json::{Value, json};

use super::{Bench, column};
use crate::cluster::fixtures;

/// The names of all entries, and how many each page had.
async fn all(
    bench: &Bench,
    operation: &str,
    list: &str,
    mut input: Value,
) -> (Vec<String>, Vec<usize>) {
    let (mut names, mut sizes) = (Vec::new(), Vec::new());
    loop {
        let page = bench.ok(operation, input.clone()).await;
        let found = column(&page[list], "/Name");
        sizes.push(found.len());
        names.extend(found.into_iter().map(str::to_owned));
        match page.get("Marker") {
            Some(marker) => input["Marker"] = marker.clone(),
            None => return (names, sizes),
        }
    }
}

/// 120 clusters that have ended, each third with errors.
async fn clusters() -> Bench {
    let bench = Bench::new().await;
    for number in 0..120 {
        let state = match number % 3 {
            0 => ClusterState::TerminatedWithErrors,
            _ => ClusterState::Terminated,
        };
        bench.create(fixtures::cluster(number, state)).await;
    }
    bench
}

fn names(what: &str, numbers: impl Iterator<Item = u64>) -> Vec<String> {
    numbers.map(|number| format!("{what} {number}")).collect()
}

#[tokio::test]
async fn clusters_come_newest_first_in_pages_of_50() {
    let bench = clusters().await;
    let (found, sizes) = all(&bench, "ListClusters", "Clusters", json!({})).await;
    assert_eq!(found, names("cluster", (0..120).rev()));
    assert_eq!(sizes, [50, 50, 20]);
}

#[tokio::test]
async fn clusters_are_filtered_before_they_are_paged() {
    let bench = clusters().await;
    let input = json!({"ClusterStates": ["TERMINATED"]});
    let (found, sizes) = all(&bench, "ListClusters", "Clusters", input).await;
    assert_eq!(
        found,
        names("cluster", (0..120).rev().filter(|number| number % 3 != 0))
    );
    assert_eq!(sizes, [50, 30]);
    let input = json!({"ClusterStates": ["TERMINATED_WITH_ERRORS"]});
    assert_eq!(all(&bench, "ListClusters", "Clusters", input).await.1, [40]);
    let input = json!({"ClusterStates": ["RUNNING", "WAITING"]});
    assert_eq!(all(&bench, "ListClusters", "Clusters", input).await.1, [0]);
    let created = fixtures::CREATED / 1000;
    for (input, count) in [
        (json!({"CreatedAfter": created}), 50),
        (json!({"CreatedAfter": created + 1}), 0),
        (json!({"CreatedBefore": created}), 50),
        (json!({"CreatedBefore": created - 1}), 0),
    ] {
        let page = bench.ok("ListClusters", input).await;
        assert_eq!(page["Clusters"].as_array().unwrap().len(), count);
    }
}

#[tokio::test]
async fn a_page_does_not_move_when_clusters_are_added() {
    let bench = clusters().await;
    let first = bench.ok("ListClusters", json!({})).await;
    bench
        .create(fixtures::cluster(120, ClusterState::Terminated))
        .await;
    let input = json!({"Marker": first["Marker"]});
    let second = bench.ok("ListClusters", input).await;
    assert_eq!(second["Clusters"][0]["Name"], "cluster 69");
}

#[tokio::test]
async fn a_marker_that_nobody_gave_is_refused() {
    let bench = Bench::new().await;
    let id = bench.ended([StepState::Completed]).await;
    for (operation, input) in [
        ("ListClusters", json!({"Marker": "2"})),
        ("ListSteps", json!({"ClusterId": id, "Marker": "pz"})),
        ("ListInstances", json!({"ClusterId": id, "Marker": "next"})),
    ] {
        let (code, message) = bench.refused(operation, input).await;
        assert_eq!(code, ErrorCode::InvalidRequestException);
        assert!(message.starts_with("Marker '"), "{message}");
    }
}

#[tokio::test]
async fn steps_come_newest_first_in_pages_of_50_and_by_state_as_they_were_added() {
    let bench = Bench::new().await;
    let state = |number: u64| match number % 4 {
        0 => StepState::Failed,
        _ => StepState::Completed,
    };
    let id = bench.ended((0..130).map(state)).await;
    let (found, sizes) = all(&bench, "ListSteps", "Steps", json!({"ClusterId": id})).await;
    assert_eq!(found, names("step", (0..130).rev()));
    assert_eq!(sizes, [50, 50, 30]);
    let input = json!({"ClusterId": id, "StepStates": ["COMPLETED"]});
    let (found, sizes) = all(&bench, "ListSteps", "Steps", input).await;
    assert_eq!(
        found,
        names("step", (0..130).filter(|number| number % 4 != 0))
    );
    assert_eq!(sizes, [50, 47]);
    let input = json!({"ClusterId": id, "StepStates": ["PENDING"]});
    assert_eq!(all(&bench, "ListSteps", "Steps", input).await.1, [0]);
}

#[tokio::test]
async fn steps_are_listed_by_up_to_10_ids() {
    let bench = Bench::new().await;
    let id = bench.ended([StepState::Completed; 12]).await;
    let ids = |numbers: std::ops::Range<u64>| -> Vec<String> {
        numbers
            .map(|number| fixtures::step_id(number).to_string())
            .collect()
    };
    let input = json!({"ClusterId": id, "StepIds": ids(3..6)});
    let (found, _) = all(&bench, "ListSteps", "Steps", input).await;
    assert_eq!(found, ["step 3", "step 4", "step 5"]);
    let input = json!({"ClusterId": id, "StepIds": ids(0..11)});
    let (code, message) = bench.refused("ListSteps", input).await;
    assert_eq!(code, ErrorCode::InvalidRequestException);
    assert_eq!(message, "At most 10 step ids can be listed at once.");
    for unknown in [ids(12..13).remove(0), "s-1".to_owned()] {
        let input = json!({"ClusterId": id, "StepIds": [ids(0..1)[0], unknown]});
        let (code, message) = bench.refused("ListSteps", input).await;
        assert_eq!(code, ErrorCode::InvalidRequestException);
        assert_eq!(message, format!("Step id '{unknown}' is not valid."));
    }
}

#[tokio::test]
async fn a_step_is_described_with_its_properties_as_a_map() {
    let bench = Bench::new().await;
    let id = bench
        .ended([StepState::Completed, StepState::Cancelled])
        .await;
    let step = fixtures::step_id(0).to_string();
    let answer = bench.ok("DescribeStep", json!({"ClusterId": id, "StepId": step}));
    let answer = answer.await["Step"].clone();
    assert_eq!(answer["Name"], "step 0");
    assert_eq!(answer["ActionOnFailure"], "CONTINUE");
    assert_eq!(answer["Config"]["Jar"], "command-runner.jar");
    assert_eq!(answer["Config"]["Args"], json!(["echo", "0"]));
    assert_eq!(answer["Config"]["Properties"], json!({}));
    assert_eq!(answer["Status"]["State"], "COMPLETED");
    assert_eq!(answer["Status"]["Timeline"]["StartDateTime"], json!(1));
    let step = fixtures::step_id(1).to_string();
    let answer = bench.ok("DescribeStep", json!({"ClusterId": id, "StepId": step}));
    let timeline = answer.await["Step"]["Status"]["Timeline"].clone();
    assert_eq!(timeline.get("StartDateTime"), None, "it never ran");
    assert_eq!(timeline["EndDateTime"], json!(1));
}

#[tokio::test]
async fn what_does_not_exist_is_called_invalid() {
    let bench = Bench::new().await;
    let id = bench.ended([StepState::Completed]).await;
    for (cluster, step, message) in [
        (
            id.as_str(),
            "s-0000000000009",
            "Step id 's-0000000000009' is not valid.",
        ),
        (&id, "nonsense", "Step id 'nonsense' is not valid."),
        (
            "j-0000000000009",
            "s-1",
            "Cluster id 'j-0000000000009' is not valid.",
        ),
        ("nonsense", "s-1", "Cluster id 'nonsense' is not valid."),
    ] {
        let input = json!({"ClusterId": cluster, "StepId": step});
        let error = bench.call("DescribeStep", &input).await.unwrap_err();
        assert_eq!(*error.code(), ErrorCode::InvalidRequestException);
        assert_eq!(error.message(), message);
        let reason_code = message.starts_with("Cluster").then_some("NoSuchCluster");
        assert_eq!(error.reason_code(), reason_code);
    }
    let input = json!({"JobFlowId": "j-0000000000009", "Steps": [super::step("CONTINUE")]});
    let (code, message) = bench.refused("AddJobFlowSteps", input).await;
    assert_eq!(code, ErrorCode::ValidationException);
    assert_eq!(message, "Specified job flow ID does not exist.");
}

#[tokio::test]
async fn instances_are_listed_by_group_type_and_state() {
    let bench = Bench::new().await;
    let id = bench.ended([]).await;
    let count = async |filter: Value| {
        let mut input = filter;
        input["ClusterId"] = json!(id);
        let page = bench.ok("ListInstances", input).await;
        let next = page.get("Marker").cloned();
        (page["Instances"].as_array().unwrap().len(), next)
    };
    let (first, marker) = count(json!({})).await;
    assert_eq!(first, 50);
    assert_eq!(count(json!({"Marker": marker.unwrap()})).await, (11, None));
    assert_eq!(
        count(json!({"InstanceGroupTypes": ["MASTER"]})).await,
        (1, None)
    );
    assert_eq!(
        count(json!({"InstanceGroupTypes": ["TASK"]})).await,
        (0, None)
    );
    assert_eq!(
        count(json!({"InstanceStates": ["RUNNING"]})).await,
        (0, None)
    );
    let input = json!({"InstanceStates": ["TERMINATED"], "InstanceGroupTypes": ["MASTER"]});
    assert_eq!(count(input).await, (1, None));
    let groups = bench
        .ok("ListInstanceGroups", json!({"ClusterId": id}))
        .await;
    let group = groups["InstanceGroups"][0]["Id"].clone();
    assert_eq!(count(json!({"InstanceGroupId": group})).await, (1, None));
    for (member, what) in [
        ("InstanceGroupId", "Instance group"),
        ("InstanceFleetId", "Instance fleet"),
    ] {
        let input = json!({"ClusterId": id, member: "ig-0000000000009"});
        let (code, message) = bench.refused("ListInstances", input).await;
        assert_eq!(code, ErrorCode::InvalidRequestException);
        assert_eq!(
            message,
            format!("{what} id 'ig-0000000000009' is not valid.")
        );
    }
}

#[tokio::test]
async fn release_labels_are_listed_newest_first_and_described() {
    let bench = Bench::new().await;
    let mut labels: Vec<String> = Vec::new();
    let mut input = json!({"MaxResults": 40});
    loop {
        let page = bench.ok("ListReleaseLabels", input.clone()).await;
        let found = page["ReleaseLabels"].as_array().unwrap();
        assert!(found.len() <= 40);
        labels.extend(found.iter().map(|label| label.as_str().unwrap().to_owned()));
        match page.get("NextToken") {
            Some(token) => input["NextToken"] = token.clone(),
            None => break,
        }
    }
    let place = |wanted: &str| labels.iter().position(|label| label == wanted).unwrap();
    assert!(place("emr-7.10.0") < place("emr-7.9.0"));
    assert!(place("emr-7.0.0") < place("emr-6.15.0"));
    let mut once = labels.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), labels.len());

    let input = json!({"Filters": {"Prefix": "emr-7.5", "Application": "spark@3.5.2"}});
    let page = bench.ok("ListReleaseLabels", input).await;
    assert_eq!(page["ReleaseLabels"], json!(["emr-7.5.0"]));

    let input = json!({"ReleaseLabel": "emr-7.5.0"});
    let described = bench.ok("DescribeReleaseLabel", input).await;
    let applications = described["Applications"].as_array().unwrap();
    let spark = applications.iter().find(|known| known["Name"] == "Spark");
    let version = spark.unwrap()["Version"].as_str().unwrap();
    assert!(version.starts_with("3.5.2"), "{version}");
    let mut names = Vec::new();
    let mut input = json!({"ReleaseLabel": "emr-7.5.0", "MaxResults": 7});
    loop {
        let page = bench.ok("DescribeReleaseLabel", input.clone()).await;
        let found = column(&page["Applications"], "/Name");
        assert!(found.len() <= 7);
        names.extend(found.into_iter().map(str::to_owned));
        match page.get("NextToken") {
            Some(token) => input["NextToken"] = token.clone(),
            None => break,
        }
    }
    assert_eq!(names, column(&described["Applications"], "/Name"));
    let input = json!({"ReleaseLabel": "emr-7.5.1"});
    let (code, _) = bench.refused("DescribeReleaseLabel", input).await;
    assert_eq!(code, ErrorCode::InvalidRequestException);
}
