// SPDX-License-Identifier: Apache-2.0
//! Runs against a scripted EMR.
//!
//! - `fake`: an EMR that does what a test wrote down for it.
//! - `ends`: every way in which a run ends.
//! - `repeats`: retries and timeouts.
//! - `world`: a small EMR that goes on by itself.
//! - `resumed`: whatever goes wrong with any one call, and wherever the runner dies.
//! - `flows`: flows, failed flows and ends of life.
//! - `changes`: what others want of a run under way, and who holds it.
//! - `locks`: runs that keep each other out.

#[cfg(test)]
mod changes;
#[cfg(test)]
mod ends;
#[cfg(test)]
mod fake;
#[cfg(test)]
mod flows;
#[cfg(test)]
mod locks;
#[cfg(test)]
mod repeats;
#[cfg(test)]
mod resumed;
#[cfg(test)]
mod world;
