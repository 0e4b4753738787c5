//! The real Ethereum app in Ledger's emulator Speculos, and a person who presses its two buttons by what the screen says.
//! Source of the requests: LedgerHQ/speculos, speculos/api/static/swagger.

use std::{
    env,
    io::{Read as _, Write as _},
    net::TcpStream,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use serde_json::Value;

use super::held::{Held, Setting};

/// How long a screen may take to change once a button is pressed.
const PATIENCE: Duration = Duration::from_millis(1500);

/// How often the screen is looked at.
const GLANCE: Duration = Duration::from_millis(25);

/// How long a page stays as it is where it is drawn to its end.
const DRAWN: Duration = Duration::from_millis(40);

/// One emulator serves one test at a time.
static ONE: Mutex<()> = Mutex::new(());

/// An emulator in the hands of one test.
pub struct Emulator {
    person: Arc<Mutex<Person>>,
    gone: Arc<AtomicBool>,
    hand: Option<JoinHandle<()>>,
    _turn: MutexGuard<'static, ()>,
}

impl Emulator {
    /// Takes the emulator that the environment names, as it leaves its box: blind signing and raw messages off.
    pub fn take() -> Self {
        let turn = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        let api = env::var("RESTAKE_SPECULOS_API").expect("RESTAKE_SPECULOS_API is the emulator's API, as `http://127.0.0.1:5000`");
        let api = api.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let person = Person { api, refuses_after: None, questions: vec![], current: None };
        person.go_home();
        let (person, gone) = (Arc::new(Mutex::new(person)), Arc::new(AtomicBool::new(false)));
        let (hand, ends) = (Arc::clone(&person), Arc::clone(&gone));
        let hand = thread::spawn(move || {
            while !ends.load(Ordering::Relaxed) {
                hand.lock().unwrap_or_else(PoisonError::into_inner).glance();
                thread::sleep(GLANCE);
            }
        });
        let emulator = Self { person, gone, hand: Some(hand), _turn: turn };
        emulator.set(Setting::BlindSigning, false);
        emulator.set(Setting::RawMessages, false);
        emulator
    }

    fn person(&self) -> MutexGuard<'_, Person> {
        self.person.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        self.gone.store(true, Ordering::Relaxed);
        self.hand.take().map(JoinHandle::join);
    }
}

impl Held for Emulator {
    fn place(&self) -> String {
        env::var("RESTAKE_SPECULOS_APDU").expect("RESTAKE_SPECULOS_APDU is where the emulator takes APDUs, as `127.0.0.1:9999`")
    }

    fn set(&self, setting: Setting, on: bool) {
        self.person().set(setting, on);
    }

    fn refuse_after(&self, questions: Option<usize>) {
        self.person().refuses_after = questions;
    }

    fn seen(&self) -> Vec<String> {
        std::mem::take(&mut self.person().questions)
    }
}

/// What a page on the screen is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    /// No question is open.
    Home,
    /// How the last question ended.
    Ended,
    /// Both buttons approve, or go on in spite of a warning.
    Yes,
    /// Both buttons refuse.
    No,
    /// One more thing to read.
    More,
}

impl Page {
    /// Reads a page, by the words of the app's versions since 1.10.
    fn of(lines: &[String]) -> Self {
        let text = lines.join(" ").replace("  ", " ");
        let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
        let ends = |words: &[&str]| words.iter().any(|word| text.trim_end().ends_with(word));
        let menu = ["App settings", "App info", "Settings", "Version", "Quit", "Back", "Blind signing ahead"];
        if text.is_empty() || ends(&["is ready"]) || (begins(&menu) && !begins(&["Blind signing ahead"])) {
            Self::Home
        } else if ends(&[" signed", " rejected", " verified", "cancelled", "in settings", "in Settings"]) {
            Self::Ended
        } else if begins(&["Reject", "Cancel"]) {
            Self::No
        } else if text.contains("skip") {
            // The rest of a long message can be left unread.
            Self::More
        } else if text.contains("press") || (lines.len() <= 2 && begins(&["Accept", "Sign ", "Confirm"])) || text == "Approve" {
            Self::Yes
        } else {
            Self::More
        }
    }
}

/// Whoever presses the buttons.
struct Person {
    /// The API's host and port.
    api: String,
    refuses_after: Option<usize>,
    questions: Vec<String>,
    current: Option<String>,
}

