// SPDX-License-Identifier: Apache-2.0
//! What the instances of clusters may do: the role of the instance profile. AWS's managed policy for it allows every
//! action on S3, DynamoDB, SQS and more; this one begins with nothing (MG emr-iam-role-for-ec2, "Creating a service role for
//! cluster EC2 instances with least-privilege permissions").

use emrys_document::elements::S3Uri;
use serde_json::Value;

use super::Source;
use super::keys::{self, Keys};
use crate::policy::Statement;
use crate::template::text::{arn, partition, region};

const READ_OBJECTS: [&str; 1] = ["s3:GetObject"];
const WRITE_OBJECTS: [&str; 5] = [
    "s3:AbortMultipartUpload",
    "s3:DeleteObject",
    "s3:GetObject",
    "s3:ListMultipartUploadParts",
    "s3:PutObject",
];
/// Logs are put and never read.
const PUT_LOGS: [&str; 3] = [
    "s3:AbortMultipartUpload",
    "s3:ListMultipartUploadParts",
    "s3:PutObject",
];
const READ_CATALOG: [&str; 11] = [
    "glue:BatchGetPartition",
    "glue:GetDatabase",
    "glue:GetDatabases",
    "glue:GetPartition",
    "glue:GetPartitions",
    "glue:GetTable",
    "glue:GetTableVersion",
    "glue:GetTableVersions",
    "glue:GetTables",
    "glue:GetUserDefinedFunction",
    "glue:GetUserDefinedFunctions",
];
const WRITE_CATALOG: [&str; 12] = [
    "glue:BatchCreatePartition",
    "glue:BatchDeletePartition",
    "glue:BatchUpdatePartition",
    "glue:CreatePartition",
    "glue:CreateTable",
    "glue:CreateUserDefinedFunction",
    "glue:DeletePartition",
    "glue:DeleteTable",
    "glue:DeleteUserDefinedFunction",
    "glue:UpdatePartition",
    "glue:UpdateTable",
    "glue:UpdateUserDefinedFunction",
];

/// A place in S3: a bucket, and what keys begin with or are, perhaps with wildcards.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    bucket: String,
    key: String,
}

impl Place {
    /// What an S3 URI or an ARN of S3 means. A URI that ends with a slash, or has no key, means all below it.
    fn of(text: &str) -> Option<Self> {
        let rest = match text.split_once("://") {
            Some((scheme, rest)) => scheme.starts_with("s3").then_some(rest)?,
            None => {
                let mut parts = text.splitn(6, ':').skip(2);
                let (service, resource) = (parts.next()?, parts.nth(2)?);
                (service == "s3").then_some(resource)?
            }
        };
        let (bucket, key) = rest.split_once('/').unwrap_or((rest, ""));
        let key = match key {
            key if key.is_empty() || key.ends_with('/') => format!("{key}*"),
            key => key.to_owned(),
        };
        let bucket = bucket.to_owned();
        Some(Self { bucket, key })
    }

    fn objects(&self) -> String {
        format!("{}/{}", self.bucket(), self.key)
    }

    fn bucket(&self) -> String {
        format!("arn:{}:s3:::{}", partition(), self.bucket)
    }
}

/// What a role of such a profile may do.
pub(super) fn statements(source: &Source<'_>, keys: &Keys) -> Vec<Statement> {
    let needs = source.needs;
    let place = |uri: &str| Place::of(uri);
    let mut statements = Vec::new();
    let profile = source.profile;
    let artifacts = profile.artifacts.as_deref().map(S3Uri::as_str);
    let code: Vec<Place> = artifacts.into_iter().filter_map(place).collect();
    let objects: Vec<Place> = needs.objects.iter().filter_map(|uri| place(uri)).collect();
    let objects = objects
        .into_iter()
        .filter(|own| !code.iter().any(|code| covers(code, own)));
    let objects: Vec<Place> = objects.filter(|own| own.bucket != emr_bucket()).collect();
    statements.extend(access("Artifacts", &READ_OBJECTS, &code));
    statements.extend(access("Code", &READ_OBJECTS, &objects));
    let logs = profile.logs.as_deref().map(S3Uri::as_str);
    let logs: Vec<Place> = logs.into_iter().filter_map(place).map(below).collect();
    statements.extend(access("Logs", &PUT_LOGS, &logs));
    // EMR's own JARs and scripts, which are the same for everybody (MG emr-private-subnet-iampolicy).
    let own = format!("arn:{}:s3:::{}", partition(), emr_bucket());
    statements.push(Statement::new(
        "ReadFilesOfEmr",
        &["s3:GetObject", "s3:ListBucket"],
        &[own.clone(), format!("{own}/*")],
    ));
    statements.extend(authorized(source));
    if needs.glue {
        let databases: Vec<&str> = authorized_in(source, true, "glue").collect();
        let tables = catalog(&["*"]);
        statements.push(Statement::new("ReadCatalog", &READ_CATALOG, &tables));
        if !databases.is_empty() {
            let names: Vec<&str> = databases
                .iter()
                .filter_map(|arn| arn.rsplit_once("database/").map(|(_, name)| name))
                .collect();
            statements.push(Statement::new(
                "WriteCatalog",
                &WRITE_CATALOG,
                &catalog(&names),
            ));
        }
    }
    statements.extend(keys::statements(
        "UseKeysOfClusters",
        &keys::ENCRYPT_AND_DECRYPT,
        &keys.of_nodes,
    ));
    statements.extend(keys::statements(
        "EncryptLogs",
        &["kms:GenerateDataKey"],
        &needs.log_keys,
    ));
    if let Some(security) = &source.security {
        statements.extend(of_security_configuration(security));
    }
    if !needs.step_roles.is_empty() {
        // MG emr-steps-runtime-roles.
        let actions = ["sts:AssumeRole", "sts:TagSession"];
        statements.push(Statement::new(
            "AssumeRolesOfSteps",
            &actions,
            &needs.step_roles,
        ));
    }
    statements
}

