//! `batch run`: many accounts at once, each in its own order, and what is told of it.

use alloy::primitives::{Address, U256};
use serde_json::json;

use super::stage::{PAYEE, Stage, ether, expected, states};
use crate::hostile::{home::speaks_of, node::Lie};

/// A payment of each account.
fn pay(accounts: &str, more: &str) -> String {
    format!("[[action]]\nid = \"pay\"\ndo = \"send\"\naccount = {accounts}\nasset = \"eth\"\nto = \"{PAYEE}\"\n{more}\n")
}

#[test]
fn many_accounts_act_each_in_its_order() {
    let stage = Stage::set();
    let text = format!(
        "{}\n[[action]]\nid = \"last\"\ndo = \"send\"\naccount = \"a\"\namount = \"5\"\nasset = \"eth\"\nto = \"{PAYEE}\"\nafter = \"pay\"\n",
        pay("[\"ops/*\", \"a\"]", "amount = \"0.25\"\nrepeat = 3")
    );
    let file = stage.file("batch.toml", &text);
    let ended = stage.carry_out(&file);
    let result = ended.done();
    assert_eq!((&result["run"], &result["done"], &result["of"]), (&json!(1), &json!(34), &json!(34)));
    assert!(states(&result).values().all(|state| state == "done"));
    let ops: Vec<_> = (0..10).map(|index| format!("pay@ops/{index}:2")).collect();
    assert!(ops.iter().all(|key| states(&result).contains_key(key)), "{result}");
    assert_eq!(stage.paid(), ether("13.25"));
    stage.one_each(34);
    // The last comes after all others, of all accounts.
    let events = ended.events();
    let at = |event: &str| events.iter().position(|other| other == event).unwrap_or_else(|| panic!("no `{event}` in {events:?}"));
    let others = events.iter().filter(|event| event.starts_with("done pay@")).count();
    assert_eq!(others, 33);
    assert!(events.iter().filter(|event| event.starts_with("done pay@")).all(|event| at(event) < at("signed last@a")));
    for step in ["planned", "signed", "sent", "mined", "done"].windows(2) {
        assert!(at(&format!("{} pay@ops/4:3", step[0])) < at(&format!("{} pay@ops/4:3", step[1])), "{events:?}");
    }
    assert!(at("signed pay@ops/4:1") < at("signed pay@ops/4:2"));
}

#[test]
fn every_line_is_an_object_and_the_last_is_the_result() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &pay("[\"a\", \"b\"]", "amount = \"1\""));
    let ended = stage.carry_out(&file);
    let lines = ended.lines();
    let (last, events) = lines.split_last().unwrap();
    assert_eq!((&last["command"], &last["network"]), (&json!("batch run"), &json!("practice")));
    let manual = stage.plain(&["batch", "--help"]).stdout;
    for event in events {
        assert!(manual.contains(&format!("\n  {} ", event["event"].as_str().unwrap())), "{event}");
        assert_eq!((&event["version"], &event["command"]), (&json!(1), &json!("batch")), "{event}");
        assert!(event["event"].is_string() && event["action"].as_str().unwrap().starts_with("pay@"), "{event}");
    }
    let of = |name: &str| events.iter().find(|event| event["event"] == name).unwrap_or_else(|| panic!("no `{name}`: {ended}"));
    assert!(of("planned")["plan"].is_string() && of("signed")["hash"].is_string() && of("signed")["nonce"].is_u64());
    assert_eq!((&of("mined")["success"], &of("mined")["step"]), (&json!(true), &json!(0)));
    let mined = of("mined");
    let planned = events.iter().find(|event| event["event"] == "planned" && event["action"] == mined["action"]).unwrap();
    assert_eq!(planned["plan"], mined["plan"]);
    let hash = mined["hash"].as_str().unwrap();
    assert!(last["result"].to_string().contains(hash));
}

