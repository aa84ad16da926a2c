// SPDX-License-Identifier: Apache-2.0
//! `aws-sdk:s3:*` over the engine's buckets: S3's own operations on objects and buckets, with JSON instead of HTTP.
//!
//! All of them do the same when they are repeated, so that a task that an earlier engine has begun is simply done again.

use emrys_executions::integration::{Task, TaskError};
use futures::TryStreamExt as _;
use http::{HeaderMap, Method, Uri};
use s3s::dto::{
    CopyObjectInput, CopySource, CreateBucketInput, DeleteBucketInput, DeleteObjectInput, ETag,
    GetObjectInput, HeadBucketInput, HeadObjectInput, ListBucketsInput, ListObjectsV2Input,
    Metadata, MetadataDirective, PutObjectInput, StreamingBlob, Timestamp, TimestampFormat,
};
use s3s::{Body, S3, S3Error, S3ErrorCode, S3Request, s3_error};
use serde_json::{Map, Value, json};

use crate::buckets::Buckets;
use crate::integrations::errors;
use crate::integrations::values::{as_text, text};

/// The errors that S3's model has; the SDK calls all others `S3Exception`.
const MODELLED: [&str; 6] = [
    "BucketAlreadyExists",
    "BucketAlreadyOwnedByYou",
    "NoSuchBucket",
    "NoSuchKey",
    "NoSuchUpload",
    "InvalidObjectState",
];

/// Most that a task can be given (Step Functions quotas: 256 KiB); an object that is longer is not even read.
const LONGEST: u64 = 256 * 1024;

pub(super) async fn call(buckets: &Buckets, task: &Task, action: &str) -> Result<Value, TaskError> {
    let input = &task.arguments;
    let answered = match action {
        "getObject" => get_object(buckets, input).await,
        "putObject" => put_object(buckets, input).await,
        "headObject" => head_object(buckets, input).await,
        "listObjectsV2" => list_objects(buckets, input).await,
        "deleteObject" => delete_object(buckets, input).await,
        "copyObject" => copy_object(buckets, input).await,
        "createBucket" => create_bucket(buckets, input).await,
        "deleteBucket" => delete_bucket(buckets, input).await,
        "headBucket" => head_bucket(buckets, input).await,
        "listBuckets" => list_buckets(buckets).await,
        _ => {
            let why = format!("the service s3 has no action `{action}` here");
            return Err(errors::refused(input, &why));
        }
    };
    answered.map_err(|error| failed(&error, &task.token))
}

fn failed(error: &S3Error, request_id: &str) -> TaskError {
    let code = error.code().as_str();
    let name = match MODELLED.contains(&code) {
        true => errors::exception(code),
        false => "S3Exception".to_owned(),
    };
    let status = error.status_code().or_else(|| error.code().status_code());
    let status = status.map_or(500, |status| status.as_u16());
    let message = error.message().unwrap_or("null");
    TaskError::new(
        format!("S3.{name}"),
        format!("{message} (Service: S3, Status Code: {status}, Request ID: {request_id})"),
    )
}

fn request<T>(input: T) -> S3Request<T> {
    S3Request {
        input,
        method: Method::GET,
        uri: Uri::default(),
        headers: HeaderMap::new(),
        extensions: http::Extensions::new(),
        credentials: None,
        region: None,
        service: None,
        trailing_headers: None,
    }
}

fn required(input: &Value, name: &str) -> Result<String, S3Error> {
    let value = input.get(name).filter(|value| !value.is_null());
    value.map(as_text).ok_or_else(|| {
        S3Error::with_message(
            S3ErrorCode::InvalidArgument,
            format!("the member {name} is missing"),
        )
    })
}

fn optional(input: &Value, name: &str) -> Option<String> {
    text(input, name).map(str::to_owned)
}

fn number(input: &Value, name: &str) -> Option<i32> {
    i32::try_from(input.get(name)?.as_i64()?).ok()
}

fn metadata(input: &Value) -> Option<Metadata> {
    let members = input.get("Metadata")?.as_object()?.iter();
    Some(
        members
            .map(|(name, value)| (name.clone(), as_text(value)))
            .collect(),
    )
}

