//! What a key derivation may cost is said in bytes, and refused before any of them is asked of the system.

use super::error::KeystoreError;
use crate::error::Failure;
use std::{fmt, str::FromStr};

/// The most that deriving a key may cost unless more is allowed: four times what is written today.
pub const MOST_KDF_MEMORY: MemorySize = MemorySize(1 << 30);

const UNITS: [(&str, u64); 4] = [("TiB", 1 << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)];

/// An amount of memory, such as `512MiB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MemorySize(u64);

impl MemorySize {
    /// More than any machine has.
    pub(in crate::signer) const MAX: Self = Self(u64::MAX);

    /// So many bytes.
    pub const fn bytes(bytes: u64) -> Self {
        Self(bytes)
    }

    /// So many bytes, or the most that can be said.
    pub(super) fn saturating(bytes: u128) -> Self {
        Self(u64::try_from(bytes).unwrap_or(u64::MAX))
    }

    /// In KiB, rounded up.
    pub(in crate::signer) fn kibibytes(self) -> u64 {
        self.0.div_ceil(1 << 10)
    }

    /// Half of what this process could still be given, or [`MOST_KDF_MEMORY`] where the system does not tell.
    pub fn half_free() -> Self {
        free().map_or(MOST_KDF_MEMORY, |free| Self(free.0.div_ceil(2)))
    }

    /// No more than this process could be given now, as far as the system tells.
    #[must_use]
    pub fn within_free(self) -> Self {
        free().map_or(self, |free| self.min(free))
    }

    /// So many times this by so many, rounded up.
    pub(super) fn times(self, many: u32, by: u32) -> Self {
        let product = u128::from(self.0).saturating_mul(many.into());
        Self::saturating(product.div_ceil(u128::from(by).max(1)))
    }

    /// Fails where the system could not give so much now. An allocation that fails ends the process, and one that only
    /// seems to succeed ends it later.
    pub(super) fn ensure_free(self) -> Result<(), KeystoreError> {
        let refused = KeystoreError::NoMemory(self);
        match free() {
            Some(free) if free < self => return Err(refused),
            Some(_) => return Ok(()),
            // What is tried is wiped when it is given back, and costs as much as using it: only where nothing else tells.
            None => {}
        }
        let mut probe = Vec::<u8>::new();
        let length = usize::try_from(self.0).map_err(|_| refused.clone())?;
        let reserved = probe.try_reserve_exact(length);
        // Else an optimiser may leave out an allocation that nobody uses, and take it for one that succeeded.
        std::hint::black_box(probe.as_mut_ptr());
        reserved.map_err(|_| refused)
    }
}

impl FromStr for MemorySize {
    type Err = Failure;

    fn from_str(text: &str) -> Result<Self, Failure> {
        let (digits, unit) = text.split_at(text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len()));
        let unit = UNITS.iter().find(|(name, _)| *name == unit);
        let bytes = unit.and_then(|(_, bytes)| digits.parse::<u64>().ok()?.checked_mul(*bytes)).filter(|bytes| *bytes > 0);
        let refused = || Failure::usage(format!("`{}` is no amount of memory such as `512MiB` or `2GiB`", text.escape_debug()));
        bytes.map(Self).ok_or_else(refused)
    }
}

/// In whole units, rounded up, so that what is read back is never less.
impl fmt::Display for MemorySize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MANY: u64 = 64;
        let fits = |unit: u64| self.0 >= unit && self.0.is_multiple_of(unit) || self.0 >= unit.saturating_mul(MANY);
        let (name, unit) = UNITS.into_iter().find(|(_, unit)| fits(*unit)).unwrap_or(("KiB", 1 << 10));
        write!(f, "{}{name}", self.0.div_ceil(unit))
    }
}

/// What this process could still be given: the least of what the system, its control groups and its own limits leave.
fn free() -> Option<MemorySize> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let free = in_system(&std::fs::read_to_string("/proc/meminfo").ok()?)?;
    Some(MemorySize([in_groups(), in_address_space()].into_iter().flatten().fold(free, u64::min)))
}

/// The bytes of a line such as `MemFree:   123 kB`.
fn kibibytes(text: &str, name: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()?.checked_mul(1 << 10)
}

