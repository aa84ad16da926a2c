// SPDX-License-Identifier: Apache-2.0
//! What the machine computes, in JSONata 2.0.6, which is what Step Functions has.
//!
//! The expressions are the same for all launch functions: what differs is in the variable `$launch`. In JSONata nothing is
//! neither equal nor unequal to anything, so what may be absent is compared with `=` and `$not` alone.

use crate::tags;

/// What the caller says, checked, or an error. `null` is as good as nothing.
///
/// `FailIfClusterRunning` is read as aws-emr-launch does, but a text that is neither yes nor no is refused: a guard that
/// was misspelt is not switched off.
pub(super) const INPUT: &str = r#"
(
  $given := $states.context.Execution.Input;
  $refused := function($cause) { { 'Error': 'Emrys.InvalidInput', 'Cause': $cause } };
  $member := function($name) { $type($given) = 'object' ? $lookup($given, $name) };
  $absent := function($value) { $exists($value) ? $value = null : true };
  $wrong := function($name, $kind) { $absent($member($name)) ? false : $not($type($member($name)) = $kind) };
  $is_tag := function($tag) {
    $type($tag) = 'object' ? ($type($lookup($tag, 'Key')) = 'string' ? $type($lookup($tag, 'Value')) = 'string' : false) : false
  };
  $overrides := $absent($member('ClusterConfigurationOverrides'))
    ? $member('ClusterConfigOverrides') : $member('ClusterConfigurationOverrides');
  $tags := $member('Tags');
  $guard := $member('FailIfClusterRunning');
  $said := $absent($guard) ? 'no' : $type($guard) in ['string', 'number', 'boolean'] ? $lowercase($string($guard)) : '?';
  $starter := $member('AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID');
  $not($type($given) = 'object') ? $refused('the input is not an object')
  : $wrong('ClusterConfigurationOverrides', 'object') ? $refused('ClusterConfigurationOverrides is not an object')
  : $wrong('ClusterConfigOverrides', 'object') ? $refused('ClusterConfigOverrides is not an object')
  : $wrong('Tags', 'array') ? $refused('Tags is not an array')
  : ($absent($tags) ? false : $count($filter($tags, function($tag) { $not($is_tag($tag)) })) > 0)
    ? $refused('Tags has an item that is not an object with the texts Key and Value')
  : $not($said in ['yes', 'true', 't', '1', 'no', 'false', 'f', '0', ''])
    ? $refused('FailIfClusterRunning is neither true nor false')
  : $wrong('Keep', 'boolean') ? $refused('Keep is neither true nor false')
  : ($absent($starter) ? false : $not($type($starter) = 'string' ? $contains($starter, /^arn:[a-z-]+:states:.{1,200}$/) : false))
    ? $refused('AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID is not the ARN of an execution')
  : {
    'Overrides': $absent($overrides) ? {} : $overrides,
    'Tags': $absent($tags) ? [] : $tags,
    'FailIfClusterRunning': $absent($guard) ? $launch.FailIfClusterRunning : $said in ['yes', 'true', 't', '1'],
    'Keep': $member('Keep') = true,
    'StartedBy': $absent($starter) ? $states.context.Execution.Id : $starter
  }
)
"#;

/// The request with everything that the caller may change and changes, or an error.
///
/// A number is only ever compared with a number: a text or a truth is refused before. The log URI is of the name that the
/// cluster has in the end.
pub(super) const OVERRIDES: &str = r#"
(
  $refused := function($cause) { { 'Error': 'Emrys.InvalidOverride', 'Cause': $cause } };
  $shown := function($value) { $type($value) = 'string' ? '"' & $value & '"' : $string($value) };
  $fits := function($value, $kind) {
    $kind = 'integer' ? ($type($value) = 'number' ? $floor($value) = $value : false) : $type($value) = $kind
  };
  $less := function($one, $other) {
    $type($one) = 'number' ? ($type($other) = 'number' ? $one < $other : false) : false
  };
  $given := $input.Overrides;
  $names := [$keys($given)];
  $allowed := [$launch.AllowedOverrides];
  $unknown := [$filter($names, function($name) { $not($name in $allowed.Name) })];
  $problem := function($override) {(
    $value := $lookup($given, $override.Name);
    $says := 'the override value (' & $shown($value) & ') of "' & $override.Name & '" is ';
    $not($fits($value, $override.Type)) ? $says & 'not of the type ' & $override.Type
    : $less($value, $override.Minimum) ? $says & 'less than the minimum allowed (' & $string($override.Minimum) & ')'
    : $less($override.Maximum, $value) ? $says & 'greater than the maximum allowed (' & $string($override.Maximum) & ')'
    : $exists($override.Values) ? ($value in $override.Values ? '' : $says & 'not one of those allowed: ' & $join($map($override.Values, $shown), ', '))
    : ''
  )};
  $problems := [$filter($map($allowed[Name in $names], function($override) { $problem($override) }), function($text) { $not($text = '') })];
  $changes := [$map($allowed, function($override) {
    $override.Name in $names ? { 'Path': $override.Path, 'Value': $lookup($given, $override.Name) }
    : $exists($lookup($override, 'Default')) ? { 'Path': $override.Path, 'Value': $lookup($override, 'Default') }
  })];
  $renamed := $filter($changes, function($change) { $change.Path = 'Name' });
  $name := $exists($renamed) ? $renamed[0].Value : $launch.ClusterName;
  $profile := $parse($profileText);
  $cluster := $parse($clusterText);
  $logs := $profile.LogsUri;
  $request := $merge([
    $cluster.Request,
    $profile.Request,
    $exists($logs) ? { 'LogUri': $logs & ($contains($logs, /\/$/) ? '' : '/') & $name & '/' } : {},
    {
      'Name': $name,
      'Instances': $merge([$cluster.Request.Instances, $profile.Request.Instances, { 'KeepJobFlowAliveWhenNoSteps': true }])
    }
  ]);
  $has_place := function($value, $path, $depth) {(
    $part := $path[$depth];
    $last := $depth = $count($path) - 1;
    $type($value) = 'array'
      ? ($contains($part, /^[0-9]+$/)
        ? ($number($part) < $count($value) ? ($last ? true : $has_place($value[$number($part)], $path, $depth + 1)) : false)
        : false)
      : $type($value) = 'object' ? ($last ? true : $has_place($lookup($value, $part), $path, $depth + 1)) : false
  )};
  $put := function($value, $path, $depth, $new) {
    $depth = $count($path) ? $new
    : $type($value) = 'array'
      ? [$map($value, function($item, $index) { $index = $number($path[$depth]) ? $put($item, $path, $depth + 1, $new) : $item })]
    : $merge([$value, { $path[$depth]: $put($lookup($value, $path[$depth]), $path, $depth + 1, $new) }])
  };
  $missing := [$filter($changes, function($change) { $not($has_place($request, $split($change.Path, '.'), 0)) })];
  $count($names) > 0 and $count($allowed) = 0 ? $refused('cluster configuration overrides are not allowed')
  : $count($unknown) > 0 ? $refused('value "' & $unknown[0] & '" is not an allowed cluster configuration override')
  : $count($problems) > 0 ? $refused($problems[0])
  : $count($missing) > 0 ? $refused('the update path "' & $missing[0].Path & '" was not found in the cluster configuration')
  : { 'Request': $count($changes) = 0 ? $request
    : $reduce($changes, function($done, $change) { $put($done, $split($change.Path, '.'), 0, $change.Value) }, $request) }
)
"#;