/// The region's bucket of EMR's own JARs and scripts. What is read of another region's is named by who reads it.
fn emr_bucket() -> String {
    format!("{}.elasticmapreduce", region())
}

/// Objects at these places, and the lists of their keys.
fn access(what: &str, actions: &[&str], places: &[Place]) -> Vec<Statement> {
    let mut statements = Vec::new();
    if places.is_empty() {
        return statements;
    }
    let verb = if actions.contains(&"s3:PutObject") {
        "Write"
    } else {
        "Read"
    };
    let objects: Vec<String> = places.iter().map(Place::objects).collect();
    statements.push(Statement::new(&format!("{verb}{what}"), actions, &objects));
    let mut buckets: Vec<(&str, Vec<String>)> = Vec::new();
    for place in places {
        match buckets
            .iter_mut()
            .find(|(bucket, _)| *bucket == place.bucket)
        {
            Some((_, keys)) => keys.push(place.key.clone()),
            None => buckets.push((&place.bucket, vec![place.key.clone()])),
        }
    }
    for (number, (bucket, mut keys)) in buckets.into_iter().enumerate() {
        let number = if number == 0 {
            String::new()
        } else {
            (number + 1).to_string()
        };
        let bucket = [format!("arn:{}:s3:::{bucket}", partition())];
        let list = Statement::new(&format!("List{what}{number}"), &["s3:ListBucket"], &bucket);
        if keys.iter().any(|key| key == "*") {
            statements.push(list);
            continue;
        }
        // Hadoop asks whether a folder is there by its name without the slash.
        let folders: Vec<String> = keys
            .iter()
            .filter_map(|key| Some(key.strip_suffix("/*")?.to_owned()))
            .collect();
        keys.extend(folders);
        statements.push(list.when("StringLike", "s3:prefix", keys));
    }
    statements
}

/// What the profile authorizes beside artifacts and logs.
fn authorized(source: &Source<'_>) -> Vec<Statement> {
    let places = |write: bool| -> Vec<Place> {
        let own = authorized_texts(source, write);
        own.filter_map(Place::of).collect()
    };
    let keys = |write: bool| -> Vec<String> {
        authorized_in(source, write, "kms")
            .map(str::to_owned)
            .collect()
    };
    let mut statements = access("AuthorizedData", &READ_OBJECTS, &places(false));
    let written = access("AuthorizedOutput", &WRITE_OBJECTS, &places(true));
    statements.extend(written);
    statements.extend(keys::statements(
        "Decrypt",
        &["kms:Decrypt", "kms:DescribeKey"],
        &keys(false),
    ));
    statements.extend(keys::statements(
        "EncryptAndDecrypt",
        &keys::ENCRYPT_AND_DECRYPT,
        &keys(true),
    ));
    statements
}

fn authorized_texts<'s>(
    source: &Source<'s>,
    write: bool,
) -> impl Iterator<Item = &'s str> + use<'s> {
    let authorize = source.profile.authorize.as_deref();
    let own = authorize.map(|own| if write { &own.write } else { &own.read });
    own.into_iter().flatten().map(|own| own.value.as_str())
}

/// The authorized ARNs of a service.
fn authorized_in<'s>(
    source: &Source<'s>,
    write: bool,
    service: &'s str,
) -> impl Iterator<Item = &'s str> + use<'s> {
    let own = authorized_texts(source, write);
    own.filter(move |text| text.split(':').nth(2) == Some(service))
}

/// Glue's catalog with these databases (Glue Developer Guide, "Specifying Glue resource ARNs": whoever may use a table has to
/// have its database and the catalog, too).
fn catalog(databases: &[&str]) -> Vec<String> {
    let mut resources = vec![arn("glue", "catalog")];
    for database in databases {
        resources.push(arn("glue", &format!("database/{database}")));
        resources.push(arn("glue", &format!("table/{database}/*")));
        resources.push(arn("glue", &format!("userDefinedFunction/{database}/*")));
    }
    resources
}

