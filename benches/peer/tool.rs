//! The programs that are measured are files that the environment names, or the one that is shipped.

use std::{
    env,
    ffi::OsStr,
    fmt, fs,
    path::PathBuf,
    process::{Command, Stdio},
};

/// What is missing, and how to get it.
pub struct Missing(pub String);

/// A program.
pub struct Tool {
    path: PathBuf,
    bytes: u64,
    version: String,
}

/// Finds `restake`: what RESTAKE_BIN names, or what `cargo build --profile dist` leaves beside this program's profile.
pub fn restake() -> Result<Tool, Missing> {
    if env::var_os("RESTAKE_BIN").is_some() {
        return named("RESTAKE_BIN", "restake");
    }
    let here = env::current_exe().map_err(|error| Missing(format!("this program does not know where it is: {error}")))?;
    let target = here.ancestors().nth(3).ok_or_else(|| Missing(format!("`{}` is in no target folder", here.display())))?;
    let path = target.join("dist").join(format!("restake{}", env::consts::EXE_SUFFIX));
    Tool::at(path.clone()).ok_or_else(|| Missing(format!("`{}` is not there: run `cargo build --profile dist`", path.display())))
}

/// Finds the native binary that a variable names; a script in front of it would be measured too.
pub fn named(variable: &str, program: &str) -> Result<Tool, Missing> {
    let path = env::var_os(variable).map(PathBuf::from);
    path.and_then(Tool::at).ok_or_else(|| Missing(format!("{variable} has to name the native binary of `{program}`")))
}

impl Tool {
    fn at(path: PathBuf) -> Option<Self> {
        let bytes = fs::metadata(&path).ok().filter(fs::Metadata::is_file)?.len();
        let output = Command::new(&path).arg("--version").stderr(Stdio::null()).output().ok()?;
        let version = String::from_utf8_lossy(&output.stdout).lines().next()?.to_owned();
        Some(Self { path, bytes, version })
    }

    /// Returns a run of it with nothing in its environment.
    pub fn command(&self, arguments: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new(&self.path);
        command.args(arguments).env_clear();
        command
    }
}

impl fmt::Display for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.bytes as f64 / f64::from(1 << 20);
        write!(f, "{}, {size:.1} MiB, {}", self.version, self.path.display())
    }
}
