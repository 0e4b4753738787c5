//! Many keystores are opened at once: on as many cores as there are, and never in more memory than is allowed.

use super::keystore::MemorySize;
use anyhow::{Context, Result};
use std::thread;
use tokio::sync::Semaphore;

/// The cores and the memory that opening keystores may take together.
#[derive(Debug)]
pub struct Budget {
    cores: Semaphore,
    /// A permit a KiB.
    memory: Semaphore,
    whole: u32,
}

impl Budget {
    /// All cores, and this much memory. What takes more than that is done alone.
    pub fn new(memory: MemorySize) -> Self {
        Self::of(thread::available_parallelism().map_or(1, usize::from), memory)
    }

    fn of(cores: usize, memory: MemorySize) -> Self {
        let most = u32::try_from(Semaphore::MAX_PERMITS).unwrap_or(u32::MAX);
        let whole = u32::try_from(memory.kibibytes()).unwrap_or(most).clamp(1, most);
        Self { cores: Semaphore::new(cores), memory: Semaphore::new(usize::try_from(whole).unwrap_or(1)), whole }
    }

    /// Waits until there is room, then does `work`, which takes so much memory at once.
    ///
    /// # Errors
    /// As `work`.
    pub async fn spend<T>(&self, takes: MemorySize, work: impl Future<Output = Result<T>>) -> Result<T> {
        let takes = u32::try_from(takes.kibibytes()).unwrap_or(self.whole).clamp(1, self.whole);
        // Permits are given in the order in which they are asked for, so that what needs much is not passed over for ever.
        let _memory = self.memory.acquire_many(takes).await.context("invariant: a budget is never closed")?;
        let _core = self.cores.acquire().await.context("invariant: a budget is never closed")?;
        work.await
    }
}

#[cfg(test)]
mod tests {
    use super::{super::stack, *};
    use futures::future::join_all;
    use std::{
        sync::{
            Arc,
            atomic::{AtomicU64, Ordering::SeqCst},
        },
        time::Duration,
    };

    /// What is taken at one moment, and the most that ever was.
    #[derive(Default)]
    struct Taken {
        memory: AtomicU64,
        works: AtomicU64,
        most_memory: AtomicU64,
        most_works: AtomicU64,
    }

    impl Taken {
        fn work(&self, memory: u64) {
            self.most_memory.fetch_max(self.memory.fetch_add(memory, SeqCst) + memory, SeqCst);
            self.most_works.fetch_max(self.works.fetch_add(1, SeqCst) + 1, SeqCst);
            thread::sleep(Duration::from_millis(2));
            self.memory.fetch_sub(memory, SeqCst);
            self.works.fetch_sub(1, SeqCst);
        }
    }

    async fn most(cores: usize, allowed: u64, each: &[u64]) -> (u64, u64) {
        let (budget, taken) = (Budget::of(cores, MemorySize::bytes(allowed)), Arc::new(Taken::default()));
        let works = each.iter().map(|takes| {
            let (takes, taken) = (*takes, Arc::clone(&taken));
            budget.spend(MemorySize::bytes(takes), stack::apart(move || taken.work(takes)))
        });
        assert!(join_all(works).await.iter().all(Result::is_ok));
        (taken.most_memory.load(SeqCst), taken.most_works.load(SeqCst))
    }

    #[tokio::test]
    async fn the_allowance_is_never_passed() {
        const MIB: u64 = 1 << 20;
        let mixed: Vec<_> = (0..60).map(|number| (1 + number % 5) * MIB).collect();
        let (memory, works) = most(8, 7 * MIB, &mixed).await;
        assert!(memory <= 7 * MIB && works <= 8, "{memory} bytes in {works} works");
        let (memory, works) = most(8, 3 * MIB, &[MIB; 40]).await;
        assert_eq!((memory, works), (3 * MIB, 3), "what is allowed is used");
        assert_eq!(most(2, 100 * MIB, &[MIB; 40]).await.1, 2, "no more at once than there are cores");
    }

    #[tokio::test]
    async fn what_takes_more_than_all_is_done_alone() {
        assert_eq!(most(8, 1 << 20, &[5 << 20; 10]).await, (5 << 20, 1));
        assert_eq!(most(8, 1, &[1; 10]).await.1, 1, "the least that is counted is a KiB");
        assert_eq!(most(3, u64::MAX, &[1 << 20; 30]).await.1, 3);
    }
}