#[test]
fn a_table_says_who_pays_whom_how_much() {
    let stage = Stage::set();
    let rows = [("ops/0", 1), ("ops/1", 2), ("b", 3), ("ops/0", 4)];
    let to = |index: usize| Address::repeat_byte(0xa0 + u8::try_from(index).unwrap());
    let lines = rows.iter().enumerate().map(|(index, (account, gwei))| format!("{account},{},{gwei}gwei\n", to(index)));
    stage.raw("payments.csv", &format!("account,to,amount\n{}", lines.collect::<String>()));
    let text = "[[action]]\ndo = \"send\"\ntable = \"payments.csv\"\naccount = \"{account}\"\nasset = \"eth\"\nto = \"{to}\"\namount = \"{amount}\"\n";
    let file = stage.file("batch.toml", text);
    let result = stage.carry_out(&file).done();
    assert_eq!(states(&result).into_keys().collect::<Vec<_>>(), ["#1@b:3", "#1@ops/0:1", "#1@ops/0:4", "#1@ops/1:2"]);
    for (index, (_, gwei)) in rows.iter().enumerate() {
        assert_eq!(stage.ether(&to(index).to_string()), U256::from(*gwei) * U256::from(1_000_000_000));
    }
    // Another table is another batch.
    stage.raw("payments.csv", &format!("account,to,amount\na,{PAYEE},1\n"));
    assert_eq!(stage.status(&file), expected(&[("#1@a:1", "not begun")]));
    stage.carry_out(&file).done();
    assert_eq!(stage.paid(), ether("1"));
}

#[test]
fn amounts_differ_by_account() {
    let stage = Stage::set();
    let text = "[[action]]\ndo = \"send\"\naccount = [\"a\", \"b\", \"c\"]\nasset = \"eth\"\namount = \"{index}1gwei\"\nto = \"{account}\"\nallow_unknown = []\n";
    let text = text.replace("to = \"{account}\"\nallow_unknown = []", &format!("to = \"{PAYEE}\""));
    let file = stage.file("batch.toml", &text);
    stage.carry_out(&file).done();
    assert_eq!(stage.paid(), U256::from(33_000_000_000_u64), "1, 11 and 21 gwei");
}

#[test]
fn without_an_answer_nothing_is_signed() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &pay("\"a\"", "amount = \"1\""));
    let error = stage.run(&["batch", "run", &file]).failed(2, "usage");
    speaks_of(&error, &["pass `--yes`", "restake batch check"]);
    stage.untouched();
}

#[test]
fn a_wrong_password_signs_nothing() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &pay("[\"a\", \"ops/1\"]", "amount = \"1\""));
    restake::signer::files::write_new(&stage.home.path("wrong"), b"a wrong enough password").unwrap();
    let mut command = stage.command(&["batch", "run", &file, "--yes", "--json"]);
    let wrong = stage.home.path("wrong");
    let arguments: Vec<_> = command.get_args().map(|argument| argument.to_owned()).collect();
    let place = arguments.iter().position(|argument| *argument == *"--password-file").unwrap();
    let changed = arguments.iter().enumerate().map(|(index, argument)| if index == place + 1 { wrong.as_os_str() } else { argument });
    let mut other = std::process::Command::new(command.get_program());
    other.args(changed).env_clear().stdin(std::process::Stdio::null());
    command.stdin(std::process::Stdio::null());
    let error = super::stage::Ended::of(&mut other).failed(1, "password");
    assert!(!error.contains("wrong enough"), "{error}");
    stage.untouched();
}

#[test]
fn little_memory_opens_one_after_another_and_quiet_says_nothing() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &pay("[\"a\", \"b\", \"c\", \"ops/2\"]", "amount = \"1\""));
    let ended = stage.plain(&["batch", "run", &file, "--yes", "-q", "--unlock-memory", "64MiB"]);
    ended.said(0);
    assert_eq!(ended.stdout, "4 of 4 actions done.\n");
    assert_eq!(stage.paid(), ether("4"));
    let error = stage.run(&["batch", "run", &file, "--yes", "--again", "--unlock-memory", "lots"]).failed(2, "usage");
    speaks_of(&error, &["lots", "--unlock-memory"]);
}