/// What a security configuration makes instances do: fetch certificates, assume roles, read the secrets of Ranger.
fn of_security_configuration(configuration: &Value) -> Vec<Statement> {
    let at = |path: &str| configuration.pointer(path);
    let text = |path: &str| at(path).and_then(Value::as_str).map(str::to_owned);
    let mut statements = Vec::new();
    let encryption = "/EncryptionConfiguration";
    let tls = format!(
        "{encryption}/InTransitEncryptionConfiguration/TLSCertificateConfiguration/S3Object"
    );
    let at_rest = format!("{encryption}/AtRestEncryptionConfiguration");
    let files = [
        tls,
        format!("{at_rest}/S3EncryptionConfiguration/S3Object"),
        format!("{at_rest}/LocalDiskEncryptionConfiguration/S3Object"),
    ];
    let files: Vec<String> = files.iter().filter_map(|path| text(path)).collect();
    let files: Vec<String> = files
        .iter()
        .filter_map(|uri| Place::of(uri))
        .map(|place| place.objects())
        .collect();
    if !files.is_empty() {
        statements.push(Statement::new("ReadCertificates", &READ_OBJECTS, &files));
    }
    // MG emr-emrfs-iam-roles.
    let mappings = at("/AuthorizationConfiguration/EmrFsConfiguration/RoleMappings");
    let mappings = mappings.and_then(Value::as_array).into_iter().flatten();
    let mut roles: Vec<String> = Vec::new();
    for role in mappings.filter_map(|mapping| mapping.get("Role")?.as_str()) {
        let role = role.to_owned();
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    if !roles.is_empty() {
        statements.push(Statement::new(
            "AssumeMappedRoles",
            &["sts:AssumeRole"],
            &roles,
        ));
    }
    // MG emr-ranger-iam.
    let ranger = "/AuthorizationConfiguration/RangerConfiguration";
    let of_ranger = ["RoleForRangerPluginsARN", "RoleForOtherAWSServicesARN"];
    let roles: Vec<String> = of_ranger
        .iter()
        .filter_map(|name| text(&format!("{ranger}/{name}")))
        .collect();
    if !roles.is_empty() {
        statements.push(Statement::new(
            "AssumeRolesOfRanger",
            &["sts:AssumeRole", "sts:TagSession"],
            &roles,
        ));
    }
    let plugins = at(&format!("{ranger}/RangerPluginConfigurations")).and_then(Value::as_array);
    let plugins = plugins.into_iter().flatten();
    let plugins = plugins.filter_map(|plugin| plugin.get("ClientSecretARN")?.as_str());
    let admin = text(&format!("{ranger}/AdminServerSecretARN"));
    let mut secrets: Vec<String> = Vec::new();
    for secret in admin.as_deref().into_iter().chain(plugins) {
        let secret = super::needs::secret(secret);
        if !secrets.contains(&secret) {
            secrets.push(secret);
        }
    }
    if !secrets.is_empty() {
        statements.push(Statement::new(
            "ReadSecretsOfRanger",
            &["secretsmanager:GetSecretValue"],
            &secrets,
        ));
    }
    statements
}

/// Whether all of a place is in another one.
fn covers(outer: &Place, inner: &Place) -> bool {
    let prefix = outer.key.strip_suffix('*');
    outer.bucket == inner.bucket && prefix.is_some_and(|prefix| inner.key.starts_with(prefix))
}

/// All whose keys begin with that.
fn below(place: Place) -> Place {
    match place.key.ends_with('*') {
        true => place,
        false => Place {
            key: format!("{}*", place.key),
            ..place
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, access, covers};

    #[test]
    fn a_place_is_a_uri_or_an_arn() {
        let place = |text: &str| Place::of(text).map(|place| (place.bucket, place.key));
        let of = |bucket: &str, key: &str| Some((bucket.to_owned(), key.to_owned()));
        assert_eq!(place("s3://data"), of("data", "*"));
        assert_eq!(place("s3://data/in/"), of("data", "in/*"));
        assert_eq!(place("s3://data/in/*.csv"), of("data", "in/*.csv"));
        assert_eq!(place("s3a://data/a"), of("data", "a"));
        assert_eq!(place("arn:aws-cn:s3:::data/in/*"), of("data", "in/*"));
        assert_eq!(place("arn:aws:kms:eu-west-1:1:key/a"), None);
        assert_eq!(place("hdfs:///a"), None);
    }

    #[test]
    fn lists_are_of_what_may_be_read() {
        let places: Vec<Place> = ["s3://a/in/", "s3://a/x", "s3://b"]
            .iter()
            .filter_map(|uri| Place::of(uri))
            .collect();
        let [read, list, list_all] = access("Data", &["s3:GetObject"], &places)
            .try_into()
            .unwrap();
        assert_eq!(read.sid, "ReadData");
        assert_eq!(
            list.condition["StringLike"]["s3:prefix"],
            serde_json::json!(["in/*", "x", "in"])
        );
        assert_eq!(
            (list_all.sid.as_str(), list_all.condition.len()),
            ("ListData2", 0)
        );
        assert!(covers(&places[2], &Place::of("s3://b/x").unwrap()));
        assert!(!covers(&places[0], &places[1]));
    }
}