/// Members that have a value, in AWS's order, which is that of the names.
fn object(members: impl IntoIterator<Item = (&'static str, Option<Value>)>) -> Value {
    let members = members.into_iter();
    let members = members.filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(members.collect::<Map<_, _>>())
}

fn etag(etag: Option<ETag>) -> Option<Value> {
    match etag? {
        ETag::Strong(value) => Some(format!("\"{value}\"").into()),
        ETag::Weak(value) => Some(format!("W/\"{value}\"").into()),
    }
}

fn moment(moment: Option<Timestamp>) -> Option<Value> {
    let mut text = Vec::new();
    moment?.format(TimestampFormat::DateTime, &mut text).ok()?;
    Some(String::from_utf8(text).ok()?.into())
}

async fn get_object(buckets: &Buckets, input: &Value) -> Result<Value, S3Error> {
    let get = GetObjectInput {
        bucket: required(input, "Bucket")?,
        key: required(input, "Key")?,
        ..Default::default()
    };
    let output = buckets.get_object(request(get)).await?.output;
    let length = output.content_length.unwrap_or_default();
    if u64::try_from(length).unwrap_or_default() > LONGEST {
        return Err(s3_error!(
            EntityTooLarge,
            "the object has more than the 262144 bytes that a task can be given"
        ));
    }
    let mut bytes = Vec::new();
    if let Some(body) = output.body {
        let pieces = Body::from(body).into_stream();
        let mut pieces = std::pin::pin!(pieces);
        while let Some(piece) = pieces.try_next().await.map_err(internal)? {
            bytes.extend_from_slice(&piece);
        }
    }
    let body = String::from_utf8_lossy(&bytes).into_owned();
    Ok(object([
        ("AcceptRanges", output.accept_ranges.map(Value::from)),
        ("Body", Some(body.into())),
        ("ContentLength", Some(length.into())),
        ("ContentType", output.content_type.map(Value::from)),
        ("ETag", etag(output.e_tag)),
        ("LastModified", moment(output.last_modified)),
        ("Metadata", Some(json!(output.metadata.unwrap_or_default()))),
    ]))
}

fn internal(error: impl std::fmt::Display) -> S3Error {
    S3Error::with_message(S3ErrorCode::InternalError, error.to_string())
}

async fn put_object(buckets: &Buckets, input: &Value) -> Result<Value, S3Error> {
    let body = input.get("Body").map(as_text).unwrap_or_default();
    let length = i64::try_from(body.len()).ok();
    let put = PutObjectInput {
        bucket: required(input, "Bucket")?,
        key: required(input, "Key")?,
        body: Some(StreamingBlob::from(Body::from(body))),
        content_length: length,
        content_type: optional(input, "ContentType"),
        metadata: metadata(input),
        ..Default::default()
    };
    let output = buckets.put_object(request(put)).await?.output;
    Ok(object([("ETag", etag(output.e_tag))]))
}

async fn head_object(buckets: &Buckets, input: &Value) -> Result<Value, S3Error> {
    let head = HeadObjectInput {
        bucket: required(input, "Bucket")?,
        key: required(input, "Key")?,
        ..Default::default()
    };
    let output = buckets.head_object(request(head)).await?.output;
    Ok(object([
        ("AcceptRanges", output.accept_ranges.map(Value::from)),
        ("ContentLength", output.content_length.map(Value::from)),
        ("ContentType", output.content_type.map(Value::from)),
        ("ETag", etag(output.e_tag)),
        ("LastModified", moment(output.last_modified)),
        ("Metadata", Some(json!(output.metadata.unwrap_or_default()))),
    ]))
}

async fn list_objects(buckets: &Buckets, input: &Value) -> Result<Value, S3Error> {
    let list = ListObjectsV2Input {
        bucket: required(input, "Bucket")?,
        continuation_token: optional(input, "ContinuationToken"),
        delimiter: optional(input, "Delimiter"),
        max_keys: number(input, "MaxKeys"),
        prefix: optional(input, "Prefix"),
        start_after: optional(input, "StartAfter"),
        ..Default::default()
    };
    let output = buckets.list_objects_v2(request(list)).await?.output;
    let contents = output.contents.into_iter().flatten().map(|stored| {
        object([
            ("ETag", etag(stored.e_tag)),
            ("Key", stored.key.map(Value::from)),
            ("LastModified", moment(stored.last_modified)),
            ("Size", stored.size.map(Value::from)),
            ("StorageClass", Some("STANDARD".into())),
        ])
    });
    let prefixes = output.common_prefixes.into_iter().flatten();
    let prefixes = prefixes.map(|common| object([("Prefix", common.prefix.map(Value::from))]));
    let prefixes: Vec<Value> = prefixes.collect();
    let prefixes = (!prefixes.is_empty()).then(|| Value::from(prefixes));
    Ok(object([
        ("CommonPrefixes", prefixes),
        ("Contents", Some(contents.collect())),
        ("IsTruncated", output.is_truncated.map(Value::from)),
        ("KeyCount", output.key_count.map(Value::from)),
        ("MaxKeys", output.max_keys.map(Value::from)),
        ("Name", output.name.map(Value::from)),
        (
            "NextContinuationToken",
            output.next_continuation_token.map(Value::from),
        ),
        ("Prefix", output.prefix.map(Value::from)),
    ]))
}

async fn delete_object(buckets: &Buckets, input: &Value) -> Result<Value, S3Error> {
    let delete = DeleteObjectInput {
        bucket: required(input, "Bucket")?,
        key: required(input, "Key")?,
        ..Default::default()
    };
    buckets.delete_object(request(delete)).await?;
    Ok(object([]))
}

async fn copy_object(buckets: &Buckets, input: &Value) -> Result<Value, S3Error> {
    let source = required(input, "CopySource")?;
    let source = CopySource::parse(source.trim_start_matches('/')).map_err(|_| {
        s3_error!(
            InvalidArgument,
            "Copy Source must mention the source bucket and key: sourcebucket/sourcekey"
        )
    })?;
    let mut copy = CopyObjectInput::builder();
    copy.set_bucket(required(input, "Bucket")?)
        .set_key(required(input, "Key")?)
        .set_copy_source(source)
        .set_content_type(optional(input, "ContentType"))
        .set_metadata(metadata(input))
        .set_metadata_directive(optional(input, "MetadataDirective").map(MetadataDirective::from));
    let copy = copy.build().map_err(internal)?;
    let output = buckets.copy_object(request(copy)).await?.output;
    let result = output.copy_object_result.map(|result| {
        object([
            ("ETag", etag(result.e_tag)),
            ("LastModified", moment(result.last_modified)),
        ])
    });
    Ok(object([("CopyObjectResult", result)]))
}

async fn create_bucket(buckets: &Buckets, input: &Value) -> Result<Value, S3Error> {
    let create = CreateBucketInput {
        bucket: required(input, "Bucket")?,
        ..Default::default()
    };
    let bucket = create.bucket.clone();
    buckets.create_bucket(request(create)).await?;
    Ok(object([("Location", Some(format!("/{bucket}").into()))]))
}

async fn delete_bucket(buckets: &Buckets, input: &Value) -> Result<Value, S3Error> {
    let delete = DeleteBucketInput {
        bucket: required(input, "Bucket")?,
        ..Default::default()
    };
    buckets.delete_bucket(request(delete)).await?;
    Ok(object([]))
}

async fn head_bucket(buckets: &Buckets, input: &Value) -> Result<Value, S3Error> {
    let head = HeadBucketInput {
        bucket: required(input, "Bucket")?,
        ..Default::default()
    };
    buckets.head_bucket(request(head)).await?;
    Ok(object([]))
}

async fn list_buckets(buckets: &Buckets) -> Result<Value, S3Error> {
    let list = ListBucketsInput::default();
    let output = buckets.list_buckets(request(list)).await?.output;
    let listed = output.buckets.into_iter().flatten().map(|bucket| {
        object([
            ("CreationDate", moment(bucket.creation_date)),
            ("Name", bucket.name.map(Value::from)),
        ])
    });
    Ok(object([("Buckets", Some(listed.collect()))]))
}
