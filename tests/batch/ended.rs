//! How a command ended, and one that is still at work.

use std::{
    collections::BTreeMap,
    process::{Child, Command, Output},
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::hostile::{home::PASSWORD, node::KEY};

/// A command at work, killed where it is dropped.
pub struct Running(Option<Child>);

impl Running {
    /// What was just started.
    pub fn of(child: Child) -> Self {
        Self(Some(child))
    }

    /// Waits for its end.
    pub fn ended(mut self) -> Ended {
        Ended::took(self.0.take().expect("it runs").wait_with_output().expect("it ends"))
    }

    /// Ends it by ^C.
    #[cfg(unix)]
    pub fn interrupted(self) -> Ended {
        let pid = self.0.as_ref().expect("it runs").id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().expect("kill starts").success());
        self.ended()
    }

    /// Waits until something holds.
    pub fn until(&self, what: &str, holds: impl Fn() -> bool) {
        let end = Instant::now() + Duration::from_secs(60);
        while !holds() {
            assert!(Instant::now() < end, "{what}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(mut child) = self.0.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// The state of each action of a report.
pub fn states(result: &Value) -> BTreeMap<String, String> {
    let actions = result["actions"].as_array().unwrap_or_else(|| panic!("no actions in {result}"));
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    actions.iter().map(|row| (text(&row["action"]), text(&row["state"]))).collect()
}

/// Actions and their states as they are expected.
pub fn expected(all: &[(&str, &str)]) -> BTreeMap<String, String> {
    all.iter().map(|(action, state)| ((*action).to_owned(), (*state).to_owned())).collect()
}

/// How a command ended.
pub struct Ended {
    code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Ended {
    pub fn of(command: &mut Command) -> Self {
        Self::took(command.output().expect("the binary runs"))
    }

    /// What a process printed until its end.
    pub fn took(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("what is printed is UTF-8");
        let ended = Self { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) };
        for stream in [&ended.stdout, &ended.stderr] {
            let whole = !stream.contains('\u{1b}') && !stream.contains("panicked") && !stream.contains(KEY);
            assert!(whole && !stream.contains(std::str::from_utf8(PASSWORD).expect("text")), "{ended}");
        }
        ended
    }

    /// Each line of standard output, which is an object of its own; the last is the envelope.
    pub fn lines(&self) -> Vec<Value> {
        let read = |line: &str| serde_json::from_str::<Value>(line).ok().filter(Value::is_object);
        self.stdout.lines().map(|line| read(line).unwrap_or_else(|| panic!("`{line}` is no object: {self}"))).collect()
    }

    /// What happened, as `event action` each.
    pub fn events(&self) -> Vec<String> {
        let mut lines = self.lines();
        lines.pop();
        assert!(lines.iter().all(|line| line["version"] == 1 && line["command"] == "batch"), "{self}");
        let text = |line: &Value, key: &str| line[key].as_str().unwrap_or_else(|| panic!("no `{key}`: {line}")).to_owned();
        lines.iter().map(|line| format!("{} {}", text(line, "event"), text(line, "action"))).collect()
    }

    fn envelope(&self, code: i32) -> Value {
        assert_eq!(self.code, Some(code), "{self}");
        let last = self.lines().pop().unwrap_or_else(|| panic!("nothing is printed: {self}"));
        assert_eq!(last["version"], 1, "{self}");
        last
    }

    /// The result of a command that must have worked.
    pub fn done(&self) -> Value {
        let mut envelope = self.envelope(0);
        assert!(envelope["result"].is_object(), "{self}");
        envelope["result"].take()
    }

    /// The error of a command that must have ended with `code` and `kind`, as one text.
    pub fn failed(&self, code: i32, kind: &str) -> String {
        let envelope = self.envelope(code);
        let error = &envelope["error"];
        assert_eq!((&error["code"], &error["kind"]), (&json!(code), &json!(kind)), "{self}");
        let because: Vec<_> = error["because"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        format!("{}\n{}\n{}", error["message"].as_str().expect("a message"), because.join("\n"), error["hint"].as_str().unwrap_or_default())
    }

    /// The report of a command that ended with something undone.
    pub fn report(&self, code: i32) -> Value {
        let mut envelope = self.envelope(code);
        let result = if envelope["result"].is_object() { envelope["result"].take() } else { envelope["error"]["result"].take() };
        assert!(result["actions"].is_array(), "no report: {self}");
        result
    }

    /// What a person reads, of a command that must have ended with `code`.
    pub fn said(&self, code: i32) -> String {
        assert_eq!(self.code, Some(code), "{self}");
        format!("{}{}", self.stderr, self.stdout)
    }
}

impl std::fmt::Display for Ended {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { code, stdout, stderr } = self;
        write!(f, "it ended with {code:?}\n--- stdout\n{stdout}\n--- stderr\n{stderr}")
    }
}
