//! How often a node is asked: as often as is allowed, and less where it says that this is too much.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// What a limit counts within.
const WINDOW: Duration = Duration::from_secs(1);

/// How long a node must not complain before it is asked twice as often again.
const QUIET: Duration = Duration::from_secs(10);

/// How many calls are remembered of a node that has no limit.
const REMEMBERED: usize = 10_000;

/// The calls that one node gets a second.
#[derive(Debug)]
pub(super) struct Pace {
    /// What is said to be allowed.
    said: Option<usize>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// When the last calls go out, oldest first.
    calls: VecDeque<Instant>,
    /// What is asked at most since the node complained.
    found: Option<usize>,
    complained: Option<Instant>,
    /// Nothing goes out before.
    held: Option<Instant>,
}

impl Pace {
    /// At most so many calls in any second; 0 is as many as there are.
    pub(super) fn new(rate: u32) -> Self {
        let said = usize::try_from(rate).ok().filter(|rate| *rate > 0);
        Self { said, state: Mutex::default() }
    }

    /// How many calls may go out together at most.
    pub(super) fn most(&self) -> usize {
        self.limit(&self.state.lock().unwrap_or_else(PoisonError::into_inner)).unwrap_or(usize::MAX)
    }

    /// What is allowed a second by what was said and what was found.
    fn limit(&self, state: &State) -> Option<usize> {
        [self.said, state.found].into_iter().flatten().min()
    }

    /// Waits until so many calls may go out together.
    pub(super) async fn take(&self, calls: usize) {
        let now = Instant::now();
        let due = self.due(calls, now);
        if due > now {
            tokio::time::sleep(due.saturating_duration_since(now)).await;
        }
    }

    /// When so many calls may go out, from when on they are counted.
    fn due(&self, calls: usize, now: Instant) -> Instant {
        let state = &mut *self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.complained.is_some_and(|then| now.saturating_duration_since(then) > QUIET) {
            state.complained = Some(now);
            state.found = state.found.map(|found| found.saturating_mul(2)).filter(|found| *found < REMEMBERED);
        }
        let limit = self.limit(state);
        let mut due = state.held.map_or(now, |held| held.max(now));
        let Some(limit) = limit else {
            state.calls.extend(std::iter::repeat_n(due, calls.min(REMEMBERED)));
            state.forget(REMEMBERED);
            return due;
        };
        state.forget(limit);
        // What goes out together needs the room of all of it; more than fits a second waits for an empty one.
        let needed = calls.min(limit);
        let before = state.calls.len().checked_add(needed).and_then(|all| all.checked_sub(limit)).and_then(|over| over.checked_sub(1));
        if let Some(blocking) = before.and_then(|index| state.calls.get(index)) {
            due = due.max(later(*blocking, WINDOW));
        }
        due = state.calls.back().map_or(due, |last| due.max(*last));
        for number in 0..calls {
            let windows = number.checked_div(limit).and_then(|windows| u32::try_from(windows).ok()).unwrap_or_default();
            state.calls.push_back(later(due, WINDOW.saturating_mul(windows)));
        }
        state.forget(limit);
        due
    }

    /// The node says that it is asked too often: it gets nothing for this long, and half as much afterwards.
    pub(super) fn slow_down(&self, pause: Duration) {
        self.complain(pause, Instant::now());
    }

    fn complain(&self, pause: Duration, now: Instant) {
        let state = &mut *self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.held = Some(state.held.map_or(later(now, pause), |held| held.max(later(now, pause))));
        // Of calls that were out together each is told; it counts once.
        if state.complained.is_some_and(|then| now.saturating_duration_since(then) < WINDOW) {
            return;
        }
        let lately = state.calls.iter().filter(|call| **call <= now && now.saturating_duration_since(**call) < WINDOW).count();
        let most = [self.said, state.found, Some(lately.max(1))].into_iter().flatten().min().unwrap_or(1);
        (state.found, state.complained) = (Some(most.div_ceil(2)), Some(now));
    }
}

impl State {
    /// Keeps the last calls.
    fn forget(&mut self, keep: usize) {
        let over = self.calls.len().saturating_sub(keep);
        self.calls.drain(..over);
    }
}

fn later(from: Instant, by: Duration) -> Instant {
    from.checked_add(by).unwrap_or(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(start: Instant, milliseconds: u64) -> Instant {
        start + Duration::from_millis(milliseconds)
    }

    /// When each of some calls, all wanted at once, goes out.
    fn times(pace: &Pace, start: Instant, sizes: &[usize]) -> Vec<u128> {
        sizes.iter().map(|size| pace.due(*size, start).duration_since(start).as_millis()).collect()
    }

    #[test]
    fn in_no_second_are_there_more_calls_than_allowed() {
        let start = Instant::now();
        assert_eq!(times(&Pace::new(3), start, &[1; 8]), [0, 0, 0, 1000, 1000, 1000, 2000, 2000]);
        assert_eq!(times(&Pace::new(4), start, &[3, 2, 2, 4]), [0, 1000, 1000, 2000], "a batch counts each of its calls");
        assert_eq!(times(&Pace::new(2), start, &[5, 1, 2]), [0, 2000, 3000], "more than fits a second takes the time of all of it");
        assert_eq!(times(&Pace::new(0), start, &[5000, 5000]), [0, 0]);
        let pace = Pace::new(2);
        assert_eq!(times(&pace, start, &[2]), [0]);
        assert_eq!(pace.due(2, at(start, 5000)), at(start, 5000), "an idle second is not saved up");
        assert_eq!(pace.due(1, at(start, 5001)), at(start, 6000));
    }

    #[test]
    fn a_node_that_complains_is_left_alone_and_then_asked_half_as_often() {
        let (pace, start) = (Pace::new(0), Instant::now());
        pace.due(8, start);
        for _ in 0..8 {
            pace.complain(Duration::from_millis(500), at(start, 10));
        }
        assert_eq!(pace.due(4, at(start, 20)), at(start, 1000), "what went out a moment ago counts");
        assert_eq!(pace.due(4, at(start, 20)), at(start, 2000), "4 a second");
        assert_eq!(pace.due(8, at(start, 11_000)), at(start, 11_000), "8 a second when it was quiet for a while");
    }

    #[test]
    fn a_pause_holds_for_everyone() {
        let (pace, start) = (Pace::new(100), Instant::now());
        pace.complain(Duration::from_secs(3), start);
        pace.complain(Duration::from_secs(1), start);
        assert_eq!(pace.due(1, at(start, 5)), at(start, 3000));
    }
}
