// SPDX-License-Identifier: Apache-2.0
//! Requests become documents, and these become the same requests again.

#[cfg(test)]
mod round_trips;
