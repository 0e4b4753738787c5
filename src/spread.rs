//! Work on many things, on all cores.

use anyhow::{Context, Result, anyhow};
use std::{num::NonZeroUsize, thread};

/// How many items a thread is worth.
const WORTH: usize = 16;

/// Does the same work on each item, in order; on several threads where there are many.
///
/// # Errors
/// The first in the order of the items, or when the work panics.
pub(crate) fn spread<I: Send, T: Send>(mut items: Vec<I>, work: impl Fn(Vec<I>) -> Result<Vec<T>> + Sync) -> Result<Vec<T>> {
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let each = items.len().div_ceil(cores).max(WORTH);
    let mut lots = vec![];
    while items.len() > each {
        let rest = items.split_off(each);
        lots.push(std::mem::replace(&mut items, rest));
    }
    if lots.is_empty() {
        return work(items);
    }
    lots.push(items);
    thread::scope(|scope| {
        let work = &work;
        let start = |lot| thread::Builder::new().spawn_scoped(scope, move || work(lot)).context("a thread cannot be started");
        let threads: Vec<_> = lots.into_iter().map(start).collect();
        // All of them are waited for, whatever became of the first.
        let ended = threads.into_iter().map(|thread| thread?.join().map_err(|_| anyhow!("a thread ended early"))?);
        let ended: Vec<Result<Vec<T>>> = ended.collect();
        Ok(ended.into_iter().collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn much_work_is_spread_and_keeps_its_order() {
        let threads = |count| {
            spread((0..count).collect(), |some: Vec<usize>| Ok(some.into_iter().map(|item| (item, thread::current().id())).collect()))
        };
        let (many, here) = (threads(100).unwrap(), thread::current().id());
        assert!(many.iter().map(|(item, _)| *item).eq(0..100));
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        assert_eq!(many.iter().all(|(_, thread)| *thread == here), cores == 1);
        assert!(threads(WORTH).unwrap().iter().all(|(_, thread)| *thread == here), "not worth a thread");
        assert_eq!(threads(0).unwrap(), []);
    }

    #[test]
    fn the_first_error_counts() {
        let odd = spread((0..100).collect(), |some: Vec<usize>| match some.iter().find(|item| *item % 50 == 33) {
            Some(item) => Err(anyhow!("{item}")),
            None => Ok(vec![()]),
        });
        assert_eq!(odd.unwrap_err().to_string(), "33");
        let panics = |of: usize| {
            spread((0..100).collect(), move |some: Vec<usize>| match some.contains(&of) {
                true => std::panic::resume_unwind(Box::new("it panics")),
                false if some.contains(&0) => Err(anyhow!("first")),
                false => Ok(vec![()]),
            })
        };
        if thread::available_parallelism().is_ok_and(|cores| cores.get() > 1) {
            assert_eq!(panics(99).unwrap_err().to_string(), "first");
            assert_eq!(panics(0).unwrap_err().to_string(), "a thread ended early");
        }
    }
}
