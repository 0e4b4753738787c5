//! Who runs on which core: where a node and a wallet share them, each takes of the time of the other.

use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

/// While it lives, this thread and what it starts leave one core to somebody else.
pub struct Apart {
    all: CpuSet,
}

impl Apart {
    /// Starts something on a core of its own; nothing where there is no other.
    pub fn start<T>(start: impl FnOnce() -> T) -> Option<(T, Self)> {
        let all = sched_getaffinity(None).expect("the kernel says which cores there are");
        let first = (0..CpuSet::MAX_CPU).find(|core| all.is_set(*core)).filter(|_| all.count() > 1)?;
        let (mut own, mut others) = (CpuSet::new(), all);
        own.set(first);
        others.unset(first);
        let apart = Self { all };
        stay_on(&own);
        let started = start();
        stay_on(&others);
        Some((started, apart))
    }
}

impl Drop for Apart {
    fn drop(&mut self) {
        stay_on(&self.all);
    }
}

fn stay_on(cores: &CpuSet) {
    sched_setaffinity(None, cores).expect("the kernel takes what it said itself");
}
