//! What a batch comes to: whose jobs, in what order, with which options.

use anyhow::Result;
use restake::{
    cli::Command,
    commands::batch::args::Forms,
    script::{Claimable, Job, Script, Value, parse},
};

use super::{accounts, read_actions};

fn jobs(actions: &str, tables: &[(&str, &str)]) -> Vec<Job> {
    read_actions(actions, tables).unwrap().1
}

fn keys(jobs: &[Job]) -> Vec<&str> {
    jobs.iter().map(|job| job.key.as_str()).collect()
}

fn value(job: &Job, key: &str) -> String {
    match job.settings().find(|setting| &*setting.key == key).map(|setting| &setting.value) {
        Some(Value::One(text)) => text.clone(),
        other => panic!("`{key}` is {other:?}"),
    }
}

/// How the command of a job is read, in words.
fn command(script: &Script, job: &Job, amount: Option<&str>) -> Result<String> {
    Ok(format!("{:?}", Forms::default().command(script, job, amount, false)?))
}

#[test]
fn an_action_is_done_once_for_each_account_and_row() {
    let once = jobs("[[action]]\nid = \"stake\"\ndo = \"stake\"\naccount = [\"ops/0\", \"ops/5..7\"]\namount = \"1\"\n", &[]);
    assert_eq!(keys(&once), ["stake@ops/0", "stake@ops/5", "stake@ops/6", "stake@ops/7"]);
    let repeated = jobs("[[action]]\ndo = \"stake\"\naccount = [\"me\", \"cold\"]\namount = \"{row}\"\nrepeat = 2\n", &[]);
    assert_eq!(keys(&repeated), ["#1@me:1", "#1@me:2", "#1@cold:1", "#1@cold:2"]);
    assert_eq!(repeated.iter().map(|job| value(job, "amount")).collect::<Vec<_>>(), ["1", "2", "1", "2"]);
    let table = "to,amount\nops/1,0.5\n ops/2 ,\"1.25\"\n";
    let action = "[[action]]\ndo = \"send\"\naccount = \"me\"\nasset = \"eth\"\nto = \"{to}\"\namount = \"{amount}\"\ntable = \"x.csv\"\n";
    let paid = jobs(action, &[("x.csv", table)]);
    assert_eq!(keys(&paid), ["#1@me:1", "#1@me:2"]);
    let filled: Vec<_> = paid.iter().map(|job| (value(job, "to"), value(job, "amount"), value(job, "asset"))).collect();
    assert_eq!(
        filled,
        [("ops/1", "0.5", "eth"), ("ops/2", "1.25", "eth")].map(|(to, amount, asset)| (to.into(), amount.into(), asset.into()))
    );
}

#[test]
fn a_column_may_say_whose_action_it_is() {
    let table = "account,amount\nops/0..1,1\nme,2\n";
    let action =
        "[[action]]\ndo = \"stake\"\naccount = \"{account}\"\namount = \"{amount}\"\nwith = \"{{{account}-{index}}}\"\ntable = \"x.csv\"\n";
    let jobs = jobs(action, &[("x.csv", table)]);
    assert_eq!(keys(&jobs), ["#1@ops/0:1", "#1@ops/1:1", "#1@me:2"]);
    assert_eq!(jobs.iter().map(|job| value(job, "with")).collect::<Vec<_>>(), ["{ops/0-0}", "{ops/1-1}", "{me-0}"]);
}

#[test]
fn defaults_lie_under_what_an_action_says_and_reach_only_who_has_them() {
    let text = "[defaults]\naccount = \"me\"\nmax_fee = \"30gwei\"\nwith = \"etherfi\"\nslippage = \"1%\"\n\
        [[action]]\ndo = \"stake\"\namount = \"1\"\nmax_fee = 20\n\
        [[action]]\ndo = \"send\"\naccount = \"cold\"\namount = \"max\"\nasset = \"eth\"\nto = \"me\"\n";
    let (script, jobs) = read_actions(text, &[]).unwrap();
    assert_eq!(keys(&jobs), ["#1@me", "#2@cold"]);
    let stake = command(&script, &jobs[0], None).unwrap();
    assert!(stake.contains("with: \"etherfi\"") && stake.contains("max_fee: Some(Gwei(20000000000))"), "{stake}");
    let send = command(&script, &jobs[1], None).unwrap();
    assert!(send.contains("max_fee: Some(Gwei(30000000000))") && send.contains("slippage: Some"), "{send}");
    let twice = "[defaults]\nmax_fee = \"30gwei\"\n[[action]]\ndo = \"undelegate\"\naccount = \"me\"\nmax_fee = \"1\"\n";
    assert_eq!(read_actions(twice, &[]).unwrap().1[0].settings().count(), 1);
}