impl Person {
    /// Looks at the screen once, and presses what comes next of a question.
    fn glance(&mut self) {
        let lines = self.screen();
        // A page is drawn line by line.
        for _ in 0..2 {
            thread::sleep(DRAWN);
            if self.screen() != lines {
                return;
            }
        }
        let refuses = self.refuses_after == Some(0);
        match Page::of(&lines) {
            Page::Home => {}
            Page::Ended => self.press("both", &lines),
            Page::Yes if !refuses => self.decide(&lines),
            Page::No if refuses => self.decide(&lines),
            Page::No => self.press("left", &lines),
            Page::Yes | Page::More => {
                self.read(&lines);
                self.press("right", &lines);
            }
        }
    }

    fn read(&mut self, lines: &[String]) {
        self.current.get_or_insert_default().push_str(&plain(lines));
    }

    /// Presses both buttons; a warning is only the beginning of a question.
    fn decide(&mut self, lines: &[String]) {
        self.read(lines);
        if lines.concat().contains("press") {
            return self.press("both", lines);
        }
        self.questions.extend(self.current.take());
        self.refuses_after = self.refuses_after.map(|left| left.saturating_sub(1));
        self.press("both", lines);
    }

    fn set(&self, setting: Setting, on: bool) {
        let names: &[&str] = match setting {
            Setting::BlindSigning => &["Blind signing"],
            Setting::RawMessages => &["Raw messages", "Verbose EIP"],
        };
        self.go_home();
        self.seek("right", &["App settings", "Settings"]);
        self.press("both", &self.screen());
        let lines = self.seek("right", names);
        let is_on = lines.iter().any(|line| line.contains("Enabled"));
        if is_on != on {
            self.press("both", &lines);
        }
        let lines = self.seek("right", &["Back"]);
        self.press("both", &lines);
        self.go_home();
    }

    fn go_home(&self) {
        for _ in 0..60 {
            let lines = self.screen();
            if lines.concat().ends_with("is ready") {
                return;
            }
            // A test that was killed may have left a question, which is refused.
            let button = match Page::of(&lines) {
                Page::Ended | Page::No => "both",
                Page::Home if lines.concat() == "Back" => "both",
                Page::Home => "left",
                Page::Yes | Page::More => "right",
            };
            self.press(button, &lines);
        }
        panic!("the emulator does not come back to its first screen: {:?}", self.screen());
    }

    /// Presses a button until a page begins with one of the words.
    fn seek(&self, button: &str, words: &[&str]) -> Vec<String> {
        for _ in 0..20 {
            let lines = self.screen();
            if words.iter().any(|word| lines.concat().starts_with(word)) {
                return lines;
            }
            self.press(button, &lines);
        }
        panic!("the emulator has no page of {words:?}: {:?}", self.screen());
    }

    /// Presses a button and waits until `before` is no longer what is shown.
    fn press(&self, button: &str, before: &[String]) {
        self.request("POST", &format!("/button/{button}"), r#"{"action":"press-and-release"}"#);
        let since = Instant::now();
        while self.screen() == before && since.elapsed() < PATIENCE {
            thread::sleep(GLANCE);
        }
    }

    fn screen(&self) -> Vec<String> {
        let answer: Value = serde_json::from_str(&self.request("GET", "/events?currentscreenonly=true", "")).expect("events");
        let events = answer["events"].as_array().expect("a list of events");
        events.iter().map(|event| event["text"].as_str().expect("a text").to_owned()).collect()
    }

    fn request(&self, method: &str, path: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.api).expect("the emulator's API answers");
        let head = format!("{method} {path} HTTP/1.0\r\nHost: {}\r\nContent-Type: application/json", self.api);
        write!(stream, "{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.lines().next().is_some_and(|line| line.contains(" 200 ")), "{answer}");
        answer.split_once("\r\n\r\n").expect("a body").1.to_owned()
    }
}

/// A page without spaces, and without the title of what goes on from the page before.
fn plain(lines: &[String]) -> String {
    let Some((title, rest)) = lines.split_first() else { return String::new() };
    let (name, place) = title.rsplit_once(" (").unwrap_or((title, ""));
    let goes_on = place.split_once('/').is_some_and(|(page, _)| page != "1");
    let name = if place.ends_with(')') { name } else { title };
    let name = if goes_on { "" } else { name };
    [name, &rest.concat()].concat().replace(' ', "")
}
