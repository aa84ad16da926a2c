// SPDX-License-Identifier: Apache-2.0
//! Reads the objects that a map run's items are in.

use std::io::Read as _;

use emrys_protocol::objects::ObjectStore;
use emrys_states::data::Failure;
use emrys_states::execution::ItemSource;
use emrys_states::map_run::items::{self, Format, failed};
use serde_json::{Value, json};

/// The items of a map run: an array, or an object.
pub(super) async fn read(objects: &dyn ObjectStore, source: &ItemSource) -> Result<Value, Failure> {
    let (resource, arguments, input_type, configuration, max_items) = match source {
        ItemSource::Items(items) => return Ok(Value::clone(items)),
        ItemSource::Reader {
            resource,
            arguments,
            input_type,
            configuration,
            max_items,
        } => (resource, arguments, input_type, configuration, max_items),
    };
    // Nothing, too, is no limit.
    let limit = max_items.filter(|limit| *limit > 0);
    let limit = limit
        .and_then(|limit| usize::try_from(limit).ok())
        .unwrap_or(usize::MAX);
    let argument = |name: &str| arguments.get(name).and_then(Value::as_str);
    let bucket = argument("Bucket").ok_or_else(|| failed("The reader names no bucket."))?;
    if resource.ends_with(":s3:listObjectsV2") {
        let prefix = argument("Prefix").unwrap_or_default();
        return list(objects, bucket, prefix, limit).await;
    }
    if !resource.ends_with(":s3:getObject") {
        return Err(failed(format!("Items cannot be read by {resource}.")));
    }
    let key = argument("Key").ok_or_else(|| failed("The reader names no key."))?;
    let format = Format::of(input_type.as_deref(), configuration)?;
    let bytes = object(objects, bucket, key).await?;
    let items = match format {
        Format::Json { pointer } => items::json(&bytes, pointer.as_deref())?,
        Format::JsonLines => items::json_lines(&bytes, limit)?,
        Format::Csv { delimiter, headers } => {
            items::csv(&bytes, delimiter, headers.as_deref(), limit)?
        }
        Format::Manifest => inventory(objects, bucket, &bytes, limit).await?,
    };
    Ok(items::first(items, limit))
}

async fn list(
    objects: &dyn ObjectStore,
    bucket: &str,
    prefix: &str,
    limit: usize,
) -> Result<Value, Failure> {
    let listed = objects.list_objects(bucket, prefix).await;
    let listed = listed.map_err(|error| failed(error.to_string()))?;
    let items = listed.into_iter().take(limit).map(|object| {
        json!({
            "Etag": object.etag,
            "Key": object.key,
            "LastModified": object.last_modified.as_millis() / 1000,
            "Size": object.size,
            "StorageClass": "STANDARD",
        })
    });
    Ok(Value::Array(items.collect()))
}

/// The rows of all objects of an inventory.
async fn inventory(
    objects: &dyn ObjectStore,
    bucket: &str,
    manifest: &[u8],
    limit: usize,
) -> Result<Value, Failure> {
    let inventory = items::manifest(manifest)?;
    let bucket = inventory.bucket.as_deref().unwrap_or(bucket);
    let mut all = Vec::new();
    for key in &inventory.keys {
        if all.len() >= limit {
            break;
        }
        let mut bytes = object(objects, bucket, key).await?;
        if bytes.starts_with(&[0x1F, 0x8B]) {
            let mut unpacked = Vec::new();
            let mut reader = flate2::read::MultiGzDecoder::new(bytes.as_slice());
            let read = reader.read_to_end(&mut unpacked);
            read.map_err(|error| failed(format!("{key} cannot be unpacked: {error}.")))?;
            bytes = unpacked;
        }
        let rows = items::csv(&bytes, b',', Some(&inventory.headers), limit - all.len())?;
        if let Value::Array(rows) = rows {
            all.extend(rows);
        }
    }
    Ok(Value::Array(all))
}

/// The whole of an object.
async fn object(objects: &dyn ObjectStore, bucket: &str, key: &str) -> Result<Vec<u8>, Failure> {
    let refused = |error: emrys_protocol::ApiError| failed(error.to_string());
    let size = objects.object_size(bucket, key).await.map_err(refused)?;
    let size =
        size.ok_or_else(|| failed(format!("There is no object {key} in bucket {bucket}.")))?;
    let mut bytes = Vec::new();
    while (bytes.len() as u64) < size {
        let from = bytes.len() as u64;
        let part = objects
            .read_object(bucket, key, from, size - from)
            .await
            .map_err(refused)?;
        if part.is_empty() {
            return Err(failed(format!(
                "Object {key} became shorter while it was read."
            )));
        }
        bytes.extend_from_slice(&part);
    }
    Ok(bytes)
}
