//! What a process and anvil keep the cores busy with: on a machine of few cores both share them, whatever either could do alone.

use std::{fs, time::Duration};

/// The kernel counts in hundredths of a second (`USER_HZ`, which is 100 on every Linux).
const TICK: Duration = Duration::from_millis(10);

// Where these stand in `/proc/PID/stat`, behind the name.
const PARENT: usize = 1;
const USER: usize = 11;
const SYSTEM: usize = 12;

/// What a process took of the cores so far; nothing where the kernel does not say.
pub fn of(process: u32) -> Duration {
    let fields = fields(&format!("/proc/{process}/stat")).unwrap_or_default();
    let ticks = |field: usize| fields.get(field).and_then(|ticks| ticks.parse::<u32>().ok()).unwrap_or_default();
    TICK * (ticks(USER) + ticks(SYSTEM))
}

/// What anvil, which this process started, took so far.
pub fn of_anvil() -> Duration {
    let own = std::process::id().to_string();
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let is_anvil = |process: &u32| {
        let named = fs::read_to_string(format!("/proc/{process}/comm")).is_ok_and(|name| name.trim() == "anvil");
        named && fields(&format!("/proc/{process}/stat")).and_then(|fields| fields.get(PARENT).cloned()).as_ref() == Some(&own)
    };
    processes.filter(is_anvil).map(of).sum()
}

/// The fields behind the name, which may have spaces in it.
fn fields(file: &str) -> Option<Vec<String>> {
    let text = fs::read_to_string(file).ok()?;
    Some(text.rsplit_once(") ")?.1.split_whitespace().map(str::to_owned).collect())
}
