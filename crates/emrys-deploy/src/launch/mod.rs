// SPDX-License-Identifier: Apache-2.0
//! The state machine of a launch function: it loads a profile and a cluster configuration, applies what its caller may
//! change, and launches the cluster, without any code in the cloud.
//!
//! A definition is a function of the [`Function`] alone. What its role has to be allowed is beside it, so that nothing is
//! allowed that no state does.
//!
//! Whatever fails is in the variable `$failure` when the states at the `finish` are entered: those release the lock, tell
//! who is to be told, and fail with it.

mod create;
mod expressions;
mod finish;
mod function;
mod guard;
mod load;
mod secret;
pub(crate) mod state;
mod statements;

use serde_json::{Value, json};

pub use emrys_catalog::run_job_flow::Kind;
pub use function::{Entry, Expected, Function, Integration, Kerberos, Override};
pub use secret::secret_definition;
pub use statements::{actions, secret_actions};

pub(crate) use guard::LOCKS;
use state::State;
pub(crate) use statements::encrypt_history;

/// The states of clusters that live, as JSONata.
pub(crate) const LIVING: &str = "['STARTING', 'BOOTSTRAPPING', 'RUNNING', 'WAITING']";

/// The machine of a launch function. Texts in it may have references.
#[must_use]
pub fn definition(function: &Function) -> Value {
    let comment = format!("The launch function {}", function.qualified_name());
    let mut states = load::states(function);
    states.extend(guard::states(function));
    states.extend(create::states(function));
    states.extend(finish::states(function));
    state::machine(&comment, states)
}

/// The task, after whose failure the execution fails.
fn failed(task: State) -> State {
    let failure = json!({ "failure": "{% $states.errorOutput %}" });
    task.catch("States.ALL", failure, finish::FAILED)
}

/// Variables of a failure: its cause is a text as states have it.
fn failure(error: &str, cause: &str) -> Value {
    json!({ "failure": { "Error": error, "Cause": cause } })
}