#[test]
fn what_another_brings_is_tied_to_that_job() {
    let text = "[[action]]\nid = \"stake\"\ndo = \"stake\"\naccount = \"ops/*\"\namount = \"1\"\n\
        [[action]]\nid = \"deposit\"\ndo = \"deposit\"\naccount = \"ops/3..4\"\namount = { from = \"stake\", share = \"50%\" }\ninto = \"kelp\"\n\
        [[action]]\nid = \"one\"\ndo = \"unstake\"\naccount = \"cold\"\namount = \"1\"\ntoken = \"steth\"\n\
        [[action]]\ndo = \"deposit\"\naccount = \"ops/0\"\namount = { from = \"one\" }\ninto = \"kelp\"\nafter = [\"deposit\", \"deposit\"]\n";
    let (script, jobs) = read_actions(text, &[]).unwrap();
    let from = |index: usize| jobs[index].amount_from.map(|from| jobs[from.job].key.as_str());
    assert_eq!((from(10), from(11), from(13)), (Some("stake@ops/3"), Some("stake@ops/4"), Some("one@cold")));
    assert_eq!(jobs[10].amount_from.unwrap().share, Some("50".parse().unwrap()));
    assert_eq!(&*jobs[13].after, [10, 11]);
    assert_eq!(jobs[13].needs().collect::<Vec<_>>(), [10, 11, 12]);
    assert!(command(&script, &jobs[13], None).unwrap().contains("digits: 1,"), "any amount stands for it");
    assert!(command(&script, &jobs[13], Some("2.5")).unwrap().contains("digits: 25,"));
}

#[test]
fn rows_of_one_account_bring_to_the_same_rows() {
    let text = "[[action]]\nid = \"a\"\ndo = \"stake\"\naccount = \"me\"\namount = \"1\"\nrepeat = 3\n\
        [[action]]\ndo = \"wrap\"\naccount = \"me\"\namount = { from = \"a\" }\ntoken = \"steth\"\nrepeat = 3\n";
    let jobs = jobs(text, &[]);
    assert_eq!(jobs[3..].iter().map(|job| job.amount_from.unwrap().job).collect::<Vec<_>>(), [0, 1, 2]);
}

#[test]
fn an_action_may_wait_for_a_later_one_of_another_account() {
    let text = "[[action]]\ndo = \"undelegate\"\naccount = \"me\"\nafter = \"b\"\n[[action]]\nid = \"b\"\ndo = \"undelegate\"\naccount = \"ops/0..1\"\n";
    assert_eq!(&*jobs(text, &[])[0].after, [1, 2]);
}

