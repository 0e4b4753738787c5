//! An action of several steps of which some are done is never begun anew, whatever came of its rest.

use std::fs;

use alloy::primitives::U256;
use serde_json::{Value, json};

use super::stage::{SEND, SYNC, Stage, ether, expected};
use crate::hostile::{home::speaks_of, node::Lie};

/// Stakes, and wraps what comes of it: three transactions.
const BATCH: &str = "[[action]]\nid = \"in\"\ndo = \"stake\"\naccount = \"a\"\namount = \"3\"\nwith = \"lido\"\nwrap = true\n";

const SIMULATE: &str = "eth_simulateV1";

fn refused() -> Lie {
    Lie::Error(-32000, "transaction underpriced")
}

/// All of it is done, and once.
fn done_once(stage: &Stage, file: &str) {
    assert_eq!(stage.status(file), expected(&[("in@a", "done")]));
    assert_eq!(stage.chain().account(stage.address("a")).nonce, 3);
    let left = stage.ether("a");
    assert!(left > ether("96") && left <= ether("97"), "{left}");
    assert!(stage.holds(stage.world.lido.wsteth, "a") > U256::ZERO);
    assert!(stage.holds(stage.world.lido.steth, "a") < U256::from(4));
}

/// The lines of the journal of `a`.
fn lines(stage: &Stage) -> (std::path::PathBuf, Vec<Value>) {
    let journals = fs::read_dir(stage.home.path("home/journal")).unwrap();
    let path = journals.map(|file| file.unwrap().path()).find(|path| path.extension() == Some("jsonl".as_ref())).unwrap();
    let lines = fs::read_to_string(&path).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (path, lines)
}

/// A batch whose stake is mined, and whose next transaction a node refuses as often as that; and its plan.
fn half_done(times: usize) -> (Stage, String, String) {
    let stage = Stage::set();
    let file = stage.file("batch.toml", BATCH);
    stage.node.lies_at(SYNC, 1, times, refused());
    stage.carry_out(&file).failed(5, "unfinished");
    let id = lines(&stage).1[0]["id"].as_str().unwrap().to_owned();
    (stage, file, id)
}

#[test]
fn where_a_node_refuses_its_rest_again_and_again() {
    let (stage, file, _) = half_done(1);
    for _ in 0..3 {
        // The same bytes once more, and what is planned of the rest then.
        stage.node.lies_at(SYNC, 0, 2, refused());
        stage.resume(&file).failed(5, "unfinished");
        assert_eq!(stage.status(&file), expected(&[("in@a", "half done")]));
        stage.node.behaves();
        // So that what is signed next has other fees.
        stage.chain().mine(20, 12);
    }
    let hashes = stage.hashes();
    assert!(hashes[&(stage.address("a"), 1)].len() > 2, "{hashes:?}");
    stage.resume(&file).done();
    done_once(&stage, &file);
}

#[test]
fn where_it_dies_between_the_plan_of_its_rest_and_the_first_signature() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", BATCH);
    // The check, what is shown, what is signed; and then what comes before the second signature.
    let run = ["batch", "run", &file, "--yes"];
    let mut at = 0;
    loop {
        stage.dies_at(&run, SIMULATE, at, Lie::Hang);
        if stage.chain().account(stage.address("a")).nonce > 0 {
            break;
        }
        at += 1;
    }
    let (path, lines) = lines(&stage);
    let mut rest = lines.iter().find(|line| line["event"] == "planned").unwrap().clone();
    rest["resumes"] = rest["id"].take();
    rest["id"] = json!("0000beef");
    rest["batch"]["rest"] = json!([1, 2]);
    rest["plan"]["steps"].as_array_mut().unwrap().remove(0);
    fs::write(&path, format!("{}{rest}\n", fs::read_to_string(&path).unwrap())).unwrap();
    assert_eq!(stage.status(&file), expected(&[("in@a", "half done")]));
    stage.resume(&file).done();
    done_once(&stage, &file);
    let rests: Vec<_> =
        self::lines(&stage).1.iter().filter(|line| line["event"] == "planned").map(|line| line["batch"]["rest"].clone()).collect();
    assert_eq!(rests, [Value::Null, json!([1, 2]), json!([1, 2])]);
}

#[test]
fn where_history_resume_does_the_rest() {
    let (stage, file, id) = half_done(2);
    let resume = ["history", "resume", &id, "--yes", "-a", "a"];
    stage.run(&resume).failed(5, "failed");
    stage.node.behaves();
    stage.run(&resume).done();
    done_once(&stage, &file);
}

#[test]
fn where_it_would_cost_more_once_it_is_simulated_again() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", BATCH);
    // What would be signed is simulated once more, after its fees were set aside.
    let dear = Lie::Edit(Box::new(|answer| {
        for call in answer.as_array_mut().into_iter().flatten().flat_map(|block| block["calls"].as_array_mut().unwrap()) {
            (call["gasUsed"], call["maxUsedGas"]) = (json!("0xc00000"), json!("0xc00000"));
        }
    }));
    stage.node.lies_at(SIMULATE, 1, 1, dear);
    let ended = stage.carry_out(&file);
    ended.failed(4, "fees");
    speaks_of(&ended.report(4)["actions"][0]["message"].to_string(), &["the fees may come to", "were set aside"]);
    stage.untouched();
    stage.carry_out(&file).done();
    done_once(&stage, &file);
}

#[test]
fn where_its_owner_gave_up_the_rest() {
    let (stage, file, id) = half_done(1);
    stage.run(&["history", "close", &id, "-a", "a"]).done();
    assert_eq!(stage.status(&file), expected(&[("in@a", "given up")]));
    stage.resume(&file).done();
    assert_eq!(stage.chain().account(stage.address("a")).nonce, 1, "the first step is all");
}

#[test]
fn where_all_of_it_went_out_together_and_one_in_the_midst_was_refused() {
    for (skip, times) in [(1, 1), (1, 3), (2, 1), (0, 1)] {
        let stage = Stage::set();
        let file = stage.file("batch.toml", BATCH);
        stage.node.lies_at(SEND, skip, times, refused());
        stage.run(&["batch", "run", &file, "--yes", "--burst"]).failed(5, "unfinished");
        stage.node.behaves();
        stage.chain().mine(20, 12);
        let mut tries = 0;
        while stage.status(&file) != expected(&[("in@a", "done")]) {
            stage.resume(&file);
            tries += 1;
            assert!(tries < 4, "{skip}, {times}: {:?}", stage.status(&file));
        }
        done_once(&stage, &file);
    }
}