/// The memory and swap that the system says it could give.
fn in_system(meminfo: &str) -> Option<u64> {
    Some(kibibytes(meminfo, "MemAvailable:")?.saturating_add(kibibytes(meminfo, "SwapFree:").unwrap_or_default()))
}

/// The least that the control groups of this process leave, from its own up to the root, as in a container or a service.
fn in_groups() -> Option<u64> {
    let groups = std::fs::read_to_string("/proc/self/cgroup").unwrap_or_default();
    let own = groups.lines().find_map(|line| line.strip_prefix("0::/")).unwrap_or_default();
    let folder = std::path::Path::new("/sys/fs/cgroup");
    let groups = std::path::Path::new(own).ancestors();
    let left = groups.filter_map(|group| {
        let read = |name: &str| std::fs::read_to_string(folder.join(group).join(name)).ok();
        in_group(&read("memory.max")?, &read("memory.current")?, &read("memory.stat").unwrap_or_default())
    });
    left.min()
}

/// What a control group leaves, where it has a limit. What it holds of files makes room for what is asked for.
fn in_group(most: &str, used: &str, statistics: &str) -> Option<u64> {
    let (most, used) = (most.trim().parse::<u64>().ok()?, used.trim().parse::<u64>().ok()?);
    let of_files = |name: &str| {
        let line = statistics.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim().parse::<u64>().ok()
    };
    let files = ["active_file ", "inactive_file "].into_iter().filter_map(of_files).fold(0, u64::saturating_add);
    Some(most.saturating_sub(used.saturating_sub(files)))
}

/// What `ulimit -v` leaves of the address space.
#[cfg(target_os = "linux")]
fn in_address_space() -> Option<u64> {
    use rustix::process::{Resource, getrlimit};
    let most = getrlimit(Resource::As).current?;
    Some(most.saturating_sub(kibibytes(&std::fs::read_to_string("/proc/self/status").ok()?, "VmSize:")?))
}

#[cfg(not(target_os = "linux"))]
fn in_address_space() -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_with_a_unit_alone() {
        for (text, bytes) in [("1KiB", 1024), ("512MiB", 1 << 29), ("2GiB", 1 << 31), ("1TiB", 1 << 40), ("16777215TiB", 16_777_215 << 40)]
        {
            let size: MemorySize = text.parse().unwrap();
            assert_eq!((size, size.to_string()), (MemorySize(bytes), text.to_owned()));
        }
        for text in
            ["", "2", "GiB", "0GiB", "-1GiB", "+1GiB", "1.5GiB", "1gib", "1GB", "1 GiB", "16777216TiB", "99999999999999999999KiB", "١GiB"]
        {
            let refused = text.parse::<MemorySize>().unwrap_err();
            assert_eq!(refused.fate.code(), 2, "{text}");
        }
    }

    #[test]
    fn what_is_shown_is_never_less() {
        for (bytes, shown) in [
            (1, "1KiB"),
            (1025, "2KiB"),
            ((1 << 20) + 1, "1025KiB"),
            ((1 << 30) + 1, "1025MiB"),
            (3 << 30, "3GiB"),
            ((1 << 40) - 1, "1024GiB"),
            ((1 << 40) + 1, "1025GiB"),
            (u64::MAX, "16777216TiB"),
        ] {
            assert_eq!(MemorySize(bytes).to_string(), shown);
        }
    }

    #[test]
    fn memory_that_no_machine_has_is_refused() {
        for size in [MemorySize(1 << 50), MemorySize::MAX] {
            assert_eq!(size.ensure_free(), Err(KeystoreError::NoMemory(size)));
        }
        assert_eq!(MemorySize(1 << 20).ensure_free(), Ok(()));
    }

    #[test]
    fn a_control_group_leaves_what_is_not_used_by_more_than_files() {
        assert_eq!(in_group("max\n", "5\n", ""), None);
        assert_eq!(in_group("1000\n", "900\n", ""), Some(100));
        assert_eq!(in_group("1000\n", "900\n", "anon 1\nfile 800\ninactive_file 300\nactive_file 100\n"), Some(500));
        assert_eq!(in_group("1000\n", "1100\n", "inactive_file 50\n"), Some(0));
        assert_eq!(in_system("MemFree:  9 kB\nMemAvailable:    2 kB\nSwapFree:  1 kB\n"), Some(3 << 10));
    }
}