/// The request with all tags, or an error. Later ones take the places of earlier ones; the last ones are ours.
pub(super) fn tags() -> String {
    let keys = [
        ("$EXECUTION", tags::EXECUTION),
        ("$STARTED_BY", tags::STARTED_BY),
        ("$FUNCTION", tags::FUNCTION),
        ("$NAMESPACE", tags::NAMESPACE),
        ("$KEEP", tags::KEEP),
    ];
    keys.into_iter()
        .fold(TAGS.to_owned(), |written, (place, key)| {
            written.replace(place, &format!("'{key}'"))
        })
}

/// The same, with names in the places of our keys.
const TAGS: &str = r#"
(
  $is_ours := function($key) { $contains($key, /^(aws|emrys):/i) };
  $request := $overridden.Request;
  $fixed := [$launch.Tags];
  $forged := [$filter($input.Tags, function($tag) { $is_ours($tag.Key) ? true : $tag.Key in $fixed.Key })];
  $plain := [$filter($request.Tags, function($tag) { $not($is_ours($tag.Key)) })];
  $own := [
    { 'Key': $EXECUTION, 'Value': $states.context.Execution.Id },
    { 'Key': $STARTED_BY, 'Value': $input.StartedBy },
    { 'Key': $FUNCTION, 'Value': $launch.Name },
    { 'Key': $NAMESPACE, 'Value': $launch.Namespace },
    $input.Keep ? { 'Key': $KEEP, 'Value': 'true' }
  ];
  $all := $append($append($append($plain, $input.Tags), $fixed), $own);
  $values := $merge($map($all, function($tag) { { $tag.Key: $exists($tag.Value) ? $tag.Value : '' } }));
  $count($forged) > 0
    ? { 'Error': 'Emrys.ReservedTag', 'Cause': 'the tag "' & $forged[0].Key & '" cannot be set by a caller' }
    : { 'Request': $merge([$request, { 'Tags': [$each($values, function($value, $key) { { 'Key': $key, 'Value': $value } })] }]) }
)
"#;

/// The clusters of the name that have been found, with those of one page more. Those that can take steps are first.
pub(super) const FOUND: &str = r#"
(
  $all := $append($clusters, $filter($states.result.Clusters, function($cluster) { $cluster.Name = $checked.Request.Name }).{
    'Id': Id, 'State': Status.State
  });
  $is_ready := function($cluster) { $cluster.State in ['RUNNING', 'WAITING'] };
  [$filter($all, $is_ready), $filter($all, function($cluster) { $not($is_ready($cluster)) })]
)
"#;

/// What a failure is told as: a cluster that ended is told by the reason that EMR gives, not by its whole description.
pub(super) const FAILURE: &str = r#"
(
  $cause := $exists($states.errorOutput.Cause) ? $states.errorOutput.Cause : '';
  $reason := $match($cause, /"StateChangeReason":\s*\{[^{}]*\}/);
  $id := $match($cause, /"(Id|ClusterId)":\s*"(j-[A-Z0-9]+)"/);
  {
    'Error': $states.errorOutput.Error,
    'Cause': $exists($reason) and $exists($id)
      ? 'the cluster ' & $id[0].groups[1] & ' ended before it could take steps: ' & $reason[0].match
      : $substring($cause, 0, 30000)
  }
)
"#;