#[test]
fn fees_beyond_what_yes_alone_agrees_to_are_refused() {
    let stage = Stage::set();
    let text = pay("[\"a\", \"b\"]", "amount = \"1\"\nrepeat = 30");
    stage.chain().set_next_base_fee(300_000_000_000);
    stage.chain().mine(1, 12);
    let file = stage.file("batch.toml", &text);
    let error = stage.carry_out(&file).failed(4, "fees");
    speaks_of(&error, &["`--yes` alone agrees to 0.5 ETH", "`max_total_fee` under `[limits]`"]);
    stage.untouched();
}

#[test]
fn a_batch_of_another_network_is_not_read_further() {
    let stage = Stage::set();
    let file = stage.raw("batch.toml", "version = 1\nnetwork = \"mainnet\"\n[[action]]\ndo = \"undelegate\"\naccount = \"a\"\n");
    let error = stage.carry_out(&file).failed(2, "script");
    speaks_of(&error, &["line 2, column 11", "the batch is for `mainnet`, and the network is `practice`"]);
    stage.untouched();
}

#[test]
fn whoever_is_first_at_an_empty_account_may_be_another_than_the_one_that_was_checked_first() {
    let stage = Stage::set();
    let to = Address::repeat_byte(0xfe);
    let text = format!(
        "[[action]]\nid = \"in\"\ndo = \"stake\"\naccount = \"ops/0..5\"\namount = \"1\"\nwith = \"lido\"\n\
         [[action]]\nid = \"gather\"\ndo = \"send\"\naccount = \"ops/0..5\"\namount = \"0.5\"\nasset = \"steth\"\nto = \"{to}\"\n"
    );
    let file = stage.file("batch.toml", &text);
    assert_eq!(stage.carry_out(&file).done()["done"], 12);
    assert!(stage.holds(stage.world.lido.steth, &to.to_string()).abs_diff(ether("3")) < U256::from(12));
    stage.one_each(12);
}

#[test]
fn in_a_burst_what_is_shown_is_what_is_paid() {
    let text = format!(
        "[defaults]\naccount = \"a\"\n[[action]]\nid = \"in\"\ndo = \"stake\"\namount = \"2\"\nwith = \"lido\"\n\
         [[action]]\nid = \"wrap\"\ndo = \"wrap\"\namount = {{ from = \"in\" }}\ntoken = \"steth\"\n\
         [[action]]\nid = \"out\"\ndo = \"send\"\namount = {{ from = \"wrap\" }}\nasset = \"wsteth\"\nto = \"{PAYEE}\"\n"
    );
    // What waits for something is signed later, and pays what was shown all the same.
    for (burst, when) in [(true, ""), (false, ""), (true, "when = { base_fee_below = \"500gwei\" }\n")] {
        let stage = Stage::set();
        let file = stage.file("batch.toml", &format!("{text}{when}"));
        let run = ["batch", "run", &file, "--yes", "--burst"];
        let said = stage.plain(&run[..if burst { 5 } else { 4 }]).said(0);
        let wei = stage.holds(stage.world.lido.wsteth, PAYEE);
        let paid = alloy::primitives::utils::format_ether(wei);
        let shown = said.lines().filter(|line| line.contains("Send 1.")).collect::<Vec<_>>();
        assert!(!shown.is_empty() && shown.iter().all(|line| line.contains(paid.trim_end_matches('0'))), "{paid} of {shown:?}");
        assert_eq!(burst, stage.holds(stage.world.lido.wsteth, "a") > U256::from(9), "what comes above the least stays");
    }
}

#[test]
fn what_a_resumed_batch_finds_done_is_told() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &pay("[\"a\", \"b\"]", "amount = \"1\""));
    stage.dies_at(&["batch", "run", &file, "--yes"], "eth_getTransactionReceipt", 0, Lie::Hang);
    let ended = stage.resume(&file);
    assert_eq!(ended.done()["done"], 2);
    let events = ended.events();
    assert!(["done pay@a", "done pay@b"].iter().all(|event| events.contains(&(*event).to_owned())), "{events:?}");
    let envelope = ended.lines().pop().unwrap();
    assert_eq!(envelope["account"], json!(null), "a batch is of many");
}
