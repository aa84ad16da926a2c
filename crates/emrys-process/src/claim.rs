// SPDX-License-Identifier: Apache-2.0
//! The claim: who takes it runs the command, once; who holds its lock is alive.
//!
//! The claim is prepared and locked under another name and then linked to its own. A hard link fails where the name
//! exists, so one supervisor wins; and the lock is held from the first moment at which anybody can see the claim.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use crate::folder::Folder;

/// What a claim says. Its lock says more: only together do they tell who runs.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Claim {
    /// The boot in which it was taken.
    pub(crate) boot_id: String,
    /// The supervisor, for people who look; nothing is decided by it.
    pid: u32,
    started_at: SystemTime,
    /// Marks the command's processes: the value of [`TOKEN_VARIABLE`] in their environment.
    pub(crate) token: String,
}

/// The environment variable that marks the command's processes.
pub(crate) const TOKEN_VARIABLE: &str = "EMRYS_PROCESS";

/// A claim that this process has taken. The lock lasts as long as the value.
#[derive(Debug)]
pub(crate) struct HeldClaim {
    _locked: File,
    pub(crate) token: String,
}

/// The state of a folder's claim.
#[derive(Debug)]
pub(crate) enum Probe {
    /// Nobody has claimed the command.
    Absent,
    /// The supervisor is alive.
    Held,
    /// The supervisor is gone. The claim is unreadable when a power failure came before its content was on disk.
    Released(Option<Claim>),
}

/// Takes the claim, or gives `None` where somebody else has. A claim that was taken is on the disk.
pub(crate) fn take(folder: &Folder) -> io::Result<Option<HeldClaim>> {
    let token = random_token()?;
    let claim = Claim {
        boot_id: boot_id()?,
        pid: std::process::id(),
        started_at: SystemTime::now(),
        token: token.clone(),
    };
    let preparation = folder.claim_in_preparation(&token);
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&preparation)?;
    file.write_all(&serde_json::to_vec(&claim)?)?;
    file.try_lock()?;
    crate::kill_point::reach("claim-prepared");
    if are_ignored() {
        fs::rename(&preparation, folder.claim())?;
        // Without a claim of its own the FIFO would keep a second command from running, by accident.
        let _missing = fs::remove_file(folder.control());
        return Ok(Some(HeldClaim {
            _locked: file,
            token,
        }));
    }
    let linked = fs::hard_link(&preparation, folder.claim());
    fs::remove_file(&preparation)?;
    match linked {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
        Err(error) => return Err(error),
    }
    // The name alone must survive a power failure: it says that the command may have run. The content is of use only
    // to this boot.
    folder.sync()?;
    Ok(Some(HeldClaim {
        _locked: file,
        token,
    }))
}

/// Whether a debug build is to go on as if claims decided nothing, because `EMRYS_IGNORE_CLAIMS` is set. With that a
/// test shows that it would notice.
pub(crate) fn are_ignored() -> bool {
    cfg!(debug_assertions) && std::env::var_os("EMRYS_IGNORE_CLAIMS").is_some()
}

/// Looks at the claim without waiting.
pub(crate) fn probe(folder: &Folder) -> io::Result<Probe> {
    let Some(mut file) = open(folder)? else {
        return Ok(Probe::Absent);
    };
    match file.try_lock_shared() {
        Ok(()) => Ok(Probe::Released(read(&mut file)?)),
        Err(TryLockError::WouldBlock) => Ok(Probe::Held),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Blocks until the supervisor is gone.
pub(crate) fn wait_for_release(folder: &Folder) -> io::Result<Probe> {
    let Some(mut file) = open(folder)? else {
        return Ok(Probe::Absent);
    };
    loop {
        match file.lock_shared() {
            Ok(()) => return Ok(Probe::Released(read(&mut file)?)),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn open(folder: &Folder) -> io::Result<Option<File>> {
    match File::open(folder.claim()) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn read(file: &mut File) -> io::Result<Option<Claim>> {
    let mut content = Vec::new();
    file.read_to_end(&mut content)?;
    Ok(serde_json::from_slice(&content).ok())
}

/// The kernel's id of this boot.
pub(crate) fn boot_id() -> io::Result<String> {
    kernel_random("boot_id")
}

/// A name that nobody else has.
pub(crate) fn random_token() -> io::Result<String> {
    kernel_random("uuid")
}

fn kernel_random(name: &str) -> io::Result<String> {
    let value = fs::read_to_string(format!("/proc/sys/kernel/random/{name}"))?;
    Ok(value.trim_end().to_owned())
}
