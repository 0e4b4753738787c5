//! A password that the desktop's keyring gave is gone as well once it was used.

use std::{
    env, fs,
    process::{Command, Stdio},
};

use rustix::process::{Pid, Signal, kill_process};

use super::memory::{STAKE, SYNC, secrets, stage};

/// Keeps the password of `me` in an open keyring, then runs a command and writes down which process that is.
const SESSION: &str = r#"
printf word | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
daemon=$!
trap 'kill $daemon' EXIT
has="dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner"
until $has string:org.freedesktop.secrets 2>&1 | grep -q 'boolean true'; do sleep 0.1; done
sleep 1
"$1" account remember me --home home --password-file password >/dev/null || exit 1
"$@" >/dev/null &
echo $! >process
wait $!
"#;

#[test]
#[ignore = "needs gnome-keyring and dbus: run by .ci/run"]
fn after_signing_with_a_password_from_the_keyring() {
    assert!(env::var_os("RESTAKE_KEYRING_TEST").is_some(), "RESTAKE_KEYRING_TEST says that gnome-keyring and dbus are here");
    let stage = stage();
    let wallet = stage.home.bare(&STAKE);
    let mut session = Command::new("dbus-run-session");
    session.args(["--", "bash", "-c", SESSION, "bash"]).arg(wallet.get_program()).args(wallet.get_args());
    session.current_dir(stage.home.path("")).env_clear().env("PATH", env::var_os("PATH").unwrap());
    session.stdin(Stdio::null()).stderr(Stdio::null());
    for folder in ["HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME"] {
        session.env(folder, stage.home.path("desktop"));
    }
    fs::create_dir_all(stage.home.path("desktop")).unwrap();
    let mut session = session.spawn().unwrap();
    assert_eq!(stage.node.hung(), SYNC);
    let process: i32 = fs::read_to_string(stage.home.path("process")).unwrap().trim().parse().unwrap();
    let found = secrets().found_in(process.unsigned_abs());
    kill_process(Pid::from_raw(process).unwrap(), Signal::TERM).unwrap();
    session.wait().unwrap();
    assert!(found.is_empty(), "{} left in memory:\n{}", found.len(), found.join("\n"));
}
