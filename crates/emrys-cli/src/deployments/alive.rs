// SPDX-License-Identifier: Apache-2.0
//! Whether a process that deploys still lives.
//!
//! While it does, it has a file of its own locked. The system frees the lock when the process dies, whatever kills it; a
//! process id may be another's by then. The file stays behind: by it others know that the process is gone. Only who
//! holds nothing any more removes it.

use std::fs::{self, File};
use std::io;
use std::path::PathBuf;

use emrys_deploy::apply::Holder;
use emrys_protocol::types::Timestamp;

use crate::exit::{ExitCode, Failure};
use crate::words;

/// That this process lives.
pub(crate) struct Alive {
    token: String,
    /// Locked while it is open.
    _file: File,
}

impl Alive {
    /// Makes and locks the file.
    pub(crate) fn new() -> Result<Self, Failure> {
        use std::os::unix::fs::OpenOptionsExt;
        let mut random = [0; 16];
        getrandom::fill(&mut random)
            .map_err(|error| Failure::new(ExitCode::Unexpected, error.to_string()))?;
        let token = format!("{:032x}", u128::from_le_bytes(random));
        let mut options = File::options();
        options.create_new(true).write(true).mode(0o600);
        let file = options.open(path_of(&token))?;
        file.try_lock().map_err(io::Error::from)?;
        Ok(Self { token, _file: file })
    }

    /// Nobody will ask any more whether this process lives.
    pub(crate) fn end(self) {
        // One that stays does no harm.
        drop(fs::remove_file(path_of(&self.token)));
    }

    /// What is said of this process to others.
    pub(crate) fn holder(&self) -> Holder {
        let system = rustix::system::uname();
        let (process, host) = (std::process::id(), system.nodename().to_string_lossy());
        Holder {
            who: format!("process {process} on {host}"),
            since: words::time(Some(Timestamp::from_millis(words::now()))),
            token: self.token.clone(),
        }
    }
}

/// Whether that process is gone for sure: its file is here, and nobody has it locked.
pub(crate) fn is_gone(holder: &Holder) -> bool {
    let is_ours = holder.token.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_ours && File::open(path_of(&holder.token)).is_ok_and(|file| file.try_lock_shared().is_ok())
}

fn path_of(token: &str) -> PathBuf {
    std::env::temp_dir().join(format!("emrys-deploy-{token}.lock"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Alive, is_gone, path_of};

    #[test]
    fn a_process_is_gone_when_its_file_is_not_locked() {
        let alive = Alive::new().unwrap();
        let mut holder = alive.holder();
        assert!(!is_gone(&holder));
        // As a process leaves it that is killed, or that could not say that it has ended.
        drop(alive);
        assert!(is_gone(&holder));
        fs::remove_file(path_of(&holder.token)).unwrap();
        // Nothing is known of one that has ended.
        let alive = Alive::new().unwrap();
        let ended = alive.holder();
        alive.end();
        assert!(!is_gone(&ended) && !path_of(&ended.token).exists());
        holder.token = "../x".to_owned();
        assert!(!is_gone(&holder));
    }
}
