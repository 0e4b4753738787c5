//! ^C: the terminal is put back as it was found, what a node may have is said, and the command ends with 130. What else ends a
//! command from outside leaves the terminal so too.

use super::complain;
use crate::{
    error::{Failure, Fate, about},
    ui::{Terminal, Ui},
};
use std::{
    future::poll_fn,
    pin::pin,
    process,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    task::Poll,
    thread,
    time::Duration,
};
use tokio::{runtime, signal::ctrl_c, sync::oneshot, task::spawn_blocking, time::sleep};

/// How long a command has to end by itself, which it cannot while it waits for a line that is typed.
const GRACE: Duration = Duration::from_millis(300);

/// Who waits for ^C from the first to the last moment of a command.
pub(super) struct Interrupts {
    pressed: oneshot::Receiver<()>,
    over: Arc<AtomicBool>,
    waiting: Option<thread::JoinHandle<()>>,
}

impl Interrupts {
    /// Starts to wait, beside everything else: a prompt holds the thread that runs the command. Where there is one to press ^C, it is
    /// heard from the return of this on.
    pub(super) fn watch(terminal: &Terminal, json: bool, resume: Option<&'static str>) -> Self {
        let (press, pressed) = oneshot::channel();
        let over = Arc::new(AtomicBool::new(false));
        let (listens, listening) = mpsc::channel();
        let (theirs, ended) = (terminal.clone(), over.clone());
        let waiting =
            thread::Builder::new().name("interrupt".into()).spawn(move || wait(&theirs, (json, resume), (listens, press), &ended));
        if terminal.asks() {
            // Without the thread nothing is listened to.
            let _ = listening.recv();
        }
        Self { pressed, over, waiting: waiting.ok() }
    }

    /// Comes back when ^C was pressed.
    pub(super) async fn pressed(&mut self) {
        if (&mut self.pressed).await.is_err() {
            // Without the thread nobody waits, and ^C ends the process as it does any other.
            std::future::pending::<()>().await;
        }
    }

    /// The command says itself how it ended, from now on; or it was said already, and the process is about to end.
    pub(super) fn end(self) {
        if self.over.swap(true, Ordering::SeqCst)
            && let Some(waiting) = self.waiting
        {
            let _ = waiting.join();
        }
    }
}

/// Who is told that ^C is heard from now on, and that it was pressed.
type Ears = (mpsc::Sender<()>, oneshot::Sender<()>);

fn wait(terminal: &Terminal, (json, resume): (bool, Option<&'static str>), (listens, press): Ears, over: &Arc<AtomicBool>) {
    let Ok(runtime) = runtime::Builder::new_current_thread().enable_all().build() else { return };
    runtime.block_on(async {
        #[cfg(unix)]
        if terminal.asks() {
            terminations(terminal, over);
        }
        let mut first = pin!(ctrl_c());
        let pressed = poll_fn(|context| Poll::Ready(first.as_mut().poll(context))).await;
        let _ = listens.send(());
        let pressed = match pressed {
            Poll::Ready(pressed) => pressed,
            Poll::Pending => first.await,
        };
        if pressed.is_err() {
            return;
        }
        terminal.restore();
        // The command may have ended meanwhile.
        let _ = press.send(());
        // A prompt whose reading was broken off passes the signal on once more, so that it counts for nothing here.
        sleep(GRACE).await;
        terminal.restore();
        if !over.swap(true, Ordering::SeqCst) {
            let speaker = terminal.clone();
            let said = spawn_blocking(move || complain(&speaker, json, &interrupted(&speaker, resume)));
            tokio::select! { _ = said => {}, _ = ctrl_c() => {} }
            // On a busy machine a prompt may begin as late as now.
            terminal.restore();
            process::exit(Fate::Interrupted.code().into());
        }
        // Who reads the result may not take it: pressed again, ^C ends it all the same.
        let _ = ctrl_c().await;
        process::exit(Fate::Interrupted.code().into());
    });
}

/// What else ends a process from outside ends it here, but not before the terminal shows what is typed, and no secret any more. It
/// is heard while the thread waits for anything; where nobody is asked anything, it ends the process as it does any other.
#[cfg(unix)]
fn terminations(terminal: &Terminal, over: &Arc<AtomicBool>) {
    use tokio::signal::unix::{SignalKind, signal};
    for kind in [SignalKind::terminate(), SignalKind::hangup(), SignalKind::quit()] {
        // Where it cannot be listened to, it does what it always did.
        let Ok(mut heard) = signal(kind) else { continue };
        let (terminal, over) = (terminal.clone(), over.clone());
        tokio::spawn(async move {
            if heard.recv().await.is_some() {
                // A prompt that it broke off passes it on as ^C, which is not what ended this.
                over.store(true, Ordering::SeqCst);
                terminal.restore();
                // A prompt may have been about to begin, and hides what is typed as late as now.
                sleep(GRACE).await;
                terminal.restore();
                // As shells say it of a process that a signal ended.
                process::exit(kind.as_raw_value().saturating_add(128));
            }
        });
    }
}

/// The error that ^C comes to: what was signed in this command stays signed, and `resume` says how to go on; of one that never signs
/// nothing is said of it.
pub(super) fn interrupted(terminal: &Terminal, resume: Option<&'static str>) -> anyhow::Error {
    let sent = terminal.sent();
    let failure = |message| Failure::new(Fate::Interrupted, "interrupted", message);
    if sent.is_empty() {
        return failure(if resume.is_some() { "interrupted: nothing was signed" } else { "interrupted" }.to_owned()).into();
    }
    let failure = failure(format!("interrupted, and a node may have {}", super::listed(&sent)));
    about(failure.hint(resume.unwrap_or("see `restake history resume`")).into(), sent)
}