#[test]
fn every_command_that_acts_can_be_written_and_no_value_is_an_option() {
    let (script, jobs) = read_actions(include_str!("every.toml"), &[]).unwrap();
    let said: Vec<_> = jobs.iter().map(|job| command(&script, job, None).unwrap()).collect();
    for said in &said {
        for option in ["yes: false", "dry_run: false", "save: None", "export: None", "nonce: None", "timeout: Some(60)"] {
            assert!(said.contains(option), "{option} is not in {said}");
        }
    }
    assert!(said[0].contains(r#"tickets: ["--yes", "lido/1"], as_shares: true"#), "{}", said[0]);
    assert!(said[1].contains(r#"tickets: ["lido/1"], as_shares: false"#), "{}", said[1]);
    assert!(said[2].contains(r#"operator: "--dry-run""#) && said[2].contains("-x.json"), "{}", said[2]);
    assert!(said[5].contains(r#"asset: Some("steth")"#) && said[5].contains(r#"into: "--save=x""#), "{}", said[5]);
    assert!(said[6].contains("asset: None"), "{}", said[6]);
    assert!(said[11].contains(r#"token: ["eigen", "usdc"]"#), "{}", said[11]);
    assert!(said[14].contains(r#"asset: "--", to: "--help""#), "{}", said[14]);
    let read = Forms::default().command(&script, &jobs[12], None, false).unwrap();
    assert!(matches!(read, Command::Rewards(_)));
}

#[test]
fn conditions_and_limits_are_read() {
    let text = r#"
[limits]
max_fee = "40gwei"
max_total_fee = "0.5"
max_spend = { eth = "100", "0x00000000000000000000000000000000000000c1" = "5" }
rate = 25
account = { max_total_fee = "50000gwei", max_spend = { eth = "10" } }
[[action]]
do = "claim"
account = "ops/0..1"
tickets = "{ticket}"
table = [{ ticket = "lido/1" }]
when = { base_fee_below = "15gwei", not_before = 2026-12-01T00:00:00+01:00, rate = { of = "etherfi", at_least = "1.05" }, claimable = "{ticket}" }
[[action]]
do = "claim"
account = "me"
when = { claimable = true }
[[action]]
do = "claim"
account = "me"
when = { claimable = false }
"#;
    let (script, jobs) = read_actions(text, &[]).unwrap();
    let limits = &script.limits;
    assert_eq!((limits.rate, limits.whole.max_spend.len(), limits.account.max_spend.len()), (Some(25), 2, 1));
    assert_eq!(limits.account.max_total_fee.unwrap().to_string(), "50000000000000");
    let when = &jobs[0].when;
    assert_eq!(when.claimable, Some(Claimable::Ticket("lido/1".into())));
    assert_eq!(when.not_before.unwrap().to_string(), "2026-11-30T23:00:00Z");
    assert_eq!(when.rate.as_ref().unwrap().at_least.unwrap().to_string(), "1050000000000000000");
    assert_eq!(jobs[2].when.claimable, Some(Claimable::Any));
    assert!(jobs[3].when.is_empty());
}

#[test]
fn a_batch_is_what_its_bytes_and_its_tables_are() {
    let action = "version = 1\nnetwork = \"practice\"\n[[action]]\ndo = \"stake\"\naccount = \"me\"\namount = \"{a}\"\ntable = \"x.csv\"\n";
    let digest = |text: &str, table: &str| parse("any name", text, |_| Ok(table.as_bytes().to_vec())).unwrap().digest;
    let first = digest(action, "a\n1\n");
    assert_eq!(first, digest(action, "a\n1\n"));
    assert_ne!(first, digest(action, "a\n1\n\n"), "every byte of a table counts");
    assert_ne!(first, digest(&format!("{action}\n"), "a\n1\n"), "and of the file");
    assert_ne!(first, digest(&action.replace("x.csv", "y.csv"), "a\n1\n"), "and the table's name");
    let twice = format!("{action}{}", action.split_once("\"practice\"\n").unwrap().1);
    let mut reads = 0;
    let script = parse("x", &twice, |_| {
        reads += 1;
        Ok(b"a\n1\n".to_vec())
    });
    assert!(script.unwrap().jobs(accounts).is_ok() && reads == 1, "a table is read once");
}

#[test]
fn ten_thousand_jobs_are_tied_without_tying_each_to_each() {
    let table: String = (0..10_000).map(|row| format!("0x{row:040x},0.{}\n", row + 1)).collect();
    let text = "[[action]]\nid = \"fund\"\ndo = \"send\"\naccount = \"me\"\nasset = \"eth\"\nto = \"{to}\"\namount = \"{amount}\"\ntable = \"x.csv\"\n\
        [[action]]\ndo = \"send\"\naccount = \"ops/*\"\nasset = \"eth\"\nto = \"me\"\namount = \"{row}\"\nrepeat = 1000\nafter = \"fund\"\n";
    let jobs = jobs(text, &[("x.csv", &format!("to,amount\n{table}"))]);
    assert_eq!(jobs.len(), 20_000);
    assert_eq!(jobs[19_999].key, "#2@ops/9:1000");
    assert_eq!(jobs[19_999].after.as_ptr(), jobs[10_000].after.as_ptr(), "one list is shared");
}
