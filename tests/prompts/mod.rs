//! Every question that the wallet asks: answered rightly, wrongly, by ^C, and asked where nobody is.

mod accounts;
mod acting;
mod descriptors;
pub mod screen;

use std::{
    collections::BTreeSet,
    ffi::OsString,
    fs,
    path::Path,
    process::{Command, Stdio},
};

use crate::hostile::home::Home;
use screen::{SETSID, Screen};

/// The password of every account here.
const PASSWORD: &str = "a long enough password";

const JUNK: &str = "test test test test test test test test test test test junk";

/// Stands for the word of the mnemonic that is asked for.
const WORD: &str = "WORD";

/// Stands for the passphrase that was drawn and shown.
const DRAWN: &str = "DRAWN";

/// How a question is asked: what tells that it is, and that it was answered.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// Without echo.
    Hidden,
    /// With echo.
    Plain,
    /// By yes or no, with the cursor hidden.
    Confirm,
    /// Below a secret, on the alternate screen.
    Reveal,
}

/// A question, and what is typed there.
#[derive(Clone, Copy)]
struct Step(Way, &'static str, &'static str);

/// What a command asks at one place.
struct Prompt<'a> {
    words: &'a [&'a str],
    /// The questions before it.
    before: &'a [Step],
    asks: Step,
    /// The questions after it, up to the end; `None` where another prompt of the same command goes there.
    right: Option<&'a [Step]>,
    /// Wrong answers as often as they are taken, from this question on, and how it ends.
    wrong: (&'a [Step], i32, &'a str),
    /// What is piped in where nobody is asked, and how it ends there.
    nobody: (&'a str, i32, &'a str),
}

impl Prompt<'_> {
    /// Tries all of it, each time in a home of its own.
    fn check(&self, home: &dyn Fn() -> Home) {
        self.wrongly(&home());
        self.interrupted(&home());
        self.unasked(&home());
        if let Some(after) = self.right {
            let steps = [self.before, &[self.asks], after].concat();
            let home = home();
            let (code, shown, _) = self.play(&home, &steps).end();
            assert_eq!(code, Some(0), "{:?}: {shown}", self.words);
            assert!(!shown.contains(PASSWORD), "the password is shown: {shown}");
        }
    }

    fn command(&self, home: &Home) -> Command {
        let mut command = home.bare(self.words);
        // The files that are named are there.
        command.current_dir(home.path("."));
        command
    }

    fn play(&self, home: &Home, steps: &[Step]) -> Screen {
        let mut screen = Screen::seat(&mut self.command(home));
        steps.iter().for_each(|step| step.answer(&mut screen));
        screen
    }

    fn wrongly(&self, home: &Home) {
        let (wrong, ends, says) = self.wrong;
        if wrong.is_empty() {
            return;
        }
        let kept = kept(home);
        let (code, shown, stdout) = self.play(home, &[self.before, wrong].concat()).end();
        assert_eq!(code, Some(ends), "{:?}: {shown}", self.words);
        assert!(stdout.contains(says), "{:?}: `{says}` is not in {stdout}", self.words);
        assert!(restores(&shown), "{:?}: {shown:?}", self.words);
        assert_eq!(self::kept(home), kept, "{:?}", self.words);
    }

    fn interrupted(&self, home: &Home) {
        let kept = kept(home);
        let mut screen = self.play(home, self.before);
        self.asks.await_it(&mut screen);
        screen.interrupts();
        let (code, shown, stdout) = screen.end();
        assert_eq!(code, Some(130), "{:?}: {shown}", self.words);
        assert!(stdout.contains(r#""code":130"#) && shown.contains("interrupted"), "{:?}: {shown}", self.words);
        assert!(restores(&shown), "{:?}: {shown:?}", self.words);
        assert_eq!(self::kept(home), kept, "{:?}", self.words);
    }

    /// With standard input from elsewhere, and without any terminal at all.
    fn unasked(&self, home: &Home) {
        let (input, ends, says) = self.nobody;
        let kept = kept(home);
        let beside = Screen::beside(&mut self.command(home), input).end();
        let mut command = apart(self.command(home));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A command that refuses at once need not have read its input.
        let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let alone = (output.status.code(), text(output.stderr), text(output.stdout));
        for (code, said, stdout) in [beside, alone] {
            assert_eq!(code, Some(ends), "{:?}: {said}", self.words);
            assert!(stdout.contains(says), "{:?}: `{says}` is not in {stdout}", self.words);
            assert!(!said.contains(self.asks.1), "{:?} asks: {said}", self.words);
        }
        assert_eq!(self::kept(home), kept, "{:?}", self.words);
    }
}

impl Step {
    /// Waits until the question stands, so that what is typed then answers it.
    fn await_it(self, screen: &mut Screen) {
        let Self(way, question, _) = self;
        screen.next(question);
        match way {
            Way::Hidden | Way::Plain | Way::Reveal => {}
            Way::Confirm => screen.next("\u{1b}[?25l"),
        }
    }

    fn answer(&self, screen: &mut Screen) {
        self.await_it(screen);
        let Self(way, _, answer) = *self;
        let answer = match answer {
            WORD => word(screen),
            DRAWN => drawn(screen.shown()),
            answer => answer.to_owned(),
        };
        screen.types(&format!("{answer}\r"));
        match way {
            Way::Hidden | Way::Plain => {}
            // The question is shown once more with its answer, and is not to be taken for the next one.
            Way::Confirm => screen.next("\u{1b}[?25h"),
            Way::Reveal => screen.next("\u{1b}[?1049l"),
        }
    }
}

/// The word that is asked for by its number, as it was shown last.
fn word(screen: &mut Screen) -> String {
    screen.next(" of the mnemonic");
    let shown = screen.shown();
    let (before, _) = shown.rsplit_once(" of the mnemonic").unwrap();
    let number = format!("{}.", before.rsplit(' ').next().unwrap());
    let (_, page) = shown.rsplit_once("\u{1b}[?1049h").unwrap();
    page.split_whitespace().skip_while(|word| *word != number).nth(1).unwrap().to_owned()
}

/// The passphrase that was shown last.
fn drawn(shown: &str) -> String {
    let (_, page) = shown.rsplit_once("\u{1b}[?1049h").unwrap();
    page.split_whitespace().find(|word| word.matches('-').count() == 9).unwrap().to_owned()
}

/// Whether the cursor and the screen are there again. Of the echo the terminal itself is asked.
fn restores(shown: &str) -> bool {
    let last = |sequence| shown.rfind(sequence);
    last("\u{1b}[?25l") <= last("\u{1b}[?25h") && last("\u{1b}[?1049h") <= last("\u{1b}[?1049l")
}

/// The files of the home that hold accounts and what was signed.
fn kept(home: &Home) -> BTreeSet<OsString> {
    let names = |folder: &str| fs::read_dir(home.path(folder)).into_iter().flatten().map(|file| file.unwrap().file_name());
    ["home/accounts", "home/keystores"].iter().flat_map(|folder| names(folder)).chain(home.events().into_iter().map(Into::into)).collect()
}

/// The same command in a session of its own, which no terminal belongs to, where there is the means for it.
fn apart(command: Command) -> Command {
    if !Path::new(SETSID).exists() {
        return command;
    }
    let mut again = Command::new(SETSID);
    again.arg("--wait").arg(command.get_program()).args(command.get_args()).env_clear();
    again.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    again.current_dir(command.get_current_dir().unwrap());
    again
}
