//! A hundred keystores are opened together: what that takes, against one key derivation a keystore over the cores, and the most
//! memory that the process had under each allowance. Figures are printed, never asserted.
#![allow(unreachable_pub, clippy::arithmetic_side_effects, clippy::print_stdout, clippy::unwrap_used)]

use std::{alloc::System, fs, io, path::Path, thread, time::Instant};

use clap::Parser;
use restake::{
    app::App,
    cli::Cli,
    signer::{MemorySize, Name, PrivateKey, Secret, Store, files},
    ui::{ColorChoice, Terminal},
};
use secrecy::SecretString;
use tempfile::TempDir;
use zeroizing_alloc::ZeroAlloc;

/// As in the program: what is freed is wiped, which the hash's memory is too.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

/// How many keystores there are, unless the first argument says so. They are of the standard cost: scrypt with n=2^18, r=8, p=1,
/// so 257 MiB each.
const COUNT: usize = 100;

/// What they are locked with.
const PASSWORD: &str = "bench";

/// What is allowed, one run each. The least holds one keystore, the others as many as there are cores, or more.
const ALLOWED: [&str; 3] = ["300MiB", "600MiB", "8GiB"];

/// How much of the clock and of all cores something took, in seconds.
#[derive(Clone, Copy)]
struct Cost {
    wall: f64,
    cores: f64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let count = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(COUNT);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let folder = TempDir::new().expect("a home");
    let store = Store::new(folder.path());
    let first: Name = "k0".parse().unwrap();
    let (secret, password) = (Secret::Key(PrivateKey::random().unwrap()), SecretString::from(PASSWORD));
    let entry = store.add(&first, &secret, &password).expect("an account");
    copies(folder.path(), &entry.keystore_path().unwrap(), count).expect("the home is written");
    let one = median(async || drop(entry.unlock(Some(&password)).await.expect("it opens"))).await;
    let ideal = Cost { wall: one.wall * count as f64 / cores as f64, cores: one.cores * count as f64 };
    println!("{count} keystores on {cores} cores; one alone takes {:.2} s, so all of them {:.1} s at best", one.wall, ideal.wall);
    for allowed in ALLOWED {
        let (took, peak) = run(folder.path(), count, allowed.parse().unwrap()).await;
        let [wall, busy] = [took.wall / ideal.wall, took.cores / ideal.cores];
        println!(
            "  --unlock-memory {allowed:7} {:6.1} s, {wall:.2} times that; {busy:.2} of the work; at most {peak} MiB in memory",
            took.wall
        );
    }
}

/// The same keystore under other names: opening each costs the same, whatever is in it.
fn copies(home: &Path, keystore: &Path, count: usize) -> io::Result<()> {
    let text = fs::read_to_string(home.join("accounts/k0.json"))?;
    let file = keystore.file_name().unwrap().to_str().unwrap();
    for number in 1..count {
        fs::copy(keystore, home.join("keystores").join(format!("k{number}.json")))?;
        fs::write(home.join("accounts").join(format!("k{number}.json")), text.replace(file, &format!("k{number}.json")))?;
    }
    files::write_new(&home.join("password"), PASSWORD.as_bytes()).map_err(io::Error::other)
}

/// The middle of five runs.
async fn median(work: impl AsyncFn()) -> Cost {
    let mut sample = vec![];
    for _ in 0..5 {
        sample.push(cost(&work).await);
    }
    sample.sort_by(|one, other| one.wall.total_cmp(&other.wall));
    sample[2]
}

async fn cost(work: impl AsyncFn()) -> Cost {
    let (start, busy) = (Instant::now(), busy());
    work().await;
    Cost { wall: start.elapsed().as_secs_f64(), cores: self::busy() - busy }
}

/// The seconds that this process has kept cores busy, by fields 14 and 15 of proc(5)'s `stat`, in hundredths.
fn busy() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// Opens all of them; what that took, and the most memory meanwhile in MiB, where the system tells.
async fn run(home: &Path, count: usize, allowed: MemorySize) -> (Cost, u64) {
    let password = home.join("password");
    let words = ["restake", "--home", home.to_str().unwrap(), "--password-file", password.to_str().unwrap(), "account", "list"];
    let app = App::new(Cli::try_parse_from(words).unwrap().global, Box::new(Terminal::new(ColorChoice::Never, true, true))).unwrap();
    let store = Store::new(home);
    let accounts: Vec<_> = (0..count).map(|number| store.find(&format!("k{number}")).unwrap()).collect();
    // The mark is set back to what is used now (proc(5)).
    let _ = fs::write("/proc/self/clear_refs", "5");
    let took = cost(async || assert_eq!(app.unlock_all(&accounts, Some(allowed)).await.expect("they open").len(), count)).await;
    (took, peak().unwrap_or_default())
}

fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()? >> 10)
}
