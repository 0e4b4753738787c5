//! The format of a batch file, as the manual and `batch --help` have it.

/// What may stand in a batch file, with an example. No line is longer than 80 columns.
pub(super) const SCHEMA: &str = r#"A batch file is TOML. Each of its actions is a command that acts, for one
account or many.

  version = 1                        # always
  network = "mainnet"                # must agree with the node

  [defaults]                         # options of any action
  max_fee = "30gwei"

  [limits]                           # for the whole batch
  max_fee = "40gwei"                 # the most a unit of gas may cost
  max_total_fee = "0.5"              # the most that all fees may come to
  max_spend = { eth = "100", steth = "50" }   # one limit an asset
  rate = 25                          # calls a second to a node
  account = { max_total_fee = "0.05", max_spend = { eth = "10" } }

  [[action]]
  id = "stake"
  do = "stake"
  account = ["ops/0", "ops/5..9"]
  amount = "1.5"
  with = "lido"

  [[action]]
  do = "deposit"
  account = "ops/0"
  asset = "stETH"
  amount = { from = "stake" }
  into = "eigenlayer/steth"
  when = { base_fee_below = "15gwei", not_before = "2026-12-01T00:00:00Z" }

  [[action]]
  do = "send"
  account = "ops/0"
  asset = "eth"
  table = "payments.csv"             # its first line: to,amount
  to = "{to}"
  amount = "{amount}"
  after = "stake"

Keys of an action:
  do       claim, delegate, deposit, redelegate, rewards claim, rewards
           set-claimer, send, stake, undelegate, unstake, unwrap, withdraw or
           wrap
  account  a name, a pattern such as `ops/0..9` (both ends) or `ops/*`, or a
           list of them: the action is done once for each; `[defaults]` may name
           it
  id       what other actions call it; unique
  after    ids: every job of those actions is done before; an account does its
           own actions in the order of the file in any case
  when     what is waited for, all of it; see below
  repeat   how often it is done for each account
  table    the rows that it is done for: a CSV file whose first line names the
           columns, beside the batch, or a list: [{ to = "0x…", amount = "1" }]

Every other key is an option of the command, with `_` for `-`, or the name of
what it takes without one, as in its help: `amount`, `asset`, `token`, `venue`,
`to`, `tickets`, `operator`, `claimer`. A flag is true or false; what may be
repeated takes a list. What is about the whole batch is no key: `yes`,
`dry_run`, `save`, `export` and its options, `nonce`, `no_wait`.

Amounts are written in quotes: "1.5", "max", "50%". { from = "ID" } is what that
action brought to the same account, or to the only one; share = "50%" takes a
part of it.

In quotes, `{column}` stands for what the row has there, `{account}` for the
account, `{index}` for its number in the list from 0, `{row}` for the number of
the row or the repetition from 1; `{{` and `}}` are braces. In `account` only
columns count, and one of them may be called `account`.

Keys of `when`:
  base_fee_below   the base fee is less than this
  not_before       it is this time or later, by the newest block
  not_after        it is not later than this
  rate             { of = "etherfi", at_least = "1.05" }, or `at_most`: what 1
                   of a token or a venue is worth, by its own protocol
  claimable        a ticket such as "lido/123" is ready; or true: any is

What waits may not be possible yet, and then cannot be shown before. It is shown
when its time comes, and signed only where `max_total_fee` bounds its fees, and
`max_spend` every asset that leaves.

A job is called by its action's id or number, its account and its row:
`stake@ops/0`, `#3@ops/0:7`.

With `--json`, `run` and `resume` print a line for each event before the result:
an object with `version`, `command`, `event`, `action` (the job) and

  planned  plan: it is in the journal by this id
  signed   plan, step, hash, nonce: it is on disk, and may be sent from here on
  sent     plan, step, hash: a node has it
  mined    plan, step, hash, block, success: it is as deep as was asked for
  refused  plan, step, hash, message: no node takes it, or its nonce is gone
  waits    message: what its condition waits for
  done     nothing more: all of it did what it was to do
  failed   kind, message
  skipped  message: it is not begun

Steps are counted from 0 in their plan; the rest of an action that was broken
off is a plan of its own.
"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{commands::batch::args::Forms, script::parse};

    /// The lines of the example, as a file has them.
    fn example() -> String {
        let lines = SCHEMA.lines().skip_while(|line| !line.contains("version = 1")).take_while(|line| !line.starts_with("Keys"));
        lines.map(|line| line.trim_start().to_owned() + "\n").collect()
    }

    #[test]
    fn lines_fit_and_the_example_is_read() {
        assert!(SCHEMA.lines().all(|line| line.chars().count() <= 80), "too wide");
        let table = b"to,amount\n0x70997970C51812dc3A010C7d01b50e0d17dc79C8,0.5\n";
        let script = parse("example", &example(), |_| Ok(table.to_vec())).unwrap();
        let accounts = |pattern: &str| Ok(vec![pattern.to_owned()]);
        let jobs = script.jobs(accounts).unwrap();
        assert_eq!(
            jobs.iter().map(|job| job.key.as_str()).collect::<Vec<_>>(),
            ["stake@ops/0", "stake@ops/5..9", "#2@ops/0", "#3@ops/0:1"]
        );
        Forms::default().check(&script, &jobs).unwrap();
    }
}
